import CareModel

/// The supply of care rooms that each estate has, by floating catchments.
public struct SupplyResults: Sendable {
  /// The estates, the facilities, the circle and the method.
  public let coverage: CoverageResults
  /// The people of each estate.
  public let spread: PopulationSpread
  /// How much facilities count, by the length of the walk.
  public let decay: CatchmentDecay
  /// The number of facilities that count or may count in the catchment of each estate.
  public let counts: [Int32]
  /// The square metres of gross floor area for 1,000 residents aged 60 and over, for each estate.
  public let area: [SupplyFigure]
  /// The beds for 1,000 residents aged 60 and over, for each estate.
  public let beds: [SupplyFigure]

  /// Results; each array is in the order of the estates.
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

  /// The people of an estate of an age and older.
  package func people(_ age: PopulationSpread.Age, _ estate: Int) -> CatchmentAmount? {
    spread.people[age].flatMap { estate < $0.count ? $0[estate] : nil }
  }

  /// Where the number of people aged 60 and over comes from.
  package func source(_ estate: Int) -> String? {
    guard people(.sixty, estate) != nil else { return nil }
    return coverage.estates[estate].elders == nil ? "spread" : "table"
  }
}

/// The supply of an estate for 1,000 residents aged 60 and over, or why it is not known.
public struct SupplyFigure: Hashable, Sendable {
  /// The supply for 1,000 residents aged 60 and over, in square metres or beds; nil if it is not known.
  public let perThousand: Double?
  /// What the figure says about the true value; nil if there is no figure.
  public let bound: AmountBound?
  /// Why there is no figure, as a code; nil if there is one.
  public let reason: String?

  /// The figure that the catchments give.
  public init(_ access: CatchmentAccess) {
    switch access {
    case .known(let perHead, let bound):
      self.init(perThousand: perHead * 1000, bound: bound, reason: nil)
    case .unknown(let gap):
      self.init(unknown: gap.rawValue)
    }
  }

  /// No figure, with the reason.
  public init(unknown reason: String) {
    self.init(perThousand: nil, bound: nil, reason: reason)
  }

  private init(perThousand: Double?, bound: AmountBound?, reason: String?) {
    self.perThousand = perThousand
    self.bound = bound
    self.reason = reason
  }
}
