import CareModel

/// What each estate has of the supply of care rooms, by floating catchments.
public struct SupplyResults: Sendable {
  /// What the estates, facilities, circle and method are.
  public let coverage: CoverageResults
  /// The people of each estate.
  public let spread: PopulationSpread
  /// How facilities count with the walk.
  public let decay: CatchmentDecay
  /// How many facilities that count, or might, each estate has in its catchment.
  public let counts: [Int32]
  /// Square metres a head.
  public let area: [SupplyFigure]
  /// Beds a head.
  public let beds: [SupplyFigure]

  /// Results, each array in the order of the estates.
  public init(
    coverage: CoverageResults, spread: PopulationSpread, decay: CatchmentDecay, counts: [Int32],
    area: [SupplyFigure], beds: [SupplyFigure]
  ) {
    self.coverage = coverage
    self.spread = spread
    self.decay = decay
    self.counts = counts
    self.area = area
    self.beds = beds
  }

  /// The people of an estate from an age on.
  package func people(_ age: PopulationSpread.Age, _ estate: Int) -> CatchmentAmount? {
    spread.people[age].flatMap { estate < $0.count ? $0[estate] : nil }
  }

  /// Where the figure of the 60-year-olds comes from.
  package func source(_ estate: Int) -> String? {
    guard people(.sixty, estate) != nil else { return nil }
    return coverage.estates[estate].elders == nil ? "spread" : "table"
  }
}

/// What an estate has of a supply, or why nobody can say.
public struct SupplyFigure: Hashable, Sendable {
  /// For 1,000 older people; nil where it is not known.
  public let perThousand: Double?
  /// What the figure is of the truth.
  public let bound: AmountBound?
  /// Why there is none, as a code.
  public let reason: String?

  /// A figure as catchments give it.
  public init(_ access: CatchmentAccess) {
    switch access {
    case .known(let perHead, let bound):
      self.init(perThousand: perHead * 1000, bound: bound, reason: nil)
    case .unknown(let gap):
      self.init(unknown: gap.rawValue)
    }
  }

  /// None, for a reason.
  public init(unknown reason: String) {
    self.init(perThousand: nil, bound: nil, reason: reason)
  }

  private init(perThousand: Double?, bound: AmountBound?, reason: String?) {
    self.perThousand = perThousand
    self.bound = bound
    self.reason = reason
  }
}
