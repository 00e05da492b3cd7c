extension InputKind {
  /// Every kind of input, in the order in which they are read and reported.
  public static let all: [InputKind] = [
    .estates, .facilities, .gates, .boundary, .within, .estateAttributes, .estatePolygons,
    .residentialLand, .townships, .communities, .population, .networkExtent, .facilitiesExtent,
    .barriers, .network, .corrections, .newEstates, .rooms, .villages, .namedSites,
    .indicators, .milestones, .basicServices, .parcels, .conversions, .candidates, .subsidies,
  ]

  /// The kind with this name in a study file; nil if there is none.
  public static func named(_ key: String, among kinds: [InputKind] = all) -> InputKind? {
    kinds.first { $0.key == key }
  }
}

extension [InputKind] {
  /// The kinds that a question can use.
  public func usable(for use: InputUse) -> [InputKind] { filter { $0.uses.contains(use) } }
}
