import Geodesy
import Tables
import Wording

/// The rows of an input as the model has them, and what is known of the files they came from.
public struct LoadedTable<Row: Sendable>: Sendable {
  /// The rows that were used, in the order of the files.
  public let rows: [Row]
  /// From which file and line each row comes.
  public let rowOrigins: RowOrigins
  /// What was rejected, doubtful or notable.
  public let issues: [DataIssue]

  /// The line of each row in its file.
  public var lines: [Int32] { rowOrigins.lines }
  /// What is known of each file or sheet, in the order in which they were read.
  public var sources: [InputInfo] { rowOrigins.sources }
  /// The same as every input has it.
  package var origins: RowOrigins? { rowOrigins }

  /// The table, unless every row of it was rejected.
  ///
  /// Nothing used is not nothing there: an empty map would look like a finished one.
  package func withRows() throws(CareCircleError) -> LoadedTable {
    let refused = sources.filter { $0.rowsIn > 0 }
    if rows.isEmpty, !refused.isEmpty {
      throw .badData(refused.map { .nothingUsed($0, issues) })
    }
    return self
  }

  /// The same table, of which more has been found out.
  package func adding(_ more: [DataIssue]) -> LoadedTable {
    LoadedTable(rows: rows, rowOrigins: rowOrigins, issues: issues + more)
  }
}

extension InputProblem {
  fileprivate static func nothingUsed(_ info: InputInfo, _ issues: [DataIssue]) -> InputProblem {
    let first = issues.first { $0.severity == .rejected && $0.file == info.name }
    return InputProblem(
      .nothingUsed, file: info.name, line: first?.line, field: first?.field, value: first?.value,
      Message(
        en:
          "\(info.rowsIn == 1 ? "the only row cannot" : "none of the \(counted(info.rowsIn, "row")) can") be used; of the first one: "
          + (first?.message.english ?? ""),
        zh: "\(Decimals.grouped(info.rowsIn))行均无法使用；首行原因：" + (first?.message.chinese ?? "")))
  }
}

/// What is known of a file of an input, or of one of its sheets.
public struct InputInfo: Sendable {
  /// What the input is for.
  public let kind: InputKind
  /// The name of the file, with the sheet behind it where several sheets are read: `ledger.xlsx[rooms]`.
  public let name: String
  /// Its size in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// How it was read.
  public let origin: TableOrigin
  /// Its coordinate reference system; nil for a table without places.
  public let crs: CoordinateReferenceSystem?
  /// Who says so.
  public let crsSource: CRSSource?
  /// The headers that were taken for fields, by field.
  public let columns: [String: String]
  /// The headers that were taken for nothing.
  public let unusedColumns: [String]
  /// How many rows the file has: always `rowsUsed + rowsRejected`.
  public internal(set) var rowsIn = 0
  /// How many rows were rejected.
  public internal(set) var rowsRejected = 0
  /// How many rows were used.
  public var rowsUsed: Int { rowsIn - rowsRejected }

  /// The name of the kind: `estates`, `facilities`, `gates`.
  public var role: String { kind.key }
}

extension InputInfo {
  /// The same input, of which a part used so many rows and rejected so many.
  package func part(used: Int, rejected: Int) -> InputInfo {
    var part = self
    (part.rowsIn, part.rowsRejected) = (used + rejected, rejected)
    return part
  }
}
