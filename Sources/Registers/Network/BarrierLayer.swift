import Geodesy
import StreetNetwork
import Tables
import TextFormats
import Wording

/// A layer of what nobody walks across: lines, and polygons by their borders.
public struct BarrierLayer: Sendable {
  /// The lines.
  public private(set) var lines = LineShapes()
  /// What is doubtful in the layer.
  public var issues: [DataIssue] { log.issues }
  /// How many features there are.
  public private(set) var rowsIn = 0
  private var log: IssueLog

  /// Reads a GeoJSON layer, or a JSON array, whose coordinates are declared.
  ///
  /// - Throws: `CareCircleError.inputMissing` or `.badData`.
  public init(_ file: InputFile) throws(CareCircleError) {
    log = IssueLog(file: file.name)
    let table = try Table(file, isKnown: ColumnMap<BoundaryField>.knownHeaders())
    guard table.hasGeometry else { throw .badData([.notALineLayer(file)]) }
    let crs = try ResolvedCRS.resolve(table, headers: [], log: &log)
    let transformer = try TableLoader.transformer(crs.system, file)
    try table.forEachRow { cursor in take(cursor, transformer) }
  }

  private mutating func take(_ cursor: RowCursor, _ transformer: CoordinateTransformer) {
    rowsIn += 1
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
    log.add(code, .rejected, line: cursor.line, value: value, message)
  }
}

extension Message {
  fileprivate static let notABarrier = Message(
    en: "a barrier is a line or a polygon; draw it as one", zh: "障碍应为线或面")
}
