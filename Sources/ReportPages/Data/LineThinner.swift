#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension MapFrame {
  static func cosine(ofDegrees degrees: Double) -> Double { cos(degrees * .pi / 180) }
}

/// Leaves out points of a line that lie nearly on it (D. H. Douglas and T. K. Peucker, 1973).
struct LineThinner {
  /// How far a point that is left out may lie from the line, in grid units of latitude.
  let tolerance: Double
  /// The length of a grid unit of longitude, in those of latitude.
  let shrink: Double

  /// The line without those points; its ends stay. Equal neighbours become one point.
  func thinned(_ line: [GridPoint]) -> [GridPoint] {
    var line = line
    var last: GridPoint?
    line.removeAll { point in
      defer { last = point }
      return point == last
    }
    guard line.count > 2 else { return line }
    var isKept = [Bool](repeating: false, count: line.count)
    (isKept[0], isKept[line.count - 1]) = (true, true)
    var open = [(0, line.count - 1)]
    while let (first, last) = open.popLast() {
      guard let farthest = farthest(line, first, last) else { continue }
      isKept[farthest] = true
      open += [(first, farthest), (farthest, last)]
    }
    return line.indices.filter { isKept[$0] }.map { line[$0] }
  }

  /// The point between two others that lies farthest from the line through them, if that is too far.
  private func farthest(_ line: [GridPoint], _ first: Int, _ last: Int) -> Int? {
    var (found, most): (Int?, Double) = (nil, tolerance * tolerance)
    for index in (first + 1)..<max(first + 1, last) {
      let away = squaredDistance(line[index], line[first], line[last])
      if away > most { (found, most) = (index, away) }
    }
    return found
  }

  private func squaredDistance(_ point: GridPoint, _ start: GridPoint, _ end: GridPoint) -> Double {
    let (x, y) = (Double(point.x - start.x) * shrink, Double(point.y - start.y))
    let (wide, high) = (Double(end.x - start.x) * shrink, Double(end.y - start.y))
    let squared = wide * wide + high * high
    let share = squared > 0 ? min(1, max(0, (x * wide + y * high) / squared)) : 0
    let (awayX, awayY) = (x - share * wide, y - share * high)
    return awayX * awayX + awayY * awayY
  }
}
