import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// A route is the walk whose cost was found: as long, unbroken, and along streets that exist.
@Suite struct RouteTests {
  @Test(arguments: 0..<10) func routesAreAsLongAsTheirWalks(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let scene = WalkScenes.grid(&random)
    let spots = (0..<16).map { _ in
      StreetScene.coordinate(
        Double.random(in: -60...510, using: &random), Double.random(in: -60...510, using: &random))
    }
    let finder = WalkFinder(
      scene.access, origins: spots.prefix(8).map(WalkOrigin.point),
      facilities: Array(spots.suffix(8)))
    let walks = Array(finder.walks(within: WalkUnits.units(2000)).joined())
    #expect(walks.count > 20)
    for (walk, found) in zip(walks, RouteFinder(finder).routes(of: walks)) {
      let route = try #require(found)
      let sum = route.parts.reduce(0.0) { $0 + $1.length.metres }
      #expect(abs(sum - WalkUnits.metres(walk.length)) < 0.001)
      let cost = route.parts.reduce(0.0) { $0 + $1.length.metres * ($1.kind == .steps ? 2 : 1) }
      #expect(abs(cost - WalkUnits.metres(walk.cost)) < 0.001)
      #expect(route.places.first == spots[Int(walk.origin)])
      #expect(route.places.last == spots[8 + Int(walk.facility)])
      for part in route.parts {
        let drawn = zip(part.places, part.places.dropFirst()).reduce(0.0) {
          $0 + Geodesic.distance($1.0, $1.1).metres
        }
        let factor = part.kind == .leg ? 1.3 : 1
        #expect(abs(drawn * factor - part.length.metres) < 0.002, "\(part.kind)")
      }
      for (part, next) in zip(route.parts, route.parts.dropFirst()) {
        let (end, start) = (try #require(part.places.last), try #require(next.places.first))
        #expect(Geodesic.distance(end, start).metres < 0.001)
      }
    }
  }
}
