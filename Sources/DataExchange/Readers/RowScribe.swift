import CareModel
import Geodesy

/// Reads the fields of the current row and writes down what is wrong with them.
final class RowScribe<Field: TableField> {
  let columns: ColumnMap<Field>
  private(set) var log: IssueLog
  private(set) var cursor = RowCursor()
  private(set) var rejected = 0
  private var doubted: Set<DataIssue.Code> = []

  init(columns: ColumnMap<Field>, log: IssueLog) {
    self.columns = columns
    self.log = log
  }

  func begin(_ cursor: RowCursor) {
    self.cursor = cursor
    doubted.removeAll(keepingCapacity: true)
  }

  /// The text of a field; nil when it is blank.
  func text(_ column: Column<Field>) -> String? {
    cursor.text(column.index)
  }

  /// The value of a field. What cannot be read is listed and counts as not given.
  func value<Value>(_ column: Column<Field>, _ read: (String?) -> Reading<Value>) -> Value? {
    guard let index = column.index, let text = cursor.text(index) else { return nil }
    return settled(column.field, text, read(text))
  }

  /// The value of a word, which is read once however often it occurs.
  func word<Value>(
    _ column: Column<Field>, _ memo: inout Memo<Value>, _ read: (String?) -> Reading<Value>
  ) -> Value? {
    guard let index = column.index, let text = cursor.text(index) else { return nil }
    return settled(column.field, text, memo.reading(text) { read($0) })
  }

  /// The count in a field: plain digits on the short way, everything else as people write it.
  func count(_ column: Column<Field>, factor: Double) -> Int? {
    guard let index = column.index else { return nil }
    if factor == 1, let digits = cursor.digits(index), (0...1_000_000_000).contains(digits) {
      return digits
    }
    return value(column) { Quantities.count($0, factor: factor) }
  }

  private func settled<Value>(_ field: Field, _ text: String, _ reading: Reading<Value>) -> Value? {
    if case .unreadable(let expected) = reading {
      doubt(.valueUnreadable, in: field, value: text, expected)
    }
    return reading.value
  }

  /// Lists a doubt about the current row.
  func doubt(
    _ code: DataIssue.Code, in field: Field? = nil, value: String? = nil, _ message: Message
  ) {
    log.add(
      code, .doubtful, line: cursor.line, field: field.map(columns.title), value: value, message)
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
    log.add(
      code, .rejected, line: cursor.line, field: field.map(columns.title), value: value, message)
  }

  /// Lists a line that is no row at all.
  func rejectLine(_ line: Int, _ message: Message) {
    rejected += 1
    log.add(.rowMalformed, .rejected, line: line, message)
  }

  /// Notes something about the whole file.
  func note(
    _ code: DataIssue.Code, line: Int? = nil, field: String? = nil, value: String? = nil,
    _ message: Message
  ) {
    log.add(code, .note, line: line, field: field, value: value, message)
  }
}
