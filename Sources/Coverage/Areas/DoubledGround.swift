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

  init(_ grounds: [[PlanePolygon]]) {
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

  /// The doubled ground of each unit, in the order of the units; nil if GEOS fails.
  ///
  /// Runs on every core, in time proportional to the number of pairs of units whose boxes meet.
  func pieces() -> [[PlanePolygon]?] {
    ParallelMap.map(grounds.count) { unit in
      let near = earlier(unit)
      return near.isEmpty ? [] : shared(grounds[unit], near.map { grounds[$0] })
    }
  }

  /// The earlier units whose boxes meet the box of `unit`.
  private func earlier(_ unit: Int) -> [Int] {
    var found: Set<Int> = []
    for strip in range(boxes[unit]) {
      for other in strips[strip] where other < unit && boxes[other].meets(boxes[unit]) {
        found.insert(other)
      }
    }
    return found.sorted()
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
