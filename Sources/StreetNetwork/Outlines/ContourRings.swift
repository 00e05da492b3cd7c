import Geodesy
import PlaneGeometry

/// The rings formed by contour lines, and the polygons that the rings form.
struct ContourRings {
  private struct Border {
    /// The lines of the ring in order, each of which stands for the crossing at its start.
    var crossings: [Int] = []
    var isHole = false
    /// For a hole, the index of the outer ring around it; -1 for an outer ring.
    var parent = -1
  }

  private let lines: ContourLines
  private var borders: [Border] = []
  /// The ring to which each line belongs.
  private var owner: [Int]

  init(_ lines: ContourLines) {
    self.lines = lines
    owner = Array(repeating: -1, count: lines.starts.count)
    follow()
    findParents()
  }

  /// Chains lines from side to side into closed rings.
  private mutating func follow() {
    var lineFrom = SideTable(lines.starts.count)
    for (line, start) in lines.starts.enumerated() { lineFrom.insert(start.side, line) }
    for first in lines.starts.indices where owner[first] < 0 {
      var border = Border()
      var line = first
      while line >= 0, owner[line] < 0 {
        owner[line] = borders.count
        border.crossings.append(line)
        line = lineFrom.line(lines.ends[line])
      }
      border.isHole = doubleArea(border.crossings) < 0
      borders.append(border)
    }
  }

  /// Twice the signed area in squared coordinate steps, computed relative to the first crossing so that no precision
  /// is lost.
  private func doubleArea(_ crossings: [Int]) -> Double {
    guard let first = crossings.first else { return 0 }
    let origin = lines.starts[first].place
    var sum = 0.0
    var previous = (0.0, 0.0)
    for crossing in crossings {
      let place = lines.starts[crossing].place
      let point = (Double(place.x) - Double(origin.x), Double(place.y) - Double(origin.y))
      sum += previous.0 * point.1 - point.0 * previous.1
      previous = point
    }
    return sum
  }

  // MARK: - Holes

  /// Assigns every hole to the outer ring around it.
  ///
  /// The next crossing to the left of a hole's westernmost crossing of a row belongs to that outer ring or to
  /// another hole in it. Every ring encloses a node and therefore crosses a row.
  private mutating func findParents() {
    let onRows = lines.starts.indices.filter { lines.starts[$0].column != nil }
      .sorted { key($0) < key($1) }
    var westernmost = [Int](repeating: -1, count: borders.count)
    for (index, crossing) in onRows.enumerated() {
      let border = owner[crossing]
      let known = westernmost[border]
      if known < 0 || column(crossing) < column(onRows[known]) { westernmost[border] = index }
    }
    let holes = borders.indices.filter { borders[$0].isHole && westernmost[$0] > 0 }
      .sorted { column(onRows[westernmost[$0]]) < column(onRows[westernmost[$1]]) }
    for hole in holes {
      let neighbour = owner[onRows[westernmost[hole] - 1]]
      borders[hole].parent =
        borders[neighbour].isHole ? borders[neighbour].parent : neighbour
    }
  }

  private func column(_ crossing: Int) -> Double { lines.starts[crossing].column ?? 0 }

  private func key(_ crossing: Int) -> (Int32, Double) {
    (lines.starts[crossing].row, column(crossing))
  }

  // MARK: - Polygons

  /// The polygons of all rings; nil if there are none.
  var multiPolygon: MultiPolygon? {
    var holes: [[Ring]] = Array(repeating: [], count: borders.count)
    for border in borders where border.isHole && border.parent >= 0 {
      if let ring = ring(border) { holes[border.parent].append(ring) }
    }
    return MultiPolygon(
      borders.indices.filter { !borders[$0].isHole }.compactMap { index in
        ring(borders[index]).map { Polygon(outer: $0, holes: holes[index]) }
      })
  }

  private func ring(_ border: Border) -> Ring? {
    var corners: [Coordinate] = []
    corners.reserveCapacity(border.crossings.count)
    var last: FixedCoordinate?
    for crossing in border.crossings {
      let place = lines.starts[crossing].place
      if place != last { corners.append(place.coordinate) }
      last = place
    }
    return Ring(corners)
  }
}

/// A hash table from the number of a side to the line that starts on it, with open addressing.
private struct SideTable {
  private var sides: [Int64]
  private var lines: [Int32]
  private let mask: Int

  init(_ count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    sides = Array(repeating: -1, count: size)
    lines = Array(repeating: -1, count: size)
    mask = size - 1
  }

  private func slot(_ side: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: side) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  mutating func insert(_ side: Int64, _ line: Int) {
    var slot = slot(side)
    while sides[slot] >= 0 { slot = (slot + 1) & mask }
    sides[slot] = side
    lines[slot] = Int32(truncatingIfNeeded: line)
  }

  /// The line that starts on a side; -1 if there is none.
  func line(_ side: Int64) -> Int {
    var slot = slot(side)
    while sides[slot] >= 0 {
      if sides[slot] == side { return Int(lines[slot]) }
      slot = (slot + 1) & mask
    }
    return -1
  }
}
