import Geodesy
import Wording

/// An input that has been read, as far as it is looked at without knowing what its rows are.
package protocol LoadedInput: Sendable {
  /// What is known of each of its files or sheets, in the order in which they were read.
  var sources: [InputInfo] { get }
  /// What was rejected, doubtful or notable.
  var issues: [DataIssue] { get }
  /// Where each row that is used comes from; nil for an input whose rows are not kept.
  var origins: RowOrigins? { get }
  /// The rows for which `isThere` holds, by their numbers among the rows that are used. It is asked with the point
  /// that stands for a row, which is nil for a row of no one place.
  func rows(standing isThere: (Coordinate?) -> Bool) -> [Int]
  /// The rows that belong to one of some estates, by their numbers among the rows that are used.
  func rows(ofEstates ids: Set<String>) -> [Int]
}

extension LoadedInput {
  package var origins: RowOrigins? { nil }
  package func rows(standing isThere: (Coordinate?) -> Bool) -> [Int] { [] }
  package func rows(ofEstates ids: Set<String>) -> [Int] { [] }
}

extension LoadedTable: LoadedInput where Row: RegisterRow {
  package func rows(standing isThere: (Coordinate?) -> Bool) -> [Int] {
    rows.indices.filter { isThere(rows[$0].anchor) }
  }

  package func rows(ofEstates ids: Set<String>) -> [Int] {
    rows.indices.filter { rows[$0].ownerID.map(ids.contains) ?? false }
  }
}
