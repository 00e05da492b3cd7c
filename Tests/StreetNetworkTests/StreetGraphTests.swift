import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// Ways are cut where they meet, and nothing of their length is lost.
@Suite struct StreetGraphTests {
  @Test func waysAreCutWhereTheyMeet() {
    var ways = StreetWays()
    ways.nodes = [(0, 0), (10_000, 0), (20_000, 0), (10_000, 10_000)].map {
      FixedCoordinate(x: $0.0 + 1_200_000_000, y: $0.1 + 280_000_000)
    }
    ways.append([0, 1, 2])
    ways.append([1, 3])
    let graph = StreetGraph(ways)
    #expect(graph.edgeCount == 3)
    #expect(graph.junctions.count == 4)
    let expected = [(0, 1), (1, 2), (1, 3)].map { pair in
      Geodesic.distance(ways.nodes[pair.0].coordinate, ways.nodes[pair.1].coordinate).metres
    }
    for (edge, metres) in expected.enumerated() {
      #expect(abs(WalkUnits.metres(graph.length(of: edge)) - metres) < 2e-5)
    }
  }
}
