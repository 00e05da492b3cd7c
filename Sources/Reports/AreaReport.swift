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
  /// The row of each township, by its index among the townships.
  let townshipRows: [Int: Int]

  /// A report of what was found; `notPlaced` are the facilities that may be anywhere.
  package init(_ results: CoverageResults, _ findings: AreaFindings, notPlaced: Int) {
    (self.results, self.notPlaced) = (results, notPlaced)
    (rows, areas, inhabitants) = (findings.rows, findings.areas, findings.inhabitants)
    issues = findings.overlaps
    townshipRows = Dictionary(
      findings.rows.enumerated().compactMap { index, row in
        row.level == .township ? row.number.map { ($0, index) } : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A facility that could not be placed may stand on any ground that is called a gap.
  var unplaced: (String, JSONValue) { ("facilities_not_placed", .integer(notPlaced)) }
}
