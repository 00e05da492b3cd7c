/// Two numbers in degrees on their way through a formula, not held to any range.
struct DegreePair {
  var x: Double
  var y: Double

  init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  init(_ c: Coordinate) {
    self.init(x: c.longitude, y: c.latitude)
  }

  /// The pair that `map` takes to this one, for a map that is nearly a translation.
  ///
  /// Fixed-point iteration q <- q - (map(q) - p). Both Chinese shifts change by less than 0.03 per
  /// degree, so each round gains at least one and a half digits; 1e-13 degrees is reached well
  /// before the bound. The bound ends it where the last bits keep swinging (GCJ-02 has the
  /// square root of |longitude - 105|, whose slope at 105 E is infinite).
  func inverted(through map: (DegreePair) -> DegreePair) -> DegreePair {
    var q = self
    for _ in 0..<16 {
      let image = map(q)
      let errorX = image.x - x
      let errorY = image.y - y
      q.x -= errorX
      q.y -= errorY
      if errorX.magnitude < 1e-13, errorY.magnitude < 1e-13 { break }
    }
    return q
  }
}
