import Geodesy
import Registers
import Tables
import Wording

extension TableInspection {
  /// Inspects a file.
  ///
  /// Reads the file as an analysis would, and reports everything that would prevent an analysis from using it. Without
  /// a kind, the headers decide which kind it is, and the report says so. Takes time n log n in the number of rows.
  ///
  /// - Returns: nil for a file of lines or streets, which is inspected as a network.
  /// - Throws: `CareCircleError` for a file that does not exist or cannot be read at all.
  public static func inspecting(
    _ file: InputFile, as declared: InputKind? = nil
  ) throws(CareCircleError) -> TableInspection? {
    let finder = RoleFinder()
    let table = try Table(file, isKnown: finder.knownHeaders(declared))
    var role = try finder.choose(table)
    if let declared {
      role = RoleChoice(role: declared, basis: .declared, knownColumns: role.knownColumns)
    }
    guard case .register(let reader) = role.role.form else { return nil }
    return try inspection(table, role, reader)
  }

  private static func inspection<Reader: RowReader>(
    _ table: Table, _ role: RoleChoice, _ reader: Reader.Type
  ) throws(CareCircleError) -> TableInspection {
    try Inspector<Reader>(table, role).inspection()
  }
}

/// Inspects an opened table with the reader for its kind.
private struct Inspector<Reader: RowReader> {
  private let table: Table
  private let role: RoleChoice
  private let map: ColumnMap<Reader.Field>
  private let crs: ResolvedCRS?
  private let problems: [InputProblem]
  private let columns: [ColumnReport]
  private let read: ReadRows<Reader.Row>

  init(_ table: Table, _ role: RoleChoice) throws(CareCircleError) {
    map = ColumnMap<Reader.Field>(of: table)
    let table = table.withCellSystem(ChunkReader<Reader>.cellColumn(map))
    self.table = table
    self.role = role
    var problems = TableLoader.problems(of: table, map, for: Reader.self)
    var log = IssueLog(file: table.file.name)
    var transformer: CoordinateTransformer?
    crs = Self.crs(table, map, &log, &transformer, &problems)
    self.problems = problems
    let watch = ColumnWatch(columns: table.headers.count)
    read = try TableLoader.read(
      table, map, with: Reader(map), transformer, log, watcher: watch.watch)
    columns = watch.reports(map, hasHeader: table.file.hasHeader != false)
  }

  /// The coordinate reference system with its transformer; nil, with the problem, if it is not settled. Rows without
  /// coordinates need none.
  private static func crs(
    _ table: Table, _ map: ColumnMap<Reader.Field>, _ log: inout IssueLog,
    _ transformer: inout CoordinateTransformer?, _ problems: inout [InputProblem]
  ) -> ResolvedCRS? {
    guard Reader.placing != .never, hasCoordinates(table, map) else { return nil }
    do throws(CareCircleError) {
      let resolved = try ResolvedCRS.resolve(
        table, headers: map.declaredCRS([Reader.lon, Reader.lat]), log: &log)
      transformer = try TableLoader.transformer(resolved.system, table.file)
      return resolved
    } catch {
      if case .badData(let found) = error { problems += found }
      return nil
    }
  }

  private static func hasCoordinates(_ table: Table, _ map: ColumnMap<Reader.Field>) -> Bool {
    let hasPair = map[Reader.lon] != nil && map[Reader.lat] != nil
    return table.hasGeometry || hasPair || Reader.geometry.flatMap { map[$0] } != nil
  }

  private var hasLostDigits: Bool {
    let header = Reader.idField.map(map.title)
    return read.issues.contains { $0.code == .digitsLost && $0.field == header }
  }

  /// Whether all rows have the same id.
  private var hasOneID: Bool {
    let repeated = read.issues.count { $0.code == .duplicateID }
    return repeated > 0 && repeated == read.rows.count - 1
  }

  func inspection() -> TableInspection {
    let rows = InspectedRows(rows: read.rows, lines: read.lines)
    let hasCoordinates = Self.hasCoordinates(table, map)
    let context = AbilityContext(
      fields: Set(map.columns.keys.map(\.rawValue)), hasCoordinates: hasCoordinates,
      hasCRS: crs != nil, rowsIn: read.rowsIn, rowsUsed: read.rowsIn - read.rejected,
      hasLostDigits: hasLostDigits, hasOneID: hasOneID)
    return TableInspection(
      file: table.file.name, byteCount: table.byteCount, sha256: table.sha256,
      origin: table.origin, skippedLines: table.layout?.skippedLines ?? [], role: role,
      rowsIn: read.rowsIn, rowsRejected: read.rejected, columns: columns, problems: problems,
      crs: crs?.system, crsSource: crs?.source,
      extent: crs == nil ? nil : GroundExtent(rows.rows),
      duplicates: DuplicateReport(rows, read.issues, hasPlaces: hasCoordinates),
      farPlaces: crs == nil ? nil : FarPlaces(rows), measures: MeasureReport.all(of: rows),
      issueCounts: IssueCount.counts(read.issues),
      names: NameWords.of(role.role).flatMap { NameReport(rows, $0) },
      abilities: context.abilities(of: role.role, rows.rows, placing: Reader.placing),
      issues: read.issues)
  }
}

extension TableLayout {
  fileprivate var skippedLines: [SkippedLine] {
    skipped.map { line, text in
      let isLower = lowerHeaderLines.contains(line)
      return SkippedLine(
        line: line, text: text,
        kind: isLower ? .secondHeaderLine : unitLines.contains(line) ? .units : .aboveHeader)
    }
  }
}

extension NameWords {
  /// The words that show that names are not those of this kind; nil for kinds with arbitrary names.
  fileprivate static func of(_ kind: InputKind) -> NameWords? {
    switch kind {
    case .facilities: facilities
    case .estates, .gates, .newEstates, .estateAttributes: estates
    default: nil
    }
  }
}
