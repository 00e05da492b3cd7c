import Foundation

/// A piece of a disc's circle on the border of a union, run counter-clockwise: the union lies to its left.
public struct BorderArc: Hashable, Sendable {
  /// The disc's place in the array that was given.
  public let disc: Int
  /// The middle of the circle.
  public let centre: PlanePoint
  /// The radius in metres of the plane.
  public let radius: Double
  /// Where it begins, from the centre.
  public let start: PlanePoint
  /// Where it ends, from the centre.
  public let end: PlanePoint
  /// The angle from start to end in radians, from 0 to 2 pi; 2 pi is a whole circle.
  public let sweep: Double

  /// Twice the area between the arc and its chord, in squared metres.
  var doubleSegment: Double { radius * radius * (sweep - sin(sweep)) }

  /// Where it begins, from `origin`.
  func startPoint(from origin: PlanePoint) -> PlanePoint {
    PlanePoint(x: centre.x - origin.x + start.x, y: centre.y - origin.y + start.y)
  }

  /// The arc cut into so many equal ones: calls `body` with where each begins, from the centre.
  func forEachStart(pieces: Int, _ body: (PlanePoint) -> Void) {
    body(start)
    let step = sweep / Double(pieces)
    for piece in 1..<max(1, pieces) {
      let (sine, cosine) = (sin(step * Double(piece)), cos(step * Double(piece)))
      body(
        PlanePoint(
          x: start.x * cosine - start.y * sine, y: start.y * cosine + start.x * sine))
    }
  }
}

/// A border arc as it is found: discs by their places in the rows.
struct FoundArc: Sendable {
  var disc: Int32
  /// The discs on whose circles the border runs before and after; those of a whole circle are the seam.
  var startBy: Int32
  var endBy: Int32
  /// The direction in which it begins, after `Turn`.
  var turn: Double
  var start: PlanePoint
  var end: PlanePoint
  var sweep: Double
}
