import Geodesy
import Tables
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

/// The rows of an input as values of the model, and the facts about the files from which they came.
public struct LoadedTable<Row: Sendable>: Sendable {
  /// The rows that were used, in the order of the files.
  public let rows: [Row]
  /// The file and line of each row.
  public let rowOrigins: RowOrigins
  /// The issues: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]

  /// The line of each row in its file.
  public var lines: [Int32] { rowOrigins.lines }
  /// The facts about each file or sheet, in the order in which they were read.
  public var sources: [InputInfo] { rowOrigins.sources }
  /// The origins of the rows, as every input has them.
  package var origins: RowOrigins? { rowOrigins }

  /// The table.
  ///
  /// - Throws: `CareCircleError` if it has rows and all of them were rejected, since an empty map would look like a
  ///   finished one.
  package func withRows() throws(CareCircleError) -> LoadedTable {
    let refused = sources.filter { $0.rowsIn > 0 }
    if rows.isEmpty, !refused.isEmpty {
      throw .badData(refused.map { .nothingUsed($0, issues) })
    }
    return self
  }

  /// The same table with more issues.
  package func adding(_ more: [DataIssue]) -> LoadedTable {
    LoadedTable(rows: rows, rowOrigins: rowOrigins, issues: issues + more)
  }
}

extension InputProblem {
  fileprivate static func nothingUsed(_ info: InputInfo, _ issues: [DataIssue]) -> InputProblem {
    let first = issues.first { $0.severity == .rejected && $0.file == info.name }
    let row = first?.rowText
    return InputProblem(
      .nothingUsed, file: info.name, line: row == nil ? first?.line : nil, field: first?.field,
      value: first?.value,
      Message(
        en:
          "\(info.rowsIn == 1 ? "the only row cannot" : "none of the \(counted(info.rowsIn, "row")) can") be used; of the first one: "
          + (row.map { "\($0.english): " } ?? "") + (first?.message.english ?? ""),
        zh: "\(Decimals.grouped(info.rowsIn))行均无法使用；首行原因：" + (row.map { "\($0.chinese)：" } ?? "")
          + (first?.message.chinese ?? "")))
  }
}

/// The facts about a file of an input, or about one of its sheets.
public struct InputInfo: Sendable {
  /// The kind of input.
  public let kind: InputKind
  /// The name of the file. Where several sheets are read, the sheet follows it: `ledger.xlsx[rooms]`.
  public let name: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public let sha256: String
  /// How the file was read.
  public let origin: TableOrigin
  /// The coordinate reference system; nil for a table without coordinates.
  public let crs: CoordinateReferenceSystem?
  /// Where the coordinate reference system was declared.
  public let crsSource: CRSSource?
  /// The headers that were recognised, by field.
  public let columns: [String: String]
  /// The headers that were not recognised.
  public let unusedColumns: [String]
  /// The query whose rows were read instead of a layer's.
  public internal(set) var query: String?
  /// The number of rows in the file, which always equals `rowsUsed + rowsRejected`.
  public internal(set) var rowsIn = 0
  /// The number of rows that were rejected.
  public internal(set) var rowsRejected = 0
  /// The number of rejected rows that are identical to another row, which is used.
  public internal(set) var rowsRepeated = 0
  /// The number of used facilities whose location is unknown.
  public internal(set) var rowsUnplaced = 0
  /// The number of used rows that lie outside the area that is asked about; nil if all rows are asked about.
  public package(set) var rowsOutside: Int?
  /// The number of rows that were used.
  public var rowsUsed: Int { rowsIn - rowsRejected }

  /// The name of the kind: `estates`, `facilities`, `gates`.
  public var role: String { kind.key }
}

extension InputInfo {
  /// The name of a row, if rows do not have lines of their own.
  package func rowName(_ name: String?) -> DataIssue.RowName? {
    origin.rowKind.map { DataIssue.RowName($0, name: name) }
  }

  /// The same input with the numbers of rows that a part of it used and rejected.
  package func part(used: Int, rejected: Int, unplaced: Int = 0) -> InputInfo {
    var part = self
    (part.rowsIn, part.rowsRejected) = (used + rejected, rejected)
    if rejected == 0 { part.rowsRepeated = 0 }
    part.rowsUnplaced = unplaced
    return part
  }
}

extension [InputInfo] {
  /// The number of facilities that could be anywhere, because their rows were rejected or give no coordinate. A row
  /// that is identical to another one is not counted, since its facility is known.
  package var facilitiesNotPlaced: Int {
    filter { $0.kind == .facilities }.reduce(0) {
      $0 + $1.rowsRejected - $1.rowsRepeated + $1.rowsUnplaced
    }
  }
}
