import CareModel
import Geodesy
import TextFormats

/// The lines of a row, in WGS 84.
struct LinePlacer {
  private let transformer: CoordinateTransformer
  /// Whether the rings of areas are taken as lines.
  private let takesAreas: Bool

  init(_ transformer: CoordinateTransformer, takesAreas: Bool) {
    self.transformer = transformer
    self.takesAreas = takesAreas
  }

  /// The lines of the row under the cursor; nil after writing down why there are none.
  func lines(of cursor: RowCursor, _ log: inout IssueLog) -> [[Coordinate]]? {
    switch cursor.geometry {
    case .success(.lineString(let line)): return placed([line], cursor, &log)
    case .success(.multiLineString(let lines)): return placed(lines, cursor, &log)
    case .success(.polygon(let rings)) where takesAreas: return placed(rings, cursor, &log)
    case .success(.multiPolygon(let polygons)) where takesAreas:
      return placed(polygons.flatMap { $0 }, cursor, &log)
    case .success(.some):
      reject(cursor, .geometryType, takesAreas ? .neitherLineNorArea : .notALine, &log)
    case .failure(let fault):
      reject(cursor, .geometryInvalid, .invalidLine, value: fault.description, &log)
    case .success(nil), nil: reject(cursor, .geometryMissing, .missingLine, &log)
    }
    return nil
  }

  private func placed(
    _ lines: [[Position]], _ cursor: RowCursor, _ log: inout IssueLog
  ) -> [[Coordinate]]? {
    var placed: [[Coordinate]] = []
    for line in lines {
      var points: [Coordinate] = []
      for position in line {
        do throws(CoordinateFault) {
          points.append(try transformer.coordinate(x: position.x, y: position.y))
        } catch {
          let value = "\(position.x), \(position.y)"
          reject(cursor, error.code, error.message(transformer.system), value: value, &log)
          return nil
        }
      }
      placed.append(points)
    }
    return placed
  }

  private func reject(
    _ cursor: RowCursor, _ code: DataIssue.Code, _ message: Message, value: String? = nil,
    _ log: inout IssueLog
  ) {
    log.add(code, .rejected, line: cursor.line, value: value, message)
  }
}

extension Message {
  fileprivate static let notALine = Message(
    en: "a street is a line or a multi-line", zh: "道路应为线或多线")
  fileprivate static let neitherLineNorArea = Message(
    en: "a barrier is a line or an area, whose edge counts", zh: "阻隔应为线或面（以面的边缘为准）")
  fileprivate static let invalidLine = Message(
    en: "the geometry cannot be used; draw it again", zh: "几何无法使用；请重新绘制")
  fileprivate static let missingLine = Message(
    en: "the feature has no geometry; give it a line", zh: "该要素没有几何；请补充线")
}
