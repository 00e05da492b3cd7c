import Parallel
import PlaneGeometry

/// The ground that several of many units claim, where comparing each with each would take too long.
///
/// The units are halved by place again and again. Where two halves meet again, the ground that both claim is doubled
/// ground, and both together go on as one. So every piece of ground is found as often as a unit claims it after the
/// first, as if each unit were compared with all before it; how the ground is divided into pieces differs.
struct CrowdedGround {
  /// The ground of some units together.
  private typealias Ground = [PlanePolygon]

  private var grounds: [Ground]
  /// The doubled ground in pieces; nil where GEOS fails.
  private(set) var pieces: [[PlanePolygon]?] = []

  /// Finds the doubled ground among these grounds, on every core.
  ///
  /// Time is proportional to n log n for n corners, as long as the units together do not have more corners than each on
  /// its own.
  init(_ grounds: [[PlanePolygon]], _ boxes: [PlaneBox]) {
    self.grounds = Self.ordered(Array(grounds.indices), boxes).map { grounds[$0] }
    while self.grounds.count > 1 { join() }
  }

  /// The units in an order in which neighbours in the plane are neighbours in the list.
  private static func ordered(_ units: [Int], _ boxes: [PlaneBox]) -> [Int] {
    guard units.count > 2 else { return units }
    let all = units.reduce(boxes[units[0]]) { $0.joined(boxes[$1]) }
    let isWide = all.high.x - all.low.x > all.high.y - all.low.y
    let place = { (unit: Int) in
      isWide
        ? boxes[unit].low.x + boxes[unit].high.x : boxes[unit].low.y + boxes[unit].high.y
    }
    let sorted = units.sorted { (place($0), $0) < (place($1), $1) }
    let middle = sorted.count / 2
    return ordered(Array(sorted[..<middle]), boxes) + ordered(Array(sorted[middle...]), boxes)
  }

  /// Joins each ground with the next.
  private mutating func join() {
    let before = grounds
    let joined = ParallelMap.map((before.count + 1) / 2) { pair -> (whole: Ground, both: Ground?) in
      let (first, second) = (2 * pair, 2 * pair + 1)
      guard second < before.count else { return (before[first], []) }
      return Self.joined(before[first], before[second])
    }
    grounds = joined.map(\.whole)
    pieces += joined.map(\.both).filter { $0?.isEmpty != true }
  }

  private static func joined(_ left: Ground, _ right: Ground) -> (whole: Ground, both: Ground?) {
    guard PlaneBox(left).meets(PlaneBox(right)) else { return (left + right, []) }
    let overlay = Overlay()
    let both = overlay?.shape(of: left).flatMap { left in
      overlay?.shape(of: right).flatMap(left.intersection)
    }
    let whole = overlay?.union(of: left + right)?.polygons
    return (whole ?? left, whole == nil ? nil : both?.polygons)
  }
}
