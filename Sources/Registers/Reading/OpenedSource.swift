import Geodesy
import Tables
import Wording

/// A file or sheet of an input that has been opened and read, before the ids are settled.
struct OpenedSource<Reader: RowReader> {
  let table: Table
  let columns: ColumnMap<Reader.Field>
  let crs: ResolvedCRS?
  /// The issues about the file as a whole.
  let log: IssueLog
  /// The rows, chunk by chunk.
  let chunks: [ChunkRows<Reader.Row>]

  /// Reads a table whose columns and coordinate reference system are settled.
  init(
    _ table: Table, of kind: InputKind, among known: KnownRows, chunkSize: Int
  ) throws(CareCircleError) {
    let columns = ColumnMap<Reader.Field>(of: table)
    let problems = TableLoader.problems(of: table, columns, for: Reader.self)
    guard problems.isEmpty else { throw .badData(problems) }
    var log = IssueLog(file: table.file.name)
    var crs: ResolvedCRS?
    var way: CoordinateTransformer?
    let table = table.withCellSystem(ChunkReader<Reader>.cellColumn(columns))
    if ChunkReader<Reader>.hasPlaces(table, columns) {
      let resolved = try ResolvedCRS.resolve(
        table, headers: columns.declaredCRS([Reader.lon, Reader.lat]), log: &log)
      way = try TableLoader.transformer(resolved.system, table.file)
      crs = resolved
    }
    try self.init(
      table, columns, with: Reader(columns, among: known), way, log, crs, chunkSize: chunkSize,
      corrections: known.corrections?.corrections(
        of: kind, file: table.file.name, columns, id: Reader.idField))
  }

  /// Reads a table with an existing reader. If there is a watcher, rows are read one after another.
  init(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, _ log: IssueLog, _ crs: ResolvedCRS? = nil,
    chunkSize: Int, watcher: TableLoader.Watcher? = nil, corrections: RowCorrections? = nil
  ) throws(CareCircleError) {
    (self.table, self.columns, self.crs) = (table, columns, crs)
    var log = log
    for note in columns.notes {
      log.add(.columnIgnored, .note, field: note.field, note.message)
    }
    for line in table.skippedLines {
      log.add(.linesSkipped, .note, line: line.line, value: line.text, .skipped)
    }
    let row = table.origin.rowKind.map { DataIssue.RowName($0) }
    for text in table.layer.unreadable {
      log.add(
        .valueUnreadable, .doubtful, line: text.line, row: row, field: text.field, value: text.text,
        .unreadableText)
    }
    for found in table.layer.findings {
      log.add(
        found.code, found.severity, line: found.line, row: row, field: found.field,
        value: found.value, found.message)
    }
    log.note(table.layer, below: table.headerLine ?? 0)
    if let watcher {
      var first = ChunkReader(table, columns, with: reader, transformer, watcher: watcher)
      chunks = [first.read(table.whole)]
    } else {
      chunks = SideBySide.read(
        table, columns, with: reader, transformer, chunkSize: chunkSize, corrections: corrections)
    }
    log.note(
      chunks.reduce([:]) { LostDigitsTally.joined($0, $1.lostDigits) }, headers: table.headers)
    let ground = GroundTally(chunks.map(\.ground))
    if let transformer { ground.note(in: &log, transformer.system) }
    self.log = log
    if let line = chunks.last?.unterminated {
      throw .badData([.unterminatedQuote(table.file, line: line)])
    }
    // An inspection resolves the system itself, and reports what it can about any file.
    if let crs, let problem = ground.problem(table.file, crs.system) { throw .badData([problem]) }
  }

  /// Whether equal bytes of a row mean the same in both sources.
  func saysTheSame(as other: OpenedSource) -> Bool {
    table.headers == other.table.headers && table.units == other.table.units
      && table.hasGeometry == other.table.hasGeometry && columns.columns == other.columns.columns
      && crs?.system == other.crs?.system
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
