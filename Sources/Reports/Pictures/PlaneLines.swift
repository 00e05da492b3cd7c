import Geodesy
import PlaneGeometry

/// A box in the plane of a picture, in metres.
struct PlaneBox {
  var west = Double.infinity
  var south = Double.infinity
  var east = -Double.infinity
  var north = -Double.infinity

  mutating func add(_ point: PlanePoint) {
    west = min(west, point.x)
    east = max(east, point.x)
    south = min(south, point.y)
    north = max(north, point.y)
  }

  func overlaps(_ other: PlaneBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

/// Lines or rings in the plane of a picture, kept flat with a box for each: they are projected once and drawn on many
/// maps.
struct PlaneLines {
  private(set) var points: [PlanePoint] = []
  /// The number of points up to the end of each line.
  private(set) var ends: [Int] = []
  private(set) var boxes: [PlaneBox] = []

  /// The number of lines.
  var count: Int { ends.count }

  /// The points of a line.
  func line(_ number: Int) -> ArraySlice<PlanePoint> {
    points[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  mutating func add(_ line: some Sequence<Coordinate>, _ conic: ConformalConic) {
    var box = PlaneBox()
    for place in line {
      let point = conic.point(of: place)
      box.add(point)
      points.append(point)
    }
    ends.append(points.count)
    boxes.append(box)
  }

  /// Adds every ring of an area, holes included.
  mutating func add(_ area: MultiPolygon, _ conic: ConformalConic) {
    for polygon in area.polygons {
      for ring in polygon.rings { add(ring.corners, conic) }
    }
  }
}
