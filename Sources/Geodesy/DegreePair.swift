/// A longitude and a latitude in degrees as intermediate values of a formula, without range limits.
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
  /// Fixed-point iteration q <- q - (map(q) - p). Both Chinese shifts change by less than 0.03
  /// degrees per degree, so each iteration gains at least one and a half digits, and 1e-13 degrees
  /// is reached well before the limit of 16 iterations. The limit is needed because the last bits
  /// may oscillate: GCJ-02 contains the square root of |longitude - 105|, whose slope at 105 E is
  /// infinite.
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
