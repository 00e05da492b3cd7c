import Geodesy

/// A multi-polygon with its sides sorted into bands of latitude, for many tests of whether it contains a point.
///
/// Building takes time proportional to the number of sides times the bands they cross. A test takes time
/// proportional to the number of sides in one band.
public struct PolygonLocator: Sendable {
  private let sides: [(start: Coordinate, end: Coordinate)]
  private let bands: [[Int32]]
  private let south: Double
  private let height: Double

  /// Sorts the sides of a multi-polygon into bands.
  public init(_ polygon: MultiPolygon) {
    var sides: [(start: Coordinate, end: Coordinate)] = []
    polygon.forEachSide { sides.append(($0, $1)) }
    let latitudes = polygon.outerCorners.map(\.latitude)
    let low = latitudes.min() ?? 0
    let count = max(1, min(4096, sides.count / 8))
    let height = max(1e-9, ((latitudes.max() ?? 0) - low) / Double(count))
    var bands = [[Int32]](repeating: [], count: count)
    for (number, side) in sides.enumerated() {
      let (a, b) = (side.start.latitude, side.end.latitude)
      let first = Int(max(0, min(Double(count - 1), (min(a, b) - low) / height)))
      let last = Int(max(0, min(Double(count - 1), (max(a, b) - low) / height)))
      for band in first...last { bands[band].append(Int32(truncatingIfNeeded: number)) }
    }
    self.sides = sides
    self.bands = bands
    self.height = height
    south = low
  }

  /// Whether a point lies inside the multi-polygon or on its border.
  public func contains(_ point: Coordinate) -> Bool {
    let band = (point.latitude - south) / height
    guard band >= 0, band <= Double(bands.count) else { return false }
    var crossings = 0
    var onBorder = false
    for number in bands[min(bands.count - 1, Int(band))] {
      let (start, end) = sides[Int(number)]
      if PlaneSide.touches(point, start, end) { onBorder = true }
      if PlaneSide.crossesRay(from: point, start, end) { crossings += 1 }
    }
    return onBorder || crossings % 2 == 1
  }
}
