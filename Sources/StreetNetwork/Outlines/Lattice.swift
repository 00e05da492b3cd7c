/// A lattice of lines of equal longitude and of equal latitude, about `cell` metres apart, over a box.
///
/// A place is identified by its column and row, which are whole numbers on the lines. Each piece of street is drawn
/// in metres of its own latitude, so that there is no distortion however large the box is.
struct Lattice: Sendable {
  /// The longitude and latitude of column 0 and row 0, in 1e-7 degrees.
  let west: Double
  let south: Double
  /// The distances between lines, in 1e-7 degrees.
  let width: Double
  let height: Double

  init(south: Double, north: Double, west: Double, cell metres: Double) {
    let metric = LocalMetric(latitude: (south + north) / 2)
    width = metres / metric.east
    height = metres / metric.north
    // Lines are whole multiples from the origin of degrees, so that everything drawn at the same latitude with the
    // same spacing uses the same lines.
    self.west = (west / width).rounded(.down) * width
    self.south = (south / height).rounded(.down) * height
  }

  func column(_ x: Double) -> Double { (x - west) / width }

  func row(_ y: Double) -> Double { (y - south) / height }

  func place(column: Double, row: Double) -> FixedCoordinate {
    let (x, y) = (west + column * width, south + row * height)
    return FixedCoordinate(
      x: Int32(max(-1.8e9, min(1.8e9, x)).rounded()), y: Int32(max(-9e8, min(9e8, y)).rounded()))
  }
}
