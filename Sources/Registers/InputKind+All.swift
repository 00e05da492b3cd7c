extension InputKind {
  /// Every kind of input, in the order in which they are read and told of.
  public static let all: [InputKind] = [
    .estates, .facilities, .gates, .boundary, .estateAttributes, .estatePolygons,
    .residentialLand, .townships, .communities, .population, .networkExtent, .facilitiesExtent,
    .barriers, .network, .newEstates, .rooms, .villages, .namedSites,
  ]

  /// The kind of a name in a study file; nil for a name that none has.
  public static func named(_ key: String, among kinds: [InputKind] = all) -> InputKind? {
    kinds.first { $0.key == key }
  }
}

extension [InputKind] {
  /// Those that a question can use.
  public func usable(for use: InputUse) -> [InputKind] { filter { $0.uses.contains(use) } }
}
