import Geodesy
import Tables
import TextFormats
import Wording

/// Reads chunks of one table. Every worker has its own reader, so that none of its state is shared.
package struct ChunkReader<Reader: RowReader> {
  package let table: Table
  package let columns: ColumnMap<Reader.Field>
  private var reader: Reader
  private let placer: Placer<Reader.Field>?
  private let watcher: TableLoader.Watcher?
  private let corrections: RowCorrections?

  package init(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, watcher: TableLoader.Watcher? = nil,
    corrections: RowCorrections? = nil
  ) {
    self.corrections = corrections
    self.table = table
    self.columns = columns
    self.reader = reader
    self.watcher = watcher
    placer =
      Self.hasPlaces(table, columns)
      ? Placer(
        transformer, lon: columns.column(Reader.lon), lat: columns.column(Reader.lat),
        geometry: Reader.geometry.map(columns.column), headers: table.headers,
        cellSystem: table.layer.cellSystem,
        isOptional: Reader.placing.allowsBlanks) : nil
  }

  /// Whether an opened table has coordinates or geometry for its rows.
  package static func hasPlaces(_ table: Table, _ map: ColumnMap<Reader.Field>) -> Bool {
    switch Reader.placing {
    case .required, .expected: true
    case .never: false
    case .optional:
      table.hasGeometry || (map[Reader.lon] != nil && map[Reader.lat] != nil)
        || Reader.geometry.flatMap { map[$0] } != nil
    }
  }

  /// The column whose cells may contain geometries; nil if there is none.
  package static func cellColumn(_ map: ColumnMap<Reader.Field>) -> Int? {
    Reader.geometry.flatMap { map[$0] }
      ?? (map[Reader.lon] == map[Reader.lat] ? map[Reader.lon] : nil)
  }

  /// A reader with its own transformer; nil if the transformer cannot be made.
  package init?(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    from system: CoordinateReferenceSystem?, corrections: RowCorrections?
  ) {
    var transformer: CoordinateTransformer?
    if let system {
      guard let made = try? CoordinateTransformer(from: system) else { return nil }
      transformer = made
    }
    self.init(table, columns, with: reader, transformer, corrections: corrections)
  }

  /// Reads a chunk on its own, without knowing what comes before it.
  package mutating func read(_ chunk: TableChunk) -> ChunkRows<Reader.Row> {
    table.withRows(of: chunk) { cursor in
      let scribe = RowScribe(
        columns: columns, cursor: cursor, file: table.file.name, sheet: table.layer.sheet,
        id: Reader.idField)
      let likely = table.likelyRowCount(of: chunk)
      var found = ChunkRows<Reader.Row>(
        rows: RowBuffer(capacity: likely), start: chunk.start.offset)
      found.lines.reserveCapacity(likely)
      while advance(cursor, scribe, &found) {
        scribe.begin()
        corrections?.apply(to: scribe)
        readRow(scribe, &found)
      }
      found.end = cursor.position
      scribe.handOver(to: &found)
      if let placer { found.ground = placer.handOver() }
      return found
    }
  }

  /// Moves to the next row, skipping and reporting lines that are not rows; returns false at the end.
  @inline(__always)
  private func advance(
    _ cursor: RowCursor, _ scribe: RowScribe<Reader.Field>, _ found: inout ChunkRows<Reader.Row>
  ) -> Bool {
    while true {
      do throws(CSVError) {
        return try cursor.advance()
      } catch {
        switch error {
        case .unterminatedQuote(let line):
          found.unterminated = line
          return false
        case .textAfterQuote(let line, let column):
          found.rowsIn += 1
          scribe.begin()
          scribe.rejectLine(.textAfterQuote(from: cursor.line, line, column))
        }
      }
    }
  }

  @inline(__always)
  private mutating func readRow(
    _ scribe: RowScribe<Reader.Field>, _ found: inout ChunkRows<Reader.Row>
  ) {
    found.rowsIn += 1
    if !table.layer.refused.isEmpty, let reason = table.layer.refused[scribe.cursor.line] {
      scribe.rejectLine(reason)
      watcher?(scribe.cursor, scribe.lastCode)
      return
    }
    guard hasRightCells(scribe) else { return }
    switch placement(scribe) {
    case .blank: found.rowsIn -= 1
    case .rejected: watcher?(scribe.cursor, scribe.lastCode)
    case .placed(let place):
      watcher?(scribe.cursor, nil)
      guard reader.read(scribe, at: place, into: found.rows) else { return }
      noteMissingCells(scribe)
      found.lines.append(Int32(truncatingIfNeeded: scribe.cursor.line))
    }
  }

  /// The location of the current row. Rows of a table without coordinates count as located.
  @inline(__always)
  private func placement(_ scribe: RowScribe<Reader.Field>) -> Placement {
    if let placer { return placer.place(scribe) }
    let nature = RowNature(scribe.cursor, headers: table.headers)
    if case .blank = nature { return .blank }
    guard let rejection = nature.rejection else { return .placed(.unknown) }
    scribe.reject(rejection.code, value: scribe.cursor.firstText, rejection.message)
    return .rejected
  }

  /// A row with more cells than there are columns is rejected, since its values may be in the wrong columns.
  @inline(__always)
  private func hasRightCells(_ scribe: RowScribe<Reader.Field>) -> Bool {
    guard let count = scribe.cursor.cellCount, count > table.headers.count,
      (table.headers.count..<count).contains(where: { scribe.cursor.text($0) != nil })
    else { return true }
    scribe.reject(.tooManyCells, value: String(count), .cells(count, table.headers.count))
    return false
  }

  /// A row with fewer cells than there are columns is used as far as it goes. This is called only for rows that are
  /// used: a footnote has few cells as well, but is reported as a footnote.
  @inline(__always)
  private func noteMissingCells(_ scribe: RowScribe<Reader.Field>) {
    guard let count = scribe.cursor.cellCount, count < table.headers.count else { return }
    scribe.doubt(.tooFewCells, value: String(count), .cells(count, table.headers.count))
  }
}

extension Message {
  fileprivate static func cells(_ count: Int, _ expected: Int) -> Message {
    Message(
      en:
        "the row has \(counted(count, "cell")) and the header \(expected); look for a comma that wants quotes",
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
