import CareModel
import Geodesy
import TextFormats

/// Turns one row of a table into a thing of the model.
protocol RowReader {
  associatedtype Field: TableField
  associatedtype Row: Sendable

  /// What the table is called in a study: `estates`, `facilities`, `gates`.
  static var role: String { get }
  /// The fields without which the table says nothing, beside the coordinates.
  static var required: [Field] { get }
  static var lon: Field { get }
  static var lat: Field { get }
  /// The field that may hold a geometry as JSON.
  static var geometry: Field? { get }
  /// Whether the rows have a place of their own.
  static var placing: RowPlacing { get }

  /// The thing that the current row describes; nil after a rejection, which the scribe has listed.
  mutating func read(_ scribe: RowScribe<Field>, at place: RowPlace) -> Row?
}

extension RowReader {
  static var placing: RowPlacing { .required }
}

/// Whether the rows of a table have places.
enum RowPlacing {
  /// Each has one; a row without is rejected.
  case required
  /// A table may have them, and a row may be without.
  case optional
  /// None has.
  case never
}

/// What came of reading the rows of a table.
struct ReadRows<Row> {
  var rows: [Row] = []
  var lines: [Int32] = []
  var rowsIn = 0
  var rejected = 0
  var issues: [DataIssue] = []
}

/// Loads a whole table.
enum TableLoader {
  /// Told of every row: where it is read, and why it was rejected if its place is the reason.
  typealias Watcher = (RowCursor, DataIssue.Code?) -> Void

  /// Reads every row with the reader that `make` makes for the table's columns.
  static func load<Reader: RowReader>(
    _ file: InputFile, with make: (ColumnMap<Reader.Field>) -> Reader
  ) throws(CareCircleError) -> LoadedTable<Reader.Row> {
    let table = try Table(file, isKnown: ColumnMap<Reader.Field>.knownHeaders())
    let columns = ColumnMap<Reader.Field>(of: table)
    let problems = problems(of: table, columns, for: Reader.self)
    guard problems.isEmpty else { throw .badData(problems) }
    var log = IssueLog(file: file.name)
    var crs: ResolvedCRS?
    var way: CoordinateTransformer?
    if hasPlaces(table, columns, Reader.self) {
      let resolved = try ResolvedCRS.resolve(
        table, headers: columns.declaredCRS([Reader.lon, Reader.lat]), log: &log)
      way = try transformer(resolved.system, file)
      crs = resolved
    }
    let read = try read(table, columns, with: make(columns), way, log)
    var info = InputInfo(Reader.role, table, crs, columns)
    info.rowsIn = read.rowsIn
    info.rowsRejected = read.rejected
    return LoadedTable(rows: read.rows, lines: read.lines, issues: read.issues, info: info)
  }

  /// Reads every row of an opened table. Without a transformer the numbers of its coordinates are taken
  /// as they stand, which is for an inspection only.
  static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with firstReader: Reader,
    _ transformer: CoordinateTransformer?, _ log: IssueLog, watcher: Watcher? = nil
  ) throws(CareCircleError) -> ReadRows<Reader.Row> {
    let scribe = RowScribe(columns: columns, log: log)
    for note in columns.notes { scribe.note(.columnIgnored, field: note.field, note.message) }
    for line in table.skippedLines {
      scribe.note(.linesSkipped, line: line.line, value: line.text, .skipped)
    }
    let placer =
      hasPlaces(table, columns, Reader.self)
      ? Placer(
        transformer, lon: columns.column(Reader.lon), lat: columns.column(Reader.lat),
        geometry: Reader.geometry.map(columns.column), headers: table.headers,
        isOptional: Reader.placing == .optional) : nil
    var reader = firstReader
    var read = ReadRows<Reader.Row>()
    read.rows.reserveCapacity(table.likelyRowCount)
    read.lines.reserveCapacity(table.likelyRowCount)
    try table.forEachRow { cursor in
      scribe.begin(cursor)
      read.rowsIn += 1
      guard hasRightCells(scribe, table.headers.count) else { return }
      switch placement(placer, scribe, table.headers) {
      case .blank: read.rowsIn -= 1
      case .rejected: watcher?(cursor, scribe.log.issues.last?.code)
      case .placed(let place):
        watcher?(cursor, nil)
        guard let row = reader.read(scribe, at: place) else { return }
        noteMissingCells(scribe, table.headers.count)
        read.rows.append(row)
        read.lines.append(Int32(truncatingIfNeeded: cursor.line))
      }
    } malformed: { start, line, column in
      read.rowsIn += 1
      scribe.rejectLine(start, .textAfterQuote(from: start, line, column))
    }
    read.rejected = scribe.rejected
    read.issues = scribe.log.issues
    return read
  }

  /// Whether an opened table says where its rows are.
  private static func hasPlaces<Reader: RowReader>(
    _ table: Table, _ map: ColumnMap<Reader.Field>, _ reader: Reader.Type
  ) -> Bool {
    switch Reader.placing {
    case .required: true
    case .never: false
    case .optional:
      table.hasGeometry || (map[Reader.lon] != nil && map[Reader.lat] != nil)
        || Reader.geometry.flatMap { map[$0] } != nil
    }
  }

  /// Where the current row is; a table without places has rows all the same.
  private static func placement<Field>(
    _ placer: Placer<Field>?, _ scribe: RowScribe<Field>, _ headers: [String]
  ) -> Placement {
    if let placer { return placer.place(scribe) }
    let nature = RowNature(scribe.cursor, headers: headers)
    if case .blank = nature { return .blank }
    guard let rejection = nature.rejection else { return .placed(.unknown) }
    scribe.reject(rejection.code, value: scribe.cursor.firstText, rejection.message)
    return .rejected
  }

  /// A row with more cells than columns has lost its order and is rejected.
  private static func hasRightCells<Field>(_ scribe: RowScribe<Field>, _ expected: Int) -> Bool {
    guard let count = scribe.cursor.cellCount, count > expected,
      (expected..<count).contains(where: { scribe.cursor.text($0) != nil })
    else { return true }
    scribe.reject(.tooManyCells, value: String(count), .cells(count, expected))
    return false
  }

  /// A row with fewer cells than columns is used as far as it goes. Asked only of rows that are used: a
  /// footnote has few cells, too, and is listed as what it is.
  private static func noteMissingCells<Field>(_ scribe: RowScribe<Field>, _ expected: Int) {
    guard let count = scribe.cursor.cellCount, count < expected else { return }
    scribe.doubt(.tooFewCells, value: String(count), .cells(count, expected))
  }

  /// What keeps a table from being read: columns that are missing or not settled.
  static func problems<Reader: RowReader>(
    of table: Table, _ map: ColumnMap<Reader.Field>, for reader: Reader.Type
  ) -> [InputProblem] {
    let needed = Reader.required + needsCoordinates(table, map, Reader.self)
    let ambiguous = Set(map.problems.compactMap(\.field))
    let missing = needed.filter { map[$0] == nil && !ambiguous.contains($0.rawValue) }
    return map.problems + missing.map { .missing($0, in: table) }
  }

  /// A table says where its rows are by coordinates, or by a geometry in a cell.
  private static func needsCoordinates<Reader: RowReader>(
    _ table: Table, _ map: ColumnMap<Reader.Field>, _ reader: Reader.Type
  ) -> [Reader.Field] {
    let hasCells = Reader.geometry.flatMap { map[$0] } != nil
    return table.hasGeometry || hasCells || Reader.placing != .required
      ? [] : [Reader.lon, Reader.lat]
  }

  static func transformer(
    _ system: CoordinateReferenceSystem, _ file: InputFile
  ) throws(CareCircleError) -> CoordinateTransformer {
    do throws(CoordinateTransformerError) {
      return try CoordinateTransformer(from: system)
    } catch {
      throw .badData([.unusable(file, system, error)])
    }
  }
}

extension ColumnMap {
  /// The columns of an opened table.
  init(of table: Table) {
    self.init(
      headers: table.headers, units: table.units, mapping: table.file.columns,
      file: table.file.name, line: table.headerLine)
  }
}

extension InputInfo {
  fileprivate init<Field>(
    _ role: String, _ table: Table, _ crs: ResolvedCRS?, _ columns: ColumnMap<Field>
  ) {
    self.init(
      role: role, name: table.file.name, byteCount: table.byteCount, sha256: table.sha256,
      origin: table.origin,
      crs: crs?.system, crsSource: crs?.source,
      columns: Dictionary(
        uniqueKeysWithValues: columns.columns.map { ($0.rawValue, columns.headers[$1].text) }),
      unusedColumns: columns.unused)
  }
}

extension InputProblem {
  fileprivate static func missing<Field: TableField>(_ field: Field, in table: Table)
    -> InputProblem
  {
    let names = field.synonyms.joined(separator: ", ")
    let present = table.headers.prefix(40).map(InputProblem.shortened).joined(separator: ", ")
    return InputProblem(
      .missingColumn, file: table.file.name, line: table.headerLine, field: field.rawValue,
      Message(
        en:
          "no column for it; expected one of \(names), or a mapping columns: { \(field.rawValue): … }. "
          + "The file has: \(present)",
        zh: "没有对应的列；应为\(names)之一，或用列映射指定 columns: { \(field.rawValue): … }。文件中的列：\(present)"))
  }
}

extension Message {
  fileprivate static let skipped = Message(
    en: "a line above the rows that is neither header nor row", zh: "数据上方的行，既非表头也非数据")

  fileprivate static func cells(_ count: Int, _ expected: Int) -> Message {
    Message(
      en:
        "the row has \(count) cells and the header \(expected); look for a comma that wants quotes",
      zh: "该行有\(count)个单元格，而表头有\(expected)个；请检查是否有逗号需要加引号")
  }

  fileprivate static func textAfterQuote(from start: Int, _ line: Int, _ column: Int) -> Message {
    let lost =
      start == line
      ? Message(en: "", zh: "")
      : Message(
        en: "; the quote opens on line \(start), and the lines to \(line) are skipped",
        zh: "；引号始于第\(start)行，至第\(line)行的内容均未读取")
    return Message(
      en:
        "text follows a closing quote in column \(column) of line \(line); double the quotes that "
        + "are text\(lost.english)",
      zh: "第\(line)行第\(column)列的右引号之后还有文字；请将作为文字的引号写成两个\(lost.chinese)")
  }
}
