import Geodesy
import Tables
import Wording

/// What a file contains, before anything is judged with it: how it was read, what is doubtful in it, and what an
/// analysis can answer with it.
///
/// `write(toPath:as:language:)` writes it as text for people or as JSON for programs.
public struct TableInspection: Sendable {
  /// The name of the file.
  public let file: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public let sha256: String
  /// Its format, encoding, delimiter and header line.
  public let origin: TableOrigin
  /// The lines above the rows that are not rows.
  public let skippedLines: [SkippedLine]
  /// The kind of input for which it was taken, and why.
  public let role: RoleChoice
  /// The number of rows, which always equals `rowsUsed + rowsRejected`.
  public let rowsIn: Int
  /// The number of rows that were rejected.
  public let rowsRejected: Int
  /// The number of rows that can be used.
  public var rowsUsed: Int { rowsIn - rowsRejected }
  /// Every column, in the order of the file.
  public let columns: [ColumnReport]
  /// What prevents the file from being used as it is; empty if nothing does.
  public let problems: [InputProblem]
  /// The coordinate reference system; nil if it is not known.
  public let crs: CoordinateReferenceSystem?
  /// Where the coordinate reference system was declared.
  public let crsSource: CRSSource?
  /// The extent of the rows; nil if their locations are not known.
  public let extent: GroundExtent?
  /// Rows that occur more than once.
  public let duplicates: DuplicateReport
  /// Rows that lie far from the others; nil if their locations are not known.
  public let farPlaces: FarPlaces?
  /// The reports on the numbers in the rows.
  public let measures: [MeasureReport]
  /// The rejections and doubts, counted by reason and field.
  public let issueCounts: [IssueCount]
  /// What the names say about the rows; nil if no row has one.
  public let names: NameReport?
  /// What an analysis can and cannot answer with the file.
  public let abilities: [Ability]
  /// The issues of all rows: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]

  /// Reasons to doubt that the file should be used at all; empty if there are none.
  public var warnings: [Message] {
    [names?.warning(role.role), hasNoKnownHeader ? .noKnownHeader : nil].compactMap { $0 }
  }

  private var hasNoKnownHeader: Bool {
    origin.headerLine != nil && columns.allSatisfy { $0.basis == .unknown }
  }
}

/// A line above the rows that is not a row.
public struct SkippedLine: Hashable, Sendable {
  /// What a skipped line is.
  public enum Kind: String, Sendable {
    /// A title or a remark above the header.
    case aboveHeader = "above_header"
    /// The second line of the header.
    case secondHeaderLine = "second_header_line"
    /// The units of the columns.
    case units
  }

  /// The number of the line in the file, from 1.
  public let line: Int
  /// The text of the line.
  public let text: String
  /// What the line is.
  public let kind: Kind
}

/// A row that serves as an example.
public struct RowExample: Hashable, Sendable {
  /// The line on which the row starts; nil if the example is about the whole file.
  public let line: Int?
  /// The value, or the name of the row.
  public let text: String?

  /// The largest number of examples of anything.
  package static let limit = 3
}

extension Message {
  fileprivate static let noKnownHeader = Message(
    en: "no header is known. If the first line is a row, say --no-header and map the columns by "
      + "their numbers, as in --column name=2",
    zh: "没有可识别的表头。如首行即为数据，请加 --no-header 并以列号指定各列，如 --column name=2")
}
