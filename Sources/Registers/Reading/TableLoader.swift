import Geodesy
import Tables
import Wording

/// Turns one row of a table into a thing of the model.
package protocol RowReader: Sendable {
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

  /// Adds the thing that the current row describes; false after a rejection, which the scribe has listed.
  mutating func read(
    _ scribe: RowScribe<Field>, at place: RowPlace, into rows: RowBuffer<Row>
  ) -> Bool

  /// The id that a row claims, and the field that says it; of readers that claim none, nothing.
  static func id(of row: Row) -> String
  static var idField: Field? { get }
  /// Among which rows the id has to be the only one: those of the same scope.
  static func scope(of row: Row) -> String
  /// What has to be different from row to row: the id, or the id and what tells parts with one id apart.
  static func key(of row: Row) -> String
  /// Gives a row another key than it claims.
  static func rename(_ row: inout Row, to key: String)
}

extension RowReader {
  package static var placing: RowPlacing { .required }
  package static func id(of row: Row) -> String { "" }
  package static func key(of row: Row) -> String { id(of: row) }
  package static var idField: Field? { nil }
  package static func scope(of row: Row) -> String { "" }
  package static func rename(_ row: inout Row, to key: String) {}
}

/// Whether the rows of a table have places.
package enum RowPlacing {
  /// Each has one; a row without is rejected.
  case required
  /// A table may have them, and a row may be without.
  case optional
  /// None has.
  case never
}

/// Loads a whole table.
package enum TableLoader {
  /// Told of every row: where it is read, and why it was rejected if its place is the reason.
  package typealias Watcher = (RowCursor, DataIssue.Code?) -> Void

  /// How many bytes are read at a time: many enough that it costs nothing to hand them out, few enough
  /// that no core is left without work at the end.
  static let partSize = 1 << 20

  /// Reads every row with the reader that `make` makes for the table's columns.
  package static func load<Reader: RowReader>(
    _ file: InputFile, partSize: Int = partSize, with make: (ColumnMap<Reader.Field>) -> Reader
  ) throws(CareCircleError) -> LoadedTable<Reader.Row> {
    let table = try Table(file, isKnown: ColumnMap<Reader.Field>.knownHeaders())
    let columns = ColumnMap<Reader.Field>(of: table)
    let problems = problems(of: table, columns, for: Reader.self)
    guard problems.isEmpty else { throw .badData(problems) }
    var log = IssueLog(file: file.name)
    var crs: ResolvedCRS?
    var way: CoordinateTransformer?
    if PartReader<Reader>.hasPlaces(table, columns) {
      let resolved = try ResolvedCRS.resolve(
        table, headers: columns.declaredCRS([Reader.lon, Reader.lat]), log: &log)
      way = try transformer(resolved.system, file)
      crs = resolved
    }
    let read = try read(table, columns, with: make(columns), way, log, partSize: partSize)
    var info = InputInfo(Reader.role, table, crs, columns)
    info.rowsIn = read.rowsIn
    info.rowsRejected = read.rejected
    return LoadedTable(rows: read.rows, lines: read.lines, issues: read.issues, info: info)
  }

  /// Reads every row of an opened table. Without a transformer the numbers of its coordinates are taken
  /// as they stand, which is for an inspection only.
  package static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, _ log: IssueLog, partSize: Int = partSize,
    watcher: Watcher? = nil
  ) throws(CareCircleError) -> ReadRows<Reader.Row> {
    var log = log
    for note in columns.notes {
      log.add(.columnIgnored, .note, field: note.field, note.message)
    }
    for line in table.skippedLines {
      log.add(.linesSkipped, .note, line: line.line, value: line.text, .skipped)
    }
    for text in table.layer.unreadable {
      log.add(
        .valueUnreadable, .doubtful, line: text.line, field: text.field, value: text.text,
        .unreadableText)
    }
    let parts: [PartRows<Reader.Row>]
    if let watcher {
      var first = PartReader(table, columns, with: reader, transformer, watcher: watcher)
      parts = [first.read(table.whole)]
    } else {
      parts = SideBySide.read(table, columns, with: reader, transformer, partSize: partSize)
    }
    if let line = parts.last?.unterminated {
      throw .badData([.unterminatedQuote(table.file, line: line)])
    }
    return table.withBytes { bytes in
      let settled = IDSettlement<Reader>(
        parts, bytes, file: table.file.name, title: Reader.idField.map(columns.title) ?? "")
      return ReadRows(parts, dropped: settled.dropped, issues: log.issues + settled.issues)
    }
  }

  /// What keeps a table from being read: columns that are missing or not settled.
  package static func problems<Reader: RowReader>(
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

  package static func transformer(
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
  package init(of table: Table) {
    self.init(
      headers: table.headers, units: table.units, mapping: table.file.columns,
      file: table.file.name, line: table.headerLine, cutNames: table.cutsNames)
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
  fileprivate static let unreadableText = Message(
    en: "bytes of it mean nothing in the encoding of the table and read as \u{FFFD}; name another "
      + "encoding, or correct the value",
    zh: "含有该编码中没有意义的字节，读作\u{FFFD}；请指定其他编码或改正该值")

  fileprivate static let skipped = Message(
    en: "a line above the rows that is neither header nor row", zh: "数据上方的行，既非表头也非数据")
}
