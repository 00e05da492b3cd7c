import Coverage
import Layers
import Wording

/// Where the gaps are, and how much of each unit is covered.
public struct AreaReport: Sendable {
  /// The row of the whole study, then those of the townships, then those of the communities.
  public let rows: [UnitRow]
  /// The areas of uncovered ground; nil if no ground was analysed.
  public let areas: CoverageAreas?
  /// The inhabitants of each gap area, in the order of the gaps of `areas`.
  public let inhabitants: [AreaInhabitants]
  /// The doubts about the ground of the units.
  public let issues: [DataIssue]
  private let notPlaced: Int
  let results: CoverageResults
  /// The index in `rows` of each township, by its index among the townships.
  let townshipRows: [Int: Int]

  /// A report of the findings; `notPlaced` is the number of facilities whose location is not known.
  package init(_ results: CoverageResults, _ findings: AreaFindings, notPlaced: Int) {
    (self.results, self.notPlaced) = (results, notPlaced)
    (rows, areas, inhabitants) = (findings.rows, findings.areas, findings.inhabitants)
    issues = findings.overlaps
    townshipRows = Dictionary(
      findings.rows.enumerated().compactMap { index, row in
        row.level == .township ? row.number.map { ($0, index) } : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A facility whose location is not known may stand on any ground that is called a gap.
  var unplaced: (String, JSONValue) { ("facilities_not_placed", .integer(notPlaced)) }
}
