import CareCircleTestSupport
import Geodesy
import StreetNetwork

/// Walks found by relaxing every segment over and over until nothing gets shorter.
///
/// Written from the definition: places join every segment at its nearest point, not edges; nobody leaves
/// access points out, and no junction is told from another point of a street.
struct BruteForceWalks {
  let scene: StreetScene
  let cap = 100.0
  let factor = 1.3

  private struct Segment {
    let from: Int32
    let to: Int32
    let traits: EdgeTraits
    let length: Double
    var rate: Double { traits.contains(.steps) ? 2 : 1 }
  }

  private var segments: [Segment] {
    (0..<scene.ways.count).flatMap { way in
      let references = scene.ways.references[
        Int(scene.ways.starts[way])..<Int(scene.ways.starts[way + 1])]
      return zip(references, references.dropFirst()).map { from, to in
        Segment(
          from: from, to: to, traits: scene.ways.traits[way],
          length: metres(node(from), node(to)))
      }
    }
  }

  private func node(_ number: Int32) -> Coordinate { scene.ways.nodes[Int(number)].coordinate }

  private func metres(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.distance(a, b).metres
  }

  /// The cost of the walk in metres of level street; infinite without one.
  func cost(from origin: Coordinate, to facility: Coordinate) -> Double {
    let segments = segments
    let ends = joins(facility, segments)
    let starts = joins(origin, segments)
    var best = Double.infinity
    if let leg = leg(origin, facility) { best = leg }
    // The cost from each node on to the facility.
    var costs = [Double](repeating: .infinity, count: scene.ways.nodes.count)
    for (place, join) in ends {
      let segment = segments[place]
      if segment.traits.contains(.forward) {
        lower(&costs[Int(segment.from)], join.leg + join.along * segment.rate)
      }
      if segment.traits.contains(.backward) {
        lower(&costs[Int(segment.to)], join.leg + (segment.length - join.along) * segment.rate)
      }
    }
    relax(&costs, segments)
    for (place, join) in starts {
      let segment = segments[place]
      if segment.traits.contains(.backward) {
        lower(&best, join.leg + join.along * segment.rate + costs[Int(segment.from)])
      }
      if segment.traits.contains(.forward) {
        let ahead = (segment.length - join.along) * segment.rate
        lower(&best, join.leg + ahead + costs[Int(segment.to)])
      }
      if let end = ends[place] {
        let isForward = end.along >= join.along
        let direction: EdgeTraits = isForward ? .forward : .backward
        if segment.traits.contains(direction) {
          lower(&best, join.leg + end.leg + abs(end.along - join.along) * segment.rate)
        }
      }
    }
    return best
  }

  private func relax(_ costs: inout [Double], _ segments: [Segment]) {
    var changed = true
    while changed {
      changed = false
      for segment in segments {
        let cost = segment.length * segment.rate
        if segment.traits.contains(.forward) {
          changed = lower(&costs[Int(segment.from)], costs[Int(segment.to)] + cost) || changed
        }
        if segment.traits.contains(.backward) {
          changed = lower(&costs[Int(segment.to)], costs[Int(segment.from)] + cost) || changed
        }
      }
    }
  }

  @discardableResult
  private func lower(_ value: inout Double, _ candidate: Double) -> Bool {
    guard candidate < value - 1e-9 else { return false }
    value = candidate
    return true
  }

  private func joins(
    _ place: Coordinate, _ segments: [Segment]
  ) -> [Int: (leg: Double, along: Double)] {
    var joins: [Int: (leg: Double, along: Double)] = [:]
    for (number, segment) in segments.enumerated() {
      let (a, b) = (node(segment.from), node(segment.to))
      let share = nearestShare(place, a, b)
      guard
        let foot = Coordinate(
          longitude: a.longitude + (b.longitude - a.longitude) * share,
          latitude: a.latitude + (b.latitude - a.latitude) * share),
        let leg = leg(place, foot)
      else { continue }
      joins[number] = (leg, share * segment.length)
    }
    return joins
  }

  private func leg(_ a: Coordinate, _ b: Coordinate) -> Double? {
    let distance = metres(a, b)
    guard distance <= cap, !isBarred(a, b) else { return nil }
    return distance * factor
  }

  /// By halving: the distance along a segment has one minimum.
  private func nearestShare(_ place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    func distance(_ share: Double) -> Double {
      guard
        let point = Coordinate(
          longitude: a.longitude + (b.longitude - a.longitude) * share,
          latitude: a.latitude + (b.latitude - a.latitude) * share)
      else { return .infinity }
      return metres(place, point)
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<100 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if distance(left) <= distance(right) { high = right } else { low = left }
    }
    return (low + high) / 2
  }

  private func isBarred(_ a: Coordinate, _ b: Coordinate) -> Bool {
    (0..<scene.walls.count).contains { line in
      let points = scene.walls.points(of: line)
      return points.dropLast().contains { place in
        crosses(
          a, b, scene.walls.points[place].coordinate, scene.walls.points[place + 1].coordinate)
      }
    }
  }

  private func crosses(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate, _ q: Coordinate) -> Bool {
    func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
      (b.longitude - a.longitude) * (c.latitude - a.latitude)
        - (b.latitude - a.latitude) * (c.longitude - a.longitude)
    }
    return turn(a, b, p) * turn(a, b, q) < 0 && turn(p, q, a) * turn(p, q, b) < 0
  }
}
