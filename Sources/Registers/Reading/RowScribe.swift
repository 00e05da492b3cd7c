import CareModel
import Tables
import Wording
import Worksheets

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
  /// The columns of the current row whose cells have a `CellFault`, which has been reported.
  @exclusivity(unchecked) private var faulty: Set<Int> = []
  /// The counts of ids that lost digits, by column.
  @exclusivity(unchecked) private var lostDigits: [Int: LostDigitsTally] = [:]
  /// The facts about the sheet, if the rows come from one.
  private let sheet: SheetFacts?

  /// The column of the rows' ids.
  private let idColumn: Int?

  /// A scribe for the rows of a cursor, whose ids are in the given field.
  package init(
    columns: ColumnMap<Field>, cursor: RowCursor, file: String, sheet: SheetFacts? = nil,
    id: Field? = nil
  ) {
    self.sheet = sheet
    self.columns = columns
    idColumn = id.flatMap { columns[$0] }
    self.cursor = cursor
    log = IssueLog(file: file)
  }

  /// Starts the row to which the cursor has moved.
  @inline(__always)
  package func begin() {
    hasClaimed = false
    if !doubted.isEmpty { doubted.removeAll() }
    if !faulty.isEmpty { faulty.removeAll() }
  }

  /// Moves the recorded issues and claims to the rows that were read.
  func handOver<Row>(to found: inout ChunkRows<Row>) {
    found.claims = claims
    found.isAscending = isAscending
    found.rejected = rejected
    found.issues = log.issues
    found.marks = marks
    found.lostDigits = lostDigits
  }

  /// The code of the last issue.
  var lastCode: DataIssue.Code? { log.issues.last?.code }

  // MARK: - Fields

  /// The text of a field; nil if it is blank, or if it has a `CellFault`, which is reported.
  @inline(__always)
  package func text(_ column: Column<Field>) -> String? {
    guard let index = column.index else { return nil }
    return cursor.withTrimmed(index) { cell in
      if cell.isEmpty || isFaulty(cell, column.field, index) { return nil }
      return String(decoding: cell, as: UTF8.self)
    }
  }

  /// The text of any column; nil if it is blank, or if it has a `CellFault`, which is reported.
  package func text(ofColumn index: Int) -> String? {
    cursor.withTrimmed(index) { cell in
      if cell.isEmpty || isFaulty(cell, nil, index) { return nil }
      return String(decoding: cell, as: UTF8.self)
    }
  }

  /// Whether a field is filled, even if its content cannot be read.
  package func isFilled(_ column: Column<Field>) -> Bool {
    column.index.map { !cursor.isBlank($0) } ?? false
  }

  /// Whether a field was read and has a `CellFault`.
  package func saysNothing(_ column: Column<Field>) -> Bool {
    column.index.map(faulty.contains) ?? false
  }

  /// Whether a cell has a `CellFault`, which is reported once for each cell.
  @inline(__always)
  private func isFaulty(_ cell: UnsafeBufferPointer<UInt8>, _ field: Field?, _ index: Int) -> Bool {
    guard let fault = CellFault(cell) else { return false }
    if faulty.insert(index).inserted {
      let title = field.map(columns.title) ?? columns.headers[index].text
      add(fault.code, .doubtful, title: title, value: fault.shown, message(fault, index))
    }
    return true
  }

  /// The message for a fault of a cell in the current row.
  func message(_ fault: CellFault, _ index: Int) -> Message {
    fault.message(cell: sheet == nil ? nil : cellName(index))
  }

  /// The address of a cell in the current row, such as `C5`.
  private func cellName(_ index: Int) -> String {
    CellAddress(row: cursor.line - 1, column: index).name
  }

  /// Whether a quantity is merged over several rows. It then cannot be known whether the figure applies to each row or
  /// is their sum.
  @inline(__always)
  private func isMergedQuantity(_ column: Column<Field>, _ index: Int) -> Bool {
    guard let sheet, cursor.corrected?[index] == nil,
      let rows = sheet.merge(row: cursor.line, column: index)
    else { return false }
    doubt(
      .mergedQuantity, in: column.field, value: cursor.text(index),
      .mergedQuantity(CellAddress.columnName(index), rows))
    return true
  }

  /// The value of a field. If it cannot be read, that is reported and the value is nil.
  @inline(__always)
  package func value<Value>(_ column: Column<Field>, _ read: (String?) -> Reading<Value>) -> Value?
  {
    guard let text = text(column) else { return nil }
    return settled(column.field, read(text)) { text }
  }

  /// The value of a word. Each different word is read only once.
  @inline(__always)
  package func word<Value>(
    _ column: Column<Field>, _ memo: inout Memo<Value>, _ read: (String?) -> Reading<Value>
  ) -> Value? {
    guard let index = column.index else { return nil }
    return cursor.withTrimmed(index) { cell in
      if cell.isEmpty || isFaulty(cell, column.field, index) { return nil }
      return settled(column.field, memo.reading(cell) { read($0) }) {
        String(decoding: cell, as: UTF8.self)
      }
    }
  }

  /// The count in a field. Plain digits take a fast path; all else is read the way people write numbers.
  @inline(__always)
  package func count(_ column: Column<Field>, factor: Double) -> Int? {
    guard let index = column.index, !isMergedQuantity(column, index) else { return nil }
    if factor == 1, let digits = cursor.digits(index), (0...1_000_000_000).contains(digits) {
      return digits
    }
    return value(column) { Quantities.count($0, factor: factor) }
  }

  /// The bounds of the count in a field: 约1000户 is 1000 give or take a tenth. Plain digits take a fast path.
  @inline(__always)
  package func countBounds(_ column: Column<Field>, factor: Double) -> CountBounds? {
    guard let index = column.index, !isMergedQuantity(column, index) else { return nil }
    if factor == 1, let digits = cursor.digits(index), (0...1_000_000_000).contains(digits) {
      return CountBounds(lower: digits, upper: digits)
    }
    return value(column) { Quantities.countBounds($0, factor: factor) }
  }

  /// The area in a field. Plain digits take a fast path; all else is read the way people write areas.
  @inline(__always)
  package func area(_ column: Column<Field>, factor: Double) -> AreaBounds? {
    guard let index = column.index, !isMergedQuantity(column, index) else { return nil }
    if factor == 1, let digits = cursor.digits(index), (1...100_000_000).contains(digits) {
      return AreaBounds(.squareMetres(Double(digits)))
    }
    return value(column) { Quantities.area($0, factor: factor) }
  }

  /// The date in a field. `2026-11-30` takes a fast path; all else is read the way people write dates.
  @inline(__always)
  package func date(_ column: Column<Field>) -> CalendarDate? {
    guard let index = column.index else { return nil }
    if let date = cursor.withTrimmed(index, CalendarDate.init(isoBytes:)),
      !ExcelSerial.isYearInDisguise(date)
    {
      return date
    }
    return value(column, Quantities.date)
  }

  /// The first and the last possible day of the date in a field: those of the month or year if only that is given.
  @inline(__always)
  package func days(_ column: Column<Field>) -> ClosedRange<CalendarDate>? {
    guard let index = column.index else { return nil }
    if let date = cursor.withTrimmed(index, CalendarDate.init(isoBytes:)),
      !ExcelSerial.isYearInDisguise(date)
    {
      return date...date
    }
    return value(column, Quantities.days)
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
    let hasLost = own != nil && hasLostDigits(column)
    let id = own ?? name ?? "\(prefix)\(cursor.line)"
    let bytes = cursor.rawRange
    claims.append(
      IDClaim(
        basis: own != nil ? .own : name != nil ? .name : .line, offset: bytes.lowerBound,
        length: Int32(truncatingIfNeeded: bytes.count), hasLostDigits: hasLost))
    if isAscending {
      isAscending = (own ?? name) != nil && RowIdentities.isLater(id, than: lastID)
      lastID = id
    }
    hasClaimed = true
    if own == nil, column.index != nil { doubt(.idMissing, in: column.field, .noID) }
    return id
  }

  /// Whether the most recently claimed id lost digits.
  package var lastIDHasLostDigits: Bool { claims.last?.hasLostDigits ?? false }

  /// Whether the id in a column lost digits because a spreadsheet treated it as a number. Each call counts it, so call
  /// this once for each row.
  @inline(__always)
  package func hasLostDigits(_ column: Column<Field>) -> Bool {
    guard let index = column.index else { return false }
    let isLong = sheet?.longNumberColumns.contains(index) ?? false
    let hasLost = cursor.withTrimmed(index) { id in
      LostDigits.isShortened(id) || (isLong && LostDigits.isLongNumber(id))
    }
    if hasLost { countLostDigits(index) }
    return hasLost
  }

  private func countLostDigits(_ index: Int) {
    var tally = lostDigits[index] ?? LostDigitsTally()
    if tally.count == 0 { (tally.line, tally.value) = (cursor.line, cursor.text(index) ?? "") }
    tally.count += 1
    lostDigits[index] = tally
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

  /// Reports something about the current row and a field, given by its name.
  func note(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, field: String, value: String?,
    _ message: Message
  ) {
    add(code, severity, in: Field(rawValue: field), value: value, message)
  }

  private func add(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, in field: Field?, value: String?,
    _ message: Message
  ) {
    add(code, severity, title: field.map(columns.title), value: value, message)
  }

  private func add(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, title: String?, value: String?,
    _ message: Message
  ) {
    marks.append(IssueMark(claims: claims.count, inRow: hasClaimed))
    log.add(
      code, severity, line: cursor.line, row: cursor.rowName(name),
      field: title, value: value,
      id: idColumn.flatMap(cursor.text) ?? cursor.featureID, message)
  }

  /// The name of the current row; otherwise its id.
  private var name: String? {
    ["name", "id"].lazy.compactMap { Field(rawValue: $0) }
      .compactMap { self.cursor.text(self.columns[$0]) }.first
  }
}

extension Message {
  fileprivate static func mergedQuantity(_ column: String, _ rows: ClosedRange<Int>) -> Message {
    let cells = "\(column)\(rows.lowerBound):\(column)\(rows.upperBound)"
    return Message(
      en:
        "\(cells) is one merged cell: it is not clear whether the figure applies to each row or is their sum, so it counts "
        + "as not given; unmerge the cells and enter the figure of each row",
      zh: "\(cells)为合并单元格，无法判断该数值属于每一行还是各行合计，按未填处理；请取消合并并逐行填写")
  }

  fileprivate static let noID = Message(
    en: "the row has no id; its name is used, or its line", zh: "该行没有编号；以名称或行号代替")
}
