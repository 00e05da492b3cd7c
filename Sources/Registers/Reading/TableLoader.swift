import Geodesy
import Tables
import Wording

/// Loads whole inputs.
package enum TableLoader {
  /// Called for every row, with the cursor on it and, if the row was rejected because of its location, the code of the
  /// issue.
  package typealias Watcher = (RowCursor, DataIssue.Code?) -> Void

  /// The number of bytes to read at a time: enough that handing out chunks costs next to nothing, but few enough that
  /// no core runs out of work before the end.
  static let chunkSize = 1 << 20

  /// Reads every row of an input's files. Ids are settled across all files.
  package static func load<Reader: RowReader>(
    _ reader: Reader.Type, _ files: [InputFile], as kind: InputKind,
    among known: KnownRows = KnownRows(), chunkSize: Int = chunkSize
  ) throws(CareCircleError) -> LoadedTable<Reader.Row> {
    var opened: [OpenedSource<Reader>] = []
    for table in try Table.opened(
      kind.flagged(files), isKnown: ColumnMap<Reader.Field>.knownHeaders())
    {
      opened.append(try OpenedSource(table, of: kind, among: known, chunkSize: chunkSize))
    }
    let read = settled(opened)
    let sources = zip(opened, read.counts).map { source, counts in
      var info = InputInfo(kind, source.table, source.crs, source.columns)
      info.rowsIn = counts.rowsIn
      info.rowsRejected = counts.rejected
      info.rowsRepeated = counts.repeated
      info.rowsUnplaced = read.issues.count {
        $0.code == .facilityUnplaced && $0.file == info.name
      }
      return info
    }
    return LoadedTable(
      rows: read.rows,
      rowOrigins: RowOrigins(sources, counts: read.counts.map(\.used), lines: read.lines),
      issues: read.issues)
  }

  /// Reads every row of an opened table. Without a transformer the numbers of its coordinates are taken as they are,
  /// which is only done for an inspection.
  package static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, _ log: IssueLog, chunkSize: Int = chunkSize,
    watcher: Watcher? = nil
  ) throws(CareCircleError) -> ReadRows<Reader.Row> {
    settled([
      try OpenedSource(
        table, columns, with: reader, transformer, log, chunkSize: chunkSize, watcher: watcher)
    ])
  }

  private static func settled<Reader: RowReader>(
    _ sources: [OpenedSource<Reader>]
  ) -> ReadRows<Reader.Row> {
    withBytes(of: sources[...], []) { bytes in
      let settled = IDSettlement<Reader>(sources, bytes)
      return ReadRows(
        sources.map(\.chunks), dropped: settled.dropped,
        issues: zip(sources, settled.issues).map { $0.log.issues + $1 })
    }
  }

  /// Calls `body` with the bytes of all sources, which are valid until it returns.
  private static func withBytes<Reader: RowReader, Result>(
    of sources: ArraySlice<OpenedSource<Reader>>, _ known: [UnsafeBufferPointer<UInt8>],
    _ body: ([UnsafeBufferPointer<UInt8>]) -> Result
  ) -> Result {
    guard let first = sources.first else { return body(known) }
    return first.table.withBytes { withBytes(of: sources.dropFirst(), known + [$0], body) }
  }

  /// What prevents a table from being read: columns that are missing or ambiguous.
  package static func problems<Reader: RowReader>(
    of table: Table, _ map: ColumnMap<Reader.Field>, for reader: Reader.Type
  ) -> [InputProblem] {
    // Features bring their columns with them: a piece of a layer without any has none.
    if table.file.lines != nil, case .json(let document, _) = table.content,
      document.featureCount == 0
    {
      return map.problems
    }
    let needed = Reader.required + needsCoordinates(table, map, Reader.self)
    let ambiguous = Set(map.problems.compactMap(\.field))
    let missing = needed.filter { map[$0] == nil && !ambiguous.contains($0.rawValue) }
    return map.problems + missing.map { .missing($0, in: table) }
  }

  /// The columns of coordinates that are required; none if a geometry gives the locations, or if rows need none.
  private static func needsCoordinates<Reader: RowReader>(
    _ table: Table, _ map: ColumnMap<Reader.Field>, _ reader: Reader.Type
  ) -> [Reader.Field] {
    let hasCells = Reader.geometry.flatMap { map[$0] } != nil
    return table.hasGeometry || hasCells || !Reader.placing.needsColumns
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
      file: table.file.name, line: table.headerLine, cutNames: table.cutsNames,
      holdsPlaces: { !table.hasGeometry && table.holdsPlaces(in: $0) })
  }
}

extension InputInfo {
  init<Field>(
    _ kind: InputKind, _ table: Table, _ crs: ResolvedCRS?, _ columns: ColumnMap<Field>
  ) {
    self.init(
      kind: kind, table, crs,
      columns: Dictionary(
        uniqueKeysWithValues: columns.columns.map { ($0.rawValue, columns.headers[$1].text) }),
      unusedColumns: columns.unused)
  }

  /// The facts about an opened table, without those about its rows.
  init(
    kind: InputKind, _ table: Table, _ crs: ResolvedCRS?, columns: [String: String],
    unusedColumns: [String]
  ) {
    self.init(
      kind: kind, name: table.file.name, byteCount: table.byteCount, sha256: table.sha256,
      origin: table.origin, crs: crs?.system, crsSource: crs?.source, columns: columns,
      unusedColumns: unusedColumns, query: table.file.query)
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
