import Parallel
import PlaneGeometry

/// Ground that more than one unit claims, which a sum over the units would count more than once.
///
/// For each unit it is the ground that earlier units already claim, so that subtracting it from the sum counts all
/// ground once. Units that only touch share a line, which has no area.
struct DoubledGround {
  private let grounds: [[PlanePolygon]]
  private let boxes: [PlaneBox]
  /// The units whose boxes meet each strip of the plane. Strips run from south to north and are numbered from the west.
  private var strips: [[Int]] = []
  private let west: Double
  private let width: Double
  /// With more earlier units than this whose boxes meet its own, a unit lies in a crowd, in which units are not compared
  /// one by one.
  private let mostNeighbours: Int

  init(_ grounds: [[PlanePolygon]], mostNeighbours: Int = 64) {
    self.mostNeighbours = mostNeighbours
    self.grounds = grounds
    let boxes = grounds.map { PlaneBox($0) }
    let west = boxes.map(\.low.x).min() ?? 0
    let east = boxes.map(\.high.x).max() ?? 0
    let mean = boxes.reduce(0) { $0 + $1.high.x - $1.low.x } / Double(max(1, boxes.count))
    (self.boxes, self.west) = (boxes, west)
    width = max(mean, (east - west) / 4096, 1)
    strips = Array(repeating: [], count: Int((east - west) / width) + 1)
    for unit in boxes.indices {
      for strip in range(boxes[unit]) { strips[strip].append(unit) }
    }
  }

  private func range(_ box: PlaneBox) -> ClosedRange<Int> {
    Int((box.low.x - west) / width)...Int((box.high.x - west) / width)
  }

  /// The doubled ground in pieces; nil if GEOS fails. Without crowds, there is one piece for each unit, in the order of the
  /// units.
  ///
  /// Runs on every core, in time proportional to the number of units and of their pairs outside crowds whose boxes meet.
  func pieces() -> [[PlanePolygon]?] {
    let earlier = ParallelMap.map(grounds.count) { unit in
      neighbours(unit, atMost: mostNeighbours + 1) { $0 < unit }
    }
    let crowd = crowd(earlier)
    let isCrowded = Set(crowd)
    let crowded = CrowdedGround(crowd.map { grounds[$0] }, crowd.map { boxes[$0] })
    let apart = ParallelMap.map(grounds.count) { unit -> [PlanePolygon]? in
      if isCrowded.contains(unit) { return [] }
      // All units of the crowd come before all others.
      let near =
        isCrowded.isEmpty
        ? earlier[unit] : neighbours(unit) { isCrowded.contains($0) || $0 < unit }
      return near.isEmpty ? [] : shared(grounds[unit], near.sorted().map { grounds[$0] })
    }
    return crowded.pieces + apart
  }

  /// All units whose boxes meet the box around those that lie in a crowd; none if no unit does.
  private func crowd(_ earlier: [Set<Int>]) -> [Int] {
    let found = boxes.indices.filter { earlier[$0].count > mostNeighbours }
    guard let first = found.first else { return [] }
    let around = found.reduce(boxes[first]) { $0.joined(boxes[$1]) }
    return boxes.indices.filter { boxes[$0].meets(around) }
  }

  /// The chosen units whose boxes meet the box of `unit`, or some of them if there are more than `most`.
  private func neighbours(
    _ unit: Int, atMost most: Int = .max, where isChosen: (Int) -> Bool
  ) -> Set<Int> {
    var found: Set<Int> = []
    for strip in range(boxes[unit]) {
      for other in strips[strip] where isChosen(other) && boxes[other].meets(boxes[unit]) {
        found.insert(other)
        if found.count >= most { return found }
      }
    }
    return found
  }

  private func shared(
    _ ground: [PlanePolygon], _ others: [[PlanePolygon]]
  ) -> [PlanePolygon]? {
    guard let overlay = Overlay(), let own = overlay.shape(of: ground) else { return nil }
    var shared: [PlanePolygon] = []
    for other in others {
      guard let piece = overlay.shape(of: other).flatMap(own.intersection) else { return nil }
      shared += piece.polygons
    }
    // Several earlier units may claim the same ground, so their shares are merged.
    return shared.isEmpty ? [] : overlay.union(of: shared)?.polygons
  }
}
