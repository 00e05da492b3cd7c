import Geodesy

/// The 25 km cubes that contain points, to answer whether any point lies within 25 km: if a location's own cube and
/// the 26 around it are empty, the location is more than 25 km from every point.
struct FarCells {
  private var occupied: Set<Int> = []

  /// The side of a cube, in metres.
  static let side = 25_000.0

  init(_ points: some Sequence<Coordinate>) {
    var last = Int.min
    for point in points {
      let cube = Self.cube(point)
      if cube != last { occupied.insert(cube) }
      last = cube
    }
  }

  /// The indices, in order, of the points that lie more than 25 km from all indexed points.
  ///
  /// Takes time proportional to the number of points; the neighbours of each cube are searched only once.
  func far(_ points: [Coordinate]) -> [Int] {
    var known: [Int: Bool] = [:]
    return points.indices.filter { index in
      let cube = Self.cube(points[index])
      if let isFar = known[cube] { return isFar }
      let isFar = !hasNeighbour(cube)
      known[cube] = isFar
      return isFar
    }
  }

  private func hasNeighbour(_ cube: Int) -> Bool {
    for x in -1...1 {
      for y in -1...1 {
        for z in -1...1 where occupied.contains(cube + Self.number(x, y, z)) { return true }
      }
    }
    return false
  }

  private static func cube(_ point: Coordinate) -> Int {
    let place = EarthCentred(point)
    let index = { (metres: Double) in Int((metres / side).rounded(.down)) }
    return number(index(place.x), index(place.y), index(place.z))
  }

  /// The earth is 512 cubes wide, so a thousand to a side leaves room for neighbours.
  private static func number(_ x: Int, _ y: Int, _ z: Int) -> Int { (x * 1024 + y) * 1024 + z }
}
