import Geodesy
import Registers
import Tables
import Wording

extension TableInspection {
  /// Inspects a file.
  ///
  /// Reads it as an analysis would, and reports whatever would keep an analysis from using it. Without
  /// a role the headers tell what it is; the report says how. Takes time n log n in the rows.
  ///
  /// - Throws: `CareCircleError` for a file that is not there or cannot be read at all.
  public static func inspecting(
    _ file: InputFile, as declared: InputRole? = nil
  ) throws(CareCircleError) -> TableInspection {
    let table = try Table(file, isKnown: RoleFinder.knownHeaders(declared))
    var role = try RoleFinder.choose(table)
    if let declared {
      role = RoleChoice(role: declared, basis: .declared, knownColumns: role.knownColumns)
    }
    switch role.role {
    case .estates:
      return try Inspector(table, role, EstateReader.init) {
        MeasureReport.of($0)
      } abilities: {
        $0.abilities($1)
      }.inspection(names: .estates)
    case .facilities:
      return try Inspector(table, role, FacilityReader.init) {
        MeasureReport.of($0)
      } abilities: {
        $0.abilities($1)
      }.inspection(names: .facilities)
    case .gates:
      return try Inspector(table, role, { GateReader($0, estateIDs: nil) }) { _ in
        []
      } abilities: {
        $0.abilities($1)
      }.inspection(names: .estates)
    }
  }
}

/// Inspects an opened table with the reader of its role.
private struct Inspector<Reader: RowReader> where Reader.Row: InspectedRow {
  private let table: Table
  private let role: RoleChoice
  private let map: ColumnMap<Reader.Field>
  private let crs: ResolvedCRS?
  private let problems: [InputProblem]
  private let columns: [ColumnReport]
  private let read: ReadRows<Reader.Row>
  private let measures: (InspectedRows<Reader.Row>) -> [MeasureReport]
  private let abilities: (AbilityContext, [Reader.Row]) -> [Ability]

  init(
    _ table: Table, _ role: RoleChoice, _ make: (ColumnMap<Reader.Field>) -> Reader,
    measures: @escaping (InspectedRows<Reader.Row>) -> [MeasureReport],
    abilities: @escaping (AbilityContext, [Reader.Row]) -> [Ability]
  ) throws(CareCircleError) {
    self.table = table
    self.role = role
    self.measures = measures
    self.abilities = abilities
    map = ColumnMap<Reader.Field>(of: table)
    var problems = TableLoader.problems(of: table, map, for: Reader.self)
    var log = IssueLog(file: table.file.name)
    var transformer: CoordinateTransformer?
    crs = Self.crs(table, map, &log, &transformer, &problems)
    self.problems = problems
    let watch = ColumnWatch(columns: table.headers.count)
    read = try TableLoader.read(
      table, map, with: make(map), transformer, log, watcher: watch.watch)
    columns = watch.reports(map, hasHeader: table.file.hasHeader != false)
  }

  /// The system, with its transformer; nil, with the problem, where it is not settled. Rows without
  /// places need none.
  private static func crs(
    _ table: Table, _ map: ColumnMap<Reader.Field>, _ log: inout IssueLog,
    _ transformer: inout CoordinateTransformer?, _ problems: inout [InputProblem]
  ) -> ResolvedCRS? {
    guard hasCoordinates(table, map) else { return nil }
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

  func inspection(names words: NameWords) -> TableInspection {
    let rows = InspectedRows(rows: read.rows, lines: read.lines)
    let hasCoordinates = Self.hasCoordinates(table, map)
    let context = AbilityContext(
      fields: Set(map.columns.keys.map(\.rawValue)), hasCoordinates: hasCoordinates,
      hasCRS: crs != nil, rowsIn: read.rowsIn, rowsUsed: read.rowsIn - read.rejected)
    return TableInspection(
      file: table.file.name, byteCount: table.byteCount, sha256: table.sha256,
      origin: table.origin, skippedLines: table.layout?.skippedLines ?? [], role: role,
      rowsIn: read.rowsIn, rowsRejected: read.rejected, columns: columns, problems: problems,
      crs: crs?.system, crsSource: crs?.source,
      extent: crs == nil ? nil : GroundExtent(rows.rows),
      duplicates: DuplicateReport(rows, read.issues, hasPlaces: hasCoordinates),
      farPlaces: crs == nil ? nil : FarPlaces(rows), measures: measures(rows),
      issueCounts: IssueCount.counts(read.issues), names: NameReport(rows, words),
      abilities: abilities(context, rows.rows), issues: read.issues)
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
