import CareCircleTestSupport
import Geodesy
import StreetNetwork

/// Walks over streets with a vertex every 20 cm, each of which may be the end of a leg, found with a plain heap.
///
/// Written from the definition, without closed forms, views of pieces, or edges. Its walks are real walks, so they are
/// never shorter than the best one, and they are longer by no more than the sampling.
struct SampledWalks {
  private let scene: StreetScene
  private let cap = 100.0
  private let factor = 1.3
  /// The vertices in metres of the scene.
  private var vertices: [(x: Double, y: Double)] = []
  /// The arcs that lead into each vertex: where from, and at what cost.
  private var arcs: [[(from: Int, cost: Double)]] = []
  private let walls: [((x: Double, y: Double), (x: Double, y: Double))]

  /// The largest distance between vertices in metres.
  static let step = 0.2

  init(_ scene: StreetScene) {
    self.scene = scene
    walls = (0..<scene.walls.count).flatMap { line in
      scene.walls.points(of: line).dropLast().map {
        (Self.metres(scene.walls.points[$0]), Self.metres(scene.walls.points[$0 + 1]))
      }
    }
    for node in scene.ways.nodes { _ = add(Self.metres(node)) }
    for way in 0..<scene.ways.count {
      let nodes = scene.ways.references[
        Int(scene.ways.starts[way])..<Int(scene.ways.starts[way + 1])]
      for (from, to) in zip(nodes, nodes.dropFirst()) {
        addSegment(Int(from), Int(to), scene.ways.traits[way])
      }
    }
  }

  private mutating func add(_ vertex: (x: Double, y: Double)) -> Int {
    vertices.append(vertex)
    arcs.append([])
    return vertices.count - 1
  }

  private mutating func addSegment(_ from: Int, _ to: Int, _ traits: EdgeTraits) {
    let (a, b) = (vertices[from], vertices[to])
    let length = distance(a, b)
    let count = max(1, Int((length / Self.step).rounded(.up)))
    let cost = length / Double(count) * (traits.contains(.steps) ? 2 : 1)
    var last = from
    for number in 1...count {
      let share = Double(number) / Double(count)
      let next =
        number == count ? to : add((a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
      if traits.contains(.forward) { arcs[next].append((last, cost)) }
      if traits.contains(.backward) { arcs[last].append((next, cost)) }
      last = next
    }
  }

  private static func metres(_ place: FixedCoordinate) -> (x: Double, y: Double) {
    metres(place.coordinate)
  }

  /// The metres of the scene, all by the metric of its middle.
  private static func metres(_ place: Coordinate) -> (x: Double, y: Double) {
    let metric = LocalMetric(latitude: Double(StreetScene.origin.y))
    return (
      (place.longitude * 1e7 - Double(StreetScene.origin.x)) * metric.east,
      (place.latitude * 1e7 - Double(StreetScene.origin.y)) * metric.north
    )
  }

  private func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// The costs of the walks from several places to a facility in metres of level street; infinite without one.
  func costs(from origins: [Coordinate], to facility: Coordinate) -> [Double] {
    let end = Self.metres(facility)
    let costs = search(legs(of: end))
    return origins.map { origin in
      let start = Self.metres(origin)
      var best = leg(start, end) ?? .infinity
      for (vertex, cost) in legs(of: start) { best = min(best, cost + costs[vertex]) }
      return best
    }
  }

  private func legs(of place: (x: Double, y: Double)) -> [(vertex: Int, cost: Double)] {
    vertices.indices.compactMap { vertex in leg(place, vertices[vertex]).map { (vertex, $0) } }
  }

  private func leg(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double? {
    let metres = distance(a, b)
    guard metres <= cap, !walls.contains(where: { crosses(a, b, $0.0, $0.1) }) else { return nil }
    return metres * factor
  }

  private func crosses(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ p: (x: Double, y: Double),
    _ q: (x: Double, y: Double)
  ) -> Bool {
    func turn(
      _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)
    ) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    return turn(a, b, p) * turn(a, b, q) < 0 && turn(p, q, a) * turn(p, q, b) < 0
  }

  /// Dijkstra's algorithm with a binary heap.
  private func search(_ seeds: [(vertex: Int, cost: Double)]) -> [Double] {
    var costs = [Double](repeating: .infinity, count: vertices.count)
    var heap = Heap()
    for (vertex, cost) in seeds where cost < costs[vertex] {
      costs[vertex] = cost
      heap.put(vertex, cost)
    }
    while let (vertex, cost) = heap.take() {
      guard cost == costs[vertex] else { continue }
      for arc in arcs[vertex] where cost + arc.cost < costs[arc.from] {
        costs[arc.from] = cost + arc.cost
        heap.put(arc.from, cost + arc.cost)
      }
    }
    return costs
  }
}

/// A binary heap of vertices by their costs.
private struct Heap {
  private var entries: [(vertex: Int, cost: Double)] = []

  mutating func put(_ vertex: Int, _ cost: Double) {
    entries.append((vertex, cost))
    var index = entries.count - 1
    while index > 0, entries[(index - 1) / 2].cost > entries[index].cost {
      entries.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func take() -> (vertex: Int, cost: Double)? {
    guard let first = entries.first else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var index = 0
    while 2 * index + 1 < entries.count {
      var child = 2 * index + 1
      if child + 1 < entries.count, entries[child + 1].cost < entries[child].cost { child += 1 }
      guard entries[child].cost < entries[index].cost else { break }
      entries.swapAt(index, child)
      index = child
    }
    return first
  }
}
