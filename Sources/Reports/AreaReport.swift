import Coverage
import Layers
import Wording

/// Where the gaps are, and how much of each unit is covered.
public struct AreaReport: Sendable {
  /// The whole, the townships, the communities.
  public let rows: [UnitRow]
  /// The pieces of uncovered ground; nil where no ground was asked about.
  public let areas: CoverageAreas?
  /// How many estates, and how many of their elders, lie in each piece.
  public let inhabitants: [AreaInhabitants]
  /// What is doubtful about the ground of the units.
  public let issues: [DataIssue]
  private let notPlaced: Int
  let results: CoverageResults
  /// The row of each township, by its place among the townships.
  let townshipRows: [Int: Int]

  /// A report; `inhabitants` are in the order of the gaps of `areas`, `notPlaced` the facilities that may be
  /// anywhere.
  public init(
    _ results: CoverageResults, rows: [UnitRow], areas: CoverageAreas?,
    inhabitants: [AreaInhabitants], notPlaced: Int = 0, issues: [DataIssue] = []
  ) {
    (self.notPlaced, self.issues) = (notPlaced, issues)
    (self.results, self.rows, self.areas, self.inhabitants) = (results, rows, areas, inhabitants)
    townshipRows = Dictionary(
      rows.enumerated().compactMap { place, row in
        row.level == .township ? row.number.map { ($0, place) } : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A facility that could not be placed may stand on any ground that is called a gap.
  var unplaced: (String, JSONValue) { ("facilities_not_placed", .integer(notPlaced)) }
}

/// Who lives on a piece of uncovered ground: estates by their point, whatever the question is about.
public struct AreaInhabitants: Hashable, Sendable {
  /// Estates on it.
  public var estates = 0
  /// Those whose verdict is a gap.
  public var gapEstates = 0
  /// Dwellings, where they are known.
  public var households = 0
  /// Residents of 60 years and more, where they are known.
  public var elders = 0
  /// Estates whose elders are not known.
  public var eldersUnknown = 0

  /// Nobody.
  public init() {}
}
