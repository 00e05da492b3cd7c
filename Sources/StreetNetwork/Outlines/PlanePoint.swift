/// A point or a direction in metres east and north.
struct PlanePoint {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
