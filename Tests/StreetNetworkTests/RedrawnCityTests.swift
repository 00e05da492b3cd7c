import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// How the streets of a real city were drawn changes no walk: vertices on straight pieces, ways cut at vertices and
/// turned round, the same streets as a layer of lines.
@Suite(.enabled(if: SharedData.url("osm/porto.osm.pbf") != nil, "needs the shared data"))
struct RedrawnCityTests {
  private enum Redrawing: CaseIterable {
    case asMapped, everyTenMetres, cutAtVertices, turnedRound
  }

  private static let cities = ["porto.osm.pbf", "helsinki.osm.pbf", "beijing-cau.osm"]

  /// The part of a network whose edges start in a square.
  private struct City {
    let graph: StreetGraph
    let barriers: BarrierIndex
    let middle: FixedCoordinate
    private var edges: [Int]

    /// About 1.2 km north and south of the middle.
    static let half = 108_000.0

    init(_ map: StreetMap) {
      (graph, barriers) = (map.graph, map.barriers)
      let points = graph.shapes.points
      let (x, y) = (points.map(\.x).sorted(), points.map(\.y).sorted())
      let middle = FixedCoordinate(x: x[x.count / 2], y: y[y.count / 2])
      self.middle = middle
      edges = (0..<map.graph.edgeCount).filter { edge in
        let first = map.graph.shapes.points[map.graph.shapes.points(of: edge).lowerBound]
        return abs(Double(first.x) - Double(middle.x)) < Self.half
          && abs(Double(first.y) - Double(middle.y)) < Self.half
      }
    }

    /// The same without edges over places at which several nodes lie that are not joined. In a layer of lines they would
    /// be.
    func withoutNodesOfOnePlace() -> City {
      let nodes = streets(.asMapped, rounded: 1).nodes
      let counts = Dictionary(nodes.map { ($0, 1) }, uniquingKeysWith: +)
      var city = self
      city.edges.removeAll { edge in
        graph.shapes.points(of: edge).contains { counts[graph.shapes.points[$0], default: 0] > 1 }
      }
      return city
    }

    /// Calls `body` with the places and the traits of every edge. Coordinates are rounded to multiples of `unit`, a
    /// power of 2.
    func forEachEdge(
      rounded unit: Int32, _ body: (_ edge: Int, [FixedCoordinate], EdgeTraits) -> Void
    ) {
      for edge in edges {
        let places = graph.shapes.points(of: edge).map { point in
          let place = graph.shapes.points[point]
          return FixedCoordinate(x: place.x & ~(unit - 1), y: place.y & ~(unit - 1))
        }
        body(edge, places, graph.traits[edge])
      }
    }

    /// The streets as they are mapped, or drawn in another way.
    func streets(_ redrawing: Redrawing, rounded unit: Int32) -> StreetWays {
      var ways = StreetWays()
      var junctions: [Int32: Int32] = [:]
      func add(_ place: FixedCoordinate) -> Int32 {
        ways.nodes.append(place)
        return Int32(truncatingIfNeeded: ways.nodes.count - 1)
      }
      func junction(_ number: Int32, _ place: FixedCoordinate) -> Int32 {
        if let known = junctions[number] { return known }
        let node = add(place)
        junctions[number] = node
        return node
      }
      forEachEdge(rounded: unit) { edge, places, traits in
        let isDense = redrawing == .everyTenMetres || redrawing == .cutAtVertices
        let drawn = isDense ? dense(places) : places
        guard let first = drawn.first, let last = drawn.last, drawn.count > 1 else { return }
        let ends = graph.ends[edge]
        let nodes =
          [junction(ends.from, first)] + drawn.dropFirst().dropLast().map(add)
          + [junction(ends.to, last)]
        switch redrawing {
        case .cutAtVertices:
          for (from, to) in zip(nodes, nodes.dropFirst()) {
            ways.append([from, to], traits: traits)
          }
        case .turnedRound where traits.isSuperset(of: .street):
          ways.append(nodes.reversed(), traits: traits)
        default: ways.append(nodes, traits: traits)
        }
      }
      return ways
    }

    /// The streets as lines, which meet where their coordinates are equal.
    func lines() -> StreetWays {
      var joiner = StreetJoiner()
      forEachEdge(rounded: 1) { _, places, traits in
        _ = joiner.append(places.map(\.coordinate), traits: traits)
      }
      return joiner.ways
    }

    private func dense(_ places: [FixedCoordinate]) -> [FixedCoordinate] {
      var drawn = Array(places.prefix(1))
      for (a, b) in zip(places, places.dropFirst()) {
        let metres = Geodesic.distance(a.coordinate, b.coordinate).metres
        var count: Int32 = 1
        while count < 16, metres / Double(count) > 10 { count *= 2 }
        for number in 1...count {
          drawn.append(
            FixedCoordinate(
              x: a.x + (b.x - a.x) / count * number, y: a.y + (b.y - a.y) / count * number))
        }
      }
      return drawn
    }

    func places(_ count: Int, _ random: inout SeededGenerator) -> [Coordinate] {
      (0..<count).map { _ in
        let (x, y) = (
          Double.random(in: -Self.half...Self.half, using: &random),
          Double.random(in: -Self.half...Self.half, using: &random)
        )
        return FixedCoordinate(
          x: middle.x + Int32(x.rounded()), y: middle.y + Int32(y.rounded())
        ).coordinate
      }
    }
  }

  private static let limit = 3000.0

  /// The cost of every walk between two of the places in metres.
  private func costs(
    _ streets: StreetWays, _ barriers: BarrierIndex, _ places: [Coordinate]
  ) -> [[Double]] {
    let access = StreetAccess(StreetGraph(streets, stepsFactor: 2), barriers: barriers)
    let finder = WalkFinder(access, origins: places.map(WalkOrigin.point), facilities: places)
    return finder.walks(within: WalkUnits.units(Self.limit)).map { walks in
      var costs = [Double](repeating: .infinity, count: places.count)
      for walk in walks { costs[Int(walk.origin)] = WalkUnits.metres(walk.cost) }
      return costs
    }
  }

  /// The largest difference between walks within the limit.
  private func worst(_ costs: [[Double]], _ others: [[Double]]) -> Double {
    zip(costs.joined(), others.joined()).reduce(0.0) { worst, pair in
      let (one, other) = pair
      guard min(one, other) < Self.limit - 1, one != other else { return worst }
      return max(worst, abs(one - other))
    }
  }

  private func city(_ name: String) throws -> City {
    City(try OSMReader.read(path: try #require(SharedData.url("osm/\(name)")).path))
  }

  /// Coordinates are rounded to multiples of 16 units, so that 15 vertices can be put on a segment exactly.
  @Test(arguments: cities) func walksStayAsLong(name: String) throws {
    let city = try city(name)
    var random = SeededGenerator(seed: 6300)
    let places = city.places(120, &random)
    let mapped = costs(city.streets(.asMapped, rounded: 16), city.barriers, places)
    #expect(mapped.joined().count { $0 < .infinity } > 2000)
    for redrawing in Redrawing.allCases where redrawing != .asMapped {
      let other = costs(city.streets(redrawing, rounded: 16), city.barriers, places)
      #expect(worst(mapped, other) < 0.01, "\(redrawing)")
    }
  }

  @Test(arguments: cities) func aLayerOfLinesIsTheSame(name: String) throws {
    let city = try city(name).withoutNodesOfOnePlace()
    var random = SeededGenerator(seed: 6400)
    let places = city.places(120, &random)
    let mapped = costs(city.streets(.asMapped, rounded: 1), city.barriers, places)
    #expect(mapped.joined().count { $0 < .infinity } > 2000)
    #expect(worst(mapped, costs(city.lines(), city.barriers, places)) < 0.01)
  }
}
