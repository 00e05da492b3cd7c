import Geodesy

/// A place in units of 1e-7 degrees that is not rounded to whole units, so that the lengths of legs are exact.
struct ExactPlace: Sendable {
  let x: Double
  let y: Double

  init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  init(_ coordinate: Coordinate) {
    x = coordinate.longitude * FixedCoordinate.perDegree
    y = coordinate.latitude * FixedCoordinate.perDegree
  }

  /// The point at a share of the length of a segment, from 0 at `a` to 1 at `b`. The ends are exact.
  init(on a: FixedCoordinate, _ b: FixedCoordinate, _ share: Double) {
    let (ax, ay, bx, by) = (Double(a.x), Double(a.y), Double(b.x), Double(b.y))
    x = share >= 1 ? bx : ax + (bx - ax) * share
    y = share >= 1 ? by : ay + (by - ay) * share
  }

  /// The place rounded to whole units.
  var fixed: FixedCoordinate { FixedCoordinate(x: Int32(x.rounded()), y: Int32(y.rounded())) }

  var coordinate: Coordinate {
    Coordinate(
      uncheckedLongitude: x / FixedCoordinate.perDegree, latitude: y / FixedCoordinate.perDegree)
  }

  /// The distance in metres of places up to a few hundred metres apart, accurate to a micrometre.
  static func metres(_ a: ExactPlace, _ b: ExactPlace) -> Double {
    let metric = LocalMetric(latitude: (a.y + b.y) / 2)
    let (dx, dy) = ((a.x - b.x) * metric.east, (a.y - b.y) * metric.north)
    return (dx * dx + dy * dy).squareRoot()
  }
}
