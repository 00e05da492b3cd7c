import Geodesy
import Tables
import Wording

/// What is in a file before anything is judged with it: how it was read, what is doubtful in it, and
/// what an analysis can answer with it.
///
/// `write(toPath:as:language:)` writes it as text for people or as JSON for programs.
public struct TableInspection: Sendable {
  /// The name of the file.
  public let file: String
  /// Its size in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// Its format, encoding, delimiter and header line.
  public let origin: TableOrigin
  /// The lines above the rows that are not rows.
  public let skippedLines: [SkippedLine]
  /// What it was taken for, and why.
  public let role: RoleChoice
  /// How many rows it has: always `rowsUsed + rowsRejected`.
  public let rowsIn: Int
  /// How many of them were rejected.
  public let rowsRejected: Int
  /// How many can be used.
  public var rowsUsed: Int { rowsIn - rowsRejected }
  /// Every column, in the order of the file.
  public let columns: [ColumnReport]
  /// What keeps the file from being used as it is; empty when nothing does.
  public let problems: [InputProblem]
  /// Its coordinate reference system; nil where nothing says which.
  public let crs: CoordinateReferenceSystem?
  /// Who says so.
  public let crsSource: CRSSource?
  /// Where its rows are; nil where that is not known.
  public let extent: GroundExtent?
  /// Rows that occur more than once.
  public let duplicates: DuplicateReport
  /// Rows that lie far from the rest; nil where it is not known where they lie.
  public let farPlaces: FarPlaces?
  /// The numbers that its rows carry.
  public let measures: [MeasureReport]
  /// What was rejected or doubtful, by reason and field.
  public let issueCounts: [IssueCount]
  /// What the names say of the rows; nil where they have none.
  public let names: NameReport?
  /// What an analysis can and cannot answer with the file.
  public let abilities: [Ability]
  /// Everything that was rejected, doubtful or notable, row by row.
  public let issues: [DataIssue]

  /// What makes it doubtful to use the file at all; empty where nothing does.
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

  /// The line.
  public let line: Int
  /// Its text.
  public let text: String
  /// What it is.
  public let kind: Kind
}

/// A row that shows what is meant.
public struct RowExample: Hashable, Sendable {
  /// The line on which it starts; nil for the whole file.
  public let line: Int?
  /// The value, or the name of the row.
  public let text: String?

  /// How many examples are shown of anything.
  package static let limit = 3
}

extension Message {
  fileprivate static let noKnownHeader = Message(
    en: "no header is known. If the first line is a row, say --no-header and map the columns by "
      + "their numbers, as in --column name=2",
    zh: "没有可识别的表头。如首行即为数据，请加 --no-header 并以列号指定各列，如 --column name=2")
}
