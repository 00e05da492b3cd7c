import Geodesy
import StreetNetwork
import Tables
import TextFormats
import Wording

extension InputKind {
  /// Additional barriers that cannot be crossed on foot, as lines or polygons.
  public static let barriers = InputKind(
    "barriers", title: Message(en: "barriers", zh: "障碍"),
    help: Message(
      en: "Additional barriers to walking, as lines or polygons.",
      zh: "补充的不可穿越的障碍（线或面）。"),
    uses: Set(InputUse.allCases), form: .barriers)
}

/// The barriers of one or more layers: lines, and the borders of polygons.
public struct BarrierLayer: Sendable, LoadedInput {
  /// The lines that walks off the streets must not cross.
  public private(set) var lines = LineShapes()
  /// The doubts about the layers.
  public private(set) var issues: [DataIssue] = []
  /// The facts about each layer.
  public private(set) var sources: [InputInfo] = []
  /// The number of features.
  public var rowsIn: Int { sources.reduce(0) { $0 + $1.rowsIn } }
  private var log = IssueLog(file: "")
  private var count = 0

  /// Reads GeoJSON layers or JSON arrays, whose coordinate reference systems must be declared.
  ///
  /// - Throws: `CareCircleError.inputMissing` or `.badData`.
  public init(_ files: [InputFile]) throws(CareCircleError) {
    let named = InputKind.barriers.flagged(files)
    for table in try Table.opened(named, isKnown: ColumnMap<BoundaryField>.knownHeaders()) {
      try add(table)
    }
  }

  private mutating func add(_ table: Table) throws(CareCircleError) {
    log = IssueLog(file: table.file.name)
    count = 0
    guard table.hasGeometry else { throw .badData([.notALineLayer(table.file)]) }
    let crs = try ResolvedCRS.resolve(table, headers: [], log: &log)
    let transformer = try TableLoader.transformer(crs.system, table.file)
    try table.forEachRow { cursor in take(cursor, transformer) }
    var info = InputInfo(
      kind: .barriers, table, crs, columns: [:], unusedColumns: table.headers)
    info.rowsIn = count
    info.rowsRejected = Set(log.issues.filter { $0.severity == .rejected }.map(\.line)).count
    sources.append(info)
    issues += log.issues
  }

  private mutating func take(_ cursor: RowCursor, _ transformer: CoordinateTransformer) {
    count += 1
    switch cursor.geometry {
    case .success(.lineString(let line)): add([line], cursor, transformer)
    case .success(.multiLineString(let lines)): add(lines, cursor, transformer)
    case .success(.polygon(let rings)): add(rings, cursor, transformer)
    case .success(.multiPolygon(let polygons)):
      add(Array(polygons.joined()), cursor, transformer)
    case .success(.some): reject(cursor, .geometryType, .notABarrier)
    case .failure(let fault): reject(cursor, .geometryInvalid, .notABarrier, fault.description)
    case .success(nil), nil: reject(cursor, .geometryMissing, .notABarrier)
    }
  }

  private mutating func add(
    _ lines: [[Position]], _ cursor: RowCursor, _ transformer: CoordinateTransformer
  ) {
    for line in lines where line.count > 1 {
      do throws(CoordinateFault) {
        var places: [FixedCoordinate] = []
        for position in line {
          places.append(
            FixedCoordinate(try transformer.coordinate(x: position.x, y: position.y)))
        }
        self.lines.append(places)
      } catch {
        return reject(cursor, error.code, error.message(transformer.system))
      }
    }
  }

  private mutating func reject(
    _ cursor: RowCursor, _ code: DataIssue.Code, _ message: Message, _ value: String? = nil
  ) {
    log.add(
      code, .rejected, line: cursor.line, row: cursor.rowName(nil), value: value, message)
  }
}

extension Message {
  fileprivate static let notABarrier = Message(
    en: "a barrier is a line or a polygon; draw it as one", zh: "障碍应为线或面")
}
