import CareCircleTestSupport
import Foundation
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// Walks found by the index are those that brute force finds, and obey the laws of walks.
@Suite struct WalkFinderTests {
  /// The walks over samples are walks, and so never shorter; they are longer by at most what one step of the sampling
  /// costs at each end.
  @Test(arguments: 0..<12) func walksAreThoseOfTheSlowTwin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let scene = WalkScenes.grid(&random)
    let twin = SampledWalks(scene)
    let place = { (random: inout SeededGenerator) in
      StreetScene.coordinate(
        Double.random(in: -80...530, using: &random), Double.random(in: -80...530, using: &random))
    }
    let origins = (0..<8).map { _ in place(&random) }
    let facilities = (0..<4).map { _ in place(&random) }
    let finder = WalkFinder(
      scene.access, origins: origins.map(WalkOrigin.point), facilities: facilities)
    let found = finder.walks(within: WalkUnits.units(3000))
    for (facility, walks) in found.enumerated() {
      let expected = twin.costs(from: origins, to: facilities[facility])
      for origin in origins.indices {
        let walk = walks.first { Int($0.origin) == origin }
        let cost = walk.map { WalkUnits.metres($0.cost) } ?? .infinity
        let most = 2 * SampledWalks.step * 2
        #expect(
          cost == expected[origin]
            || (cost <= expected[origin] + 0.02 && cost >= expected[origin] - most),
          "origin \(origin), facility \(facility): \(cost), sampled \(expected[origin])")
        if let walk {
          let straight = Geodesic.distance(origins[origin], facilities[facility]).metres
          #expect(WalkUnits.metres(walk.length) >= straight - 0.001)
          #expect(walk.length <= walk.cost)
        }
      }
    }
  }

  /// The search from all facilities at once names the facility that the searches from each would.
  @Test(arguments: 0..<8) func nearestIsTheLeastOfAllPairs(seed: Int) {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    let scene = WalkScenes.grid(&random)
    let spots = (0..<30).map { _ in
      StreetScene.coordinate(
        Double.random(in: -80...530, using: &random), Double.random(in: -80...530, using: &random))
    }
    let finder = WalkFinder(
      scene.access, origins: spots.prefix(20).map(WalkOrigin.point),
      facilities: Array(spots.suffix(10)))
    let limit = WalkUnits.units(600)
    let nearest = finder.nearest(of: Array(0..<10), within: limit)
    let all = finder.walks(within: limit).joined()
    for origin in 0..<20 {
      let best = all.filter { $0.origin == origin }.min {
        ($0.cost, $0.facility) < ($1.cost, $1.facility)
      }
      #expect(nearest[origin]?.facility == best?.facility)
      #expect(nearest[origin]?.cost == best?.cost)
    }
  }

  /// Walks from an area are those from the best of its border, tried every 20 cm, by corners, sides and as far as the
  /// cap permits.
  @Test(arguments: 0..<12) func anAreaIsLeftWhereItIsBest(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(300 + seed))
    let slope = Double.random(in: -40...40, using: &random)
    var scene = StreetScene()
    scene.street([(-500, 0), (-120, 0), (110, slope), (500, slope)])
    let (half, turn) = (
      Double.random(in: 10...40, using: &random), Double.random(in: 0...1.6, using: &random)
    )
    let height = Double.random(in: (half + 20)...110, using: &random)
    let corners = [0.0, 1, 2, 3].map { quarter -> (Double, Double) in
      let angle = turn + quarter * Double.pi / 2
      return (half * Foundation.cos(angle), height + half * Foundation.sin(angle))
    }
    let ring = try #require(Ring(corners.map { StreetScene.coordinate($0.0, $0.1) }))
    let count = 400
    let border = zip(corners, corners.dropFirst() + corners.prefix(1)).flatMap { a, b in
      (0..<count).map { step in
        let share = Double(step) / Double(count)
        return WalkOrigin.point(
          StreetScene.coordinate(a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share))
      }
    }
    let finder = WalkFinder(
      scene.access, origins: [.ground(MultiPolygon(Polygon(outer: ring)))] + border,
      facilities: [StreetScene.coordinate(-400, 0), StreetScene.coordinate(400, slope)])
    for walks in finder.walks(within: WalkUnits.units(2000)) {
      let ground = walks.first { $0.origin == 0 }.map { WalkUnits.metres($0.cost) }
      let best = walks.filter { $0.origin > 0 }.map { WalkUnits.metres($0.cost) }.min()
      let (found, expected) = (try #require(ground), try #require(best))
      #expect(found < expected + 0.05 && found > expected - 0.3)
    }
  }

  /// A new street never makes a walk longer, wherever it lies.
  @Test(arguments: 0..<8) func aNewStreetNeverLengthensAWalk(seed: Int) {
    var random = SeededGenerator(seed: UInt64(200 + seed))
    var scene = WalkScenes.grid(&random)
    let spots = (0..<12).map { _ in
      StreetScene.coordinate(
        Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random))
    }
    let limit = WalkUnits.units(3000)
    func costs(_ scene: StreetScene) -> [[Int32: UInt32]] {
      let finder = WalkFinder(
        scene.access, origins: spots.prefix(6).map(WalkOrigin.point),
        facilities: Array(spots.suffix(6)))
      return finder.walks(within: limit).map { walks in
        Dictionary(uniqueKeysWithValues: walks.map { ($0.origin, $0.cost) })
      }
    }
    let before = costs(scene)
    scene.street([
      (Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random)),
      (Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random)),
    ])
    let after = costs(scene)
    for (old, new) in zip(before, after) {
      for (origin, cost) in old {
        let now = new[origin] ?? .max
        #expect(Double(now) <= Double(cost) + 0.001 * WalkUnits.perMetre)
      }
    }
  }
}
