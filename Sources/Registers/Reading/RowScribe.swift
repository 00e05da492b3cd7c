import CareModel
import Tables
import Wording

/// Reads the fields of the current row and writes down what is wrong with them.
package final class RowScribe<Field: TableField> {
  package let columns: ColumnMap<Field>
  package let cursor: RowCursor
  // The scribe calls nobody while it changes these, so that an access never meets another; the check for it
  // would be made several times a row.
  @exclusivity(unchecked) private var log: IssueLog
  @exclusivity(unchecked) private var marks: [IssueMark] = []
  @exclusivity(unchecked) private var claims: [IDClaim] = []
  @exclusivity(unchecked) private var lastID = ""
  @exclusivity(unchecked) private var isAscending = true
  @exclusivity(unchecked) private var hasClaimed = false
  @exclusivity(unchecked) private var rejected = 0
  @exclusivity(unchecked) private var doubted: Set<DataIssue.Code> = []

  /// A scribe for the rows that a cursor goes through.
  package init(columns: ColumnMap<Field>, cursor: RowCursor, file: String) {
    self.columns = columns
    self.cursor = cursor
    log = IssueLog(file: file)
  }

  /// Turns to the row to which the cursor has moved.
  @inline(__always)
  package func begin() {
    hasClaimed = false
    if !doubted.isEmpty { doubted.removeAll() }
  }

  /// Puts what was written down to what was read.
  func handOver<Row>(to found: inout ChunkRows<Row>) {
    found.claims = claims
    found.isAscending = isAscending
    found.rejected = rejected
    found.issues = log.issues
    found.marks = marks
  }

  /// The code of the last issue.
  var lastCode: DataIssue.Code? { log.issues.last?.code }

  // MARK: - Fields

  /// The text of a field; nil when it is blank.
  @inline(__always)
  package func text(_ column: Column<Field>) -> String? {
    guard let index = column.index else { return nil }
    return cursor.text(index)
  }

  /// The value of a field. What cannot be read is listed and counts as not given.
  @inline(__always)
  package func value<Value>(_ column: Column<Field>, _ read: (String?) -> Reading<Value>) -> Value?
  {
    guard let index = column.index, let text = cursor.text(index) else { return nil }
    return settled(column.field, read(text)) { text }
  }

  /// The value of a word, which is read once however often it occurs.
  @inline(__always)
  package func word<Value>(
    _ column: Column<Field>, _ memo: inout Memo<Value>, _ read: (String?) -> Reading<Value>
  ) -> Value? {
    guard let index = column.index else { return nil }
    return cursor.withTrimmed(index) { cell in
      if cell.isEmpty { return nil }
      return settled(column.field, memo.reading(cell) { read($0) }) {
        String(decoding: cell, as: UTF8.self)
      }
    }
  }

  /// The count in a field: plain digits on the short way, everything else as people write it.
  @inline(__always)
  package func count(_ column: Column<Field>, factor: Double) -> Int? {
    guard let index = column.index else { return nil }
    if factor == 1, let digits = cursor.digits(index), (0...1_000_000_000).contains(digits) {
      return digits
    }
    return value(column) { Quantities.count($0, factor: factor) }
  }

  /// The area in a field: plain digits on the short way, everything else as people write it.
  @inline(__always)
  package func area(_ column: Column<Field>, factor: Double) -> AreaBounds? {
    guard let index = column.index else { return nil }
    if factor == 1, let digits = cursor.digits(index), (1...100_000_000).contains(digits) {
      return AreaBounds(.squareMetres(Double(digits)))
    }
    return value(column) { Quantities.area($0, factor: factor) }
  }

  /// The date in a field: `2026-11-30` on the short way, everything else as people write it.
  @inline(__always)
  package func date(_ column: Column<Field>) -> CalendarDate? {
    guard let index = column.index else { return nil }
    if let date = cursor.withTrimmed(index, CalendarDate.init(isoBytes:)) { return date }
    return value(column, Quantities.date)
  }

  @inline(__always)
  private func settled<Value>(
    _ field: Field, _ reading: Reading<Value>, _ text: () -> String
  ) -> Value? {
    if case .unreadable(let expected) = reading {
      doubt(.valueUnreadable, in: field, value: text(), expected)
    }
    return reading.value
  }

  // MARK: - Ids

  /// The id of the current row, for which it has to be asked once, before anything else of the row is
  /// doubted: its id column, the feature's own, else its name, else its line behind `prefix`.
  ///
  /// Whether another row has it is settled when all are read.
  @inline(__always)
  package func claim(_ column: Column<Field>, name: String?, prefix: String = "#") -> String {
    let own = text(column) ?? cursor.featureID
    let id = own ?? name ?? "\(prefix)\(cursor.line)"
    let bytes = cursor.rawRange
    claims.append(
      IDClaim(
        basis: own != nil ? .own : name != nil ? .name : .line, offset: bytes.lowerBound,
        length: Int32(truncatingIfNeeded: bytes.count)))
    if isAscending {
      isAscending = (own ?? name) != nil && RowIdentities.isLater(id, than: lastID)
      lastID = id
    }
    hasClaimed = true
    if own == nil, column.index != nil { doubt(.idMissing, in: column.field, .noID) }
    return id
  }

  // MARK: - Issues

  /// Lists a doubt about the current row.
  package func doubt(
    _ code: DataIssue.Code, in field: Field? = nil, value: String? = nil, _ message: Message
  ) {
    add(code, .doubtful, in: field, value: value, message)
  }

  /// Lists a doubt about the current row unless one of its kind stands there, as when many corners of
  /// one polygon have it.
  func doubtOnce(_ code: DataIssue.Code, value: String?, _ message: Message) {
    if doubted.insert(code).inserted { doubt(code, value: value, message) }
  }

  /// Lists the current row as rejected.
  func reject(
    _ code: DataIssue.Code, in field: Field? = nil, value: String? = nil, _ message: Message
  ) {
    rejected += 1
    add(code, .rejected, in: field, value: value, message)
  }

  /// Lists lines that are no row at all.
  func rejectLine(_ message: Message) { reject(.rowMalformed, message) }

  private func add(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, in field: Field?, value: String?,
    _ message: Message
  ) {
    marks.append(IssueMark(claims: claims.count, inRow: hasClaimed))
    log.add(
      code, severity, line: cursor.line, field: field.map(columns.title), value: value, message)
  }
}

extension Message {
  fileprivate static let noID = Message(
    en: "the row has no id; its name is used, or its line", zh: "该行没有编号；以名称或行号代替")
}
