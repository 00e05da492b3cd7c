import Geodesy
import Wording

/// An input that has been read, as far as it can be used without knowing the type of its rows.
package protocol LoadedInput: Sendable {
  /// The facts about each of its files or sheets, in the order in which they were read.
  var sources: [InputInfo] { get }
  /// The issues: what was rejected, doubtful or worth a note.
  var issues: [DataIssue] { get }
  /// The origin of each row that was used; nil for an input whose rows are not kept.
  var origins: RowOrigins? { get }
  /// The indices of the rows for which `isThere` returns true, among the rows that were used. It is called with the
  /// point that stands for a row, which is nil for a row without a location.
  func rows(standing isThere: (Coordinate?) -> Bool) -> [Int]
  /// The indices of the rows that belong to one of some estates, among the rows that were used.
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
