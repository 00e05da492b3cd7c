import Foundation

/// An arc of a disc's circle on the border of a union. It runs counter-clockwise, with the union on its
/// left.
public struct BorderArc: Hashable, Sendable {
  /// The index of the disc in the array from which the union was made.
  public let disc: Int
  /// The centre of the circle.
  public let centre: PlanePoint
  /// The radius in metres of the plane.
  public let radius: Double
  /// The start of the arc, relative to the centre.
  public let start: PlanePoint
  /// The end of the arc, relative to the centre.
  public let end: PlanePoint
  /// The angle from start to end in radians, in 0...2π; 2π is a whole circle.
  public let sweep: Double

  /// Twice the area between the arc and its chord, in square metres.
  var doubleSegment: Double { radius * radius * (sweep - sin(sweep)) }

  /// The start of the arc, relative to `origin`.
  func startPoint(from origin: PlanePoint) -> PlanePoint {
    PlanePoint(x: centre.x - origin.x + start.x, y: centre.y - origin.y + start.y)
  }

  /// Divides the arc into equal pieces and calls `body` with the start of each, relative to the centre.
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

/// A border arc as it is found. Discs are identified by their indices in `DiscRows`.
struct FoundArc: Sendable {
  var disc: Int32
  /// The discs on whose circles the border runs before and after the arc; `CircleCover.seam` for a
  /// whole circle.
  var startBy: Int32
  var endBy: Int32
  /// The direction of `start`, in the units of `Turn`.
  var turn: Double
  var start: PlanePoint
  var end: PlanePoint
  var sweep: Double
}
