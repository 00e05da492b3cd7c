import Geodesy
import PlaneGeometry
import TextFormats

/// Polygons and lines as the page draws them: on the grid, thinned until all of them together have few enough points.
struct DrawnShapes {
  /// The lines or rings of each shape.
  private(set) var shapes: [[[GridPoint]]]
  /// How far a drawn line may lie from the true one, in metres.
  private(set) var tolerance: Double
  private let frame: MapFrame

  /// Polygons, ring by ring; shapes without ground have no rings.
  init(_ polygons: [MultiPolygon?], in frame: MapFrame, atMost points: Int) {
    self.init(
      lines: polygons.map { place in
        (place?.polygons ?? []).flatMap(\.rings).map { ring in
          ring.corners.map(frame.point) + ring.corners.prefix(1).map(frame.point)
        }
      }, in: frame, atMost: points, isClosed: true)
  }

  /// Lines on the grid.
  init(lines: [[[GridPoint]]], in frame: MapFrame, atMost points: Int, isClosed: Bool = false) {
    self.frame = frame
    shapes = lines
    // Half a pixel of a drawing 4,000 pixels wide, or 2 m, whichever is more.
    tolerance = max(2, frame.metres / 8000)
    repeat {
      thin(isClosed: isClosed)
      if count > points { tolerance *= 2 }
    } while count > points && tolerance < frame.metres / 20
    if count > points { leaveOut(beyond: points) }
  }

  private var count: Int {
    shapes.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }

  private mutating func thin(isClosed: Bool) {
    let thinner = LineThinner(
      tolerance: tolerance / (111_320 / MapFrame.perDegree), shrink: frame.cosine)
    let least = isClosed ? 4 : 2
    for shape in shapes.indices {
      shapes[shape] = shapes[shape].map(thinner.thinned).filter { $0.count >= least }
    }
  }

  /// Leaves out the lines and rings with the fewest points.
  private mutating func leaveOut(beyond points: Int) {
    var ranked: [(size: Int, shape: Int, line: Int)] = []
    for (shape, lines) in shapes.enumerated() {
      for (number, line) in lines.enumerated() { ranked.append((line.count, shape, number)) }
    }
    ranked.sort { ($1.size, $0.shape, $0.line) < ($0.size, $1.shape, $1.line) }
    var sum = 0
    for (size, shape, line) in ranked {
      sum += size
      // The line stays in its place, empty, until all are chosen.
      if sum > points { shapes[shape][line] = [] }
    }
    for shape in shapes.indices { shapes[shape].removeAll(where: \.isEmpty) }
  }

  /// Appends the shapes as an array of arrays of lines.
  func append(to json: inout ByteBuffer) {
    json.append("[")
    for (number, shape) in shapes.enumerated() {
      if number > 0 { json.append(",") }
      LineCode.append(shape, to: &json)
    }
    json.append("]")
  }
}
