import CareModel
import Tables
import Wording

/// Reads the fields of the current row and records the issues found in them.
package final class RowScribe<Field: TableField> {
  package let columns: ColumnMap<Field>
  package let cursor: RowCursor
  // The scribe calls nothing else while it changes the log, so that accesses never overlap. The exclusivity check would
  // be made several times for every row.
  @exclusivity(unchecked) private var log: IssueLog
  @exclusivity(unchecked) private var marks: [IssueMark] = []
  @exclusivity(unchecked) private var claims: [IDClaim] = []
  @exclusivity(unchecked) private var lastID = ""
  @exclusivity(unchecked) private var isAscending = true
  @exclusivity(unchecked) private var hasClaimed = false
  @exclusivity(unchecked) private var rejected = 0
  @exclusivity(unchecked) private var doubted: Set<DataIssue.Code> = []

  /// A scribe for the rows of a cursor.
  package init(columns: ColumnMap<Field>, cursor: RowCursor, file: String) {
    self.columns = columns
    self.cursor = cursor
    log = IssueLog(file: file)
  }

  /// Starts the row to which the cursor has moved.
  @inline(__always)
  package func begin() {
    hasClaimed = false
    if !doubted.isEmpty { doubted.removeAll() }
  }

  /// Moves the recorded issues and claims to the rows that were read.
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

  /// The text of a field; nil if it is blank.
  @inline(__always)
  package func text(_ column: Column<Field>) -> String? {
    guard let index = column.index else { return nil }
    return cursor.text(index)
  }

  /// The value of a field. If it cannot be read, that is reported and the value is nil.
  @inline(__always)
  package func value<Value>(_ column: Column<Field>, _ read: (String?) -> Reading<Value>) -> Value?
  {
    guard let index = column.index, let text = cursor.text(index) else { return nil }
    return settled(column.field, read(text)) { text }
  }

  /// The value of a word. Each different word is read only once.
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

  /// The count in a field. Plain digits take a fast path; all else is read the way people write numbers.
  @inline(__always)
  package func count(_ column: Column<Field>, factor: Double) -> Int? {
    guard let index = column.index else { return nil }
    if factor == 1, let digits = cursor.digits(index), (0...1_000_000_000).contains(digits) {
      return digits
    }
    return value(column) { Quantities.count($0, factor: factor) }
  }

  /// The area in a field. Plain digits take a fast path; all else is read the way people write areas.
  @inline(__always)
  package func area(_ column: Column<Field>, factor: Double) -> AreaBounds? {
    guard let index = column.index else { return nil }
    if factor == 1, let digits = cursor.digits(index), (1...100_000_000).contains(digits) {
      return AreaBounds(.squareMetres(Double(digits)))
    }
    return value(column) { Quantities.area($0, factor: factor) }
  }

  /// The date in a field. `2026-11-30` takes a fast path; all else is read the way people write dates.
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

  /// Claims an id for the current row: that of its id column or of the feature, otherwise its name, otherwise its line
  /// after `prefix`. It must be called once for each row, before any doubt about the row is recorded.
  ///
  /// Whether another row has the same id is settled when all rows have been read.
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

  /// Reports a doubt about the current row.
  package func doubt(
    _ code: DataIssue.Code, in field: Field? = nil, value: String? = nil, _ message: Message
  ) {
    add(code, .doubtful, in: field, value: value, message)
  }

  /// Reports a doubt about the current row, unless one with the same code was just reported, as when many corners of
  /// one polygon share it.
  func doubtOnce(_ code: DataIssue.Code, value: String?, _ message: Message) {
    if doubted.insert(code).inserted { doubt(code, value: value, message) }
  }

  /// Reports the current row as rejected.
  func reject(
    _ code: DataIssue.Code, in field: Field? = nil, value: String? = nil, _ message: Message
  ) {
    rejected += 1
    add(code, .rejected, in: field, value: value, message)
  }

  /// Reports lines that are not rows.
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
