/// A point or a vector in the plane, usually in metres to the east and to the north.
struct PlanePoint {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
