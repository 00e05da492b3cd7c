import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// How a street was drawn changes no walk: vertices on a straight street, ways split at a node, ways turned round.
@Suite struct RedrawnStreetTests {
  private typealias Point = (Double, Double)

  /// A street of the scene: its points, each straight to the next along a parallel or a meridian.
  private struct Street {
    var points: [Point]
    var traits: EdgeTraits = .street
  }

  private enum Redrawing: String, CaseIterable {
    case everyTenMetres, everyMetre, splitAtEveryVertex, turnedRound
  }

  private func redrawn(_ street: Street, _ redrawing: Redrawing) -> [Street] {
    switch redrawing {
    case .everyTenMetres: [Street(points: dense(street.points, 10), traits: street.traits)]
    case .everyMetre: [Street(points: dense(street.points, 1), traits: street.traits)]
    case .splitAtEveryVertex:
      zip(dense(street.points, 23), dense(street.points, 23).dropFirst()).map {
        Street(points: [$0.0, $0.1], traits: street.traits)
      }
    case .turnedRound:
      [
        street.traits.isSuperset(of: .street)
          ? Street(points: street.points.reversed(), traits: street.traits) : street
      ]
    }
  }

  private func dense(_ points: [Point], _ step: Double) -> [Point] {
    var dense: [Point] = points.prefix(1).map { $0 }
    for (a, b) in zip(points, points.dropFirst()) {
      let length = max(abs(b.0 - a.0), abs(b.1 - a.1))
      let count = max(1, Int((length / step).rounded(.up)))
      for number in 1...count {
        let share = Double(number) / Double(count)
        dense.append((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share))
      }
    }
    return dense
  }

  /// Streets along parallels and meridians, so that every vertex on them lies exactly on the line.
  private func streets(_ random: inout SeededGenerator) -> [Street] {
    var streets: [Street] = []
    let lines = (0..<5).map {
      Double($0) * 130 + Double.random(in: -30...30, using: &random).rounded()
    }
    for line in lines {
      for (from, to) in zip(lines, lines.dropFirst()) {
        for points in [[(from, line), (to, line)], [(line, from), (line, to)]] {
          switch Int.random(in: 0..<10, using: &random) {
          case 0...1: break
          case 2: streets.append(Street(points: points, traits: .forward))
          case 3: streets.append(Street(points: points, traits: [.street, .steps]))
          default: streets.append(Street(points: points))
          }
        }
      }
    }
    return streets
  }

  private func scene(_ streets: [Street], walls: [[Point]]) -> StreetScene {
    var scene = StreetScene()
    for street in streets { scene.street(street.points, street.traits) }
    for wall in walls { scene.wall(wall) }
    return scene
  }

  private func costs(_ scene: StreetScene, _ places: [Coordinate]) -> [[UInt32]] {
    let finder = WalkFinder(
      scene.access, origins: places.map(WalkOrigin.point), facilities: places)
    return finder.walks(within: WalkUnits.units(20_000)).map { walks in
      var costs = [UInt32](repeating: .max, count: places.count)
      for walk in walks { costs[Int(walk.origin)] = walk.cost }
      return costs
    }
  }

  @Test(arguments: 0..<6) func walksStayAsLong(seed: Int) {
    var random = SeededGenerator(seed: UInt64(6100 + seed))
    let streets = streets(&random)
    let spot = { (random: inout SeededGenerator) in
      (Double.random(in: -60...580, using: &random), Double.random(in: -60...580, using: &random))
    }
    let walls = (0..<4).map { _ -> [Point] in
      let (x, y) = spot(&random)
      return [(x, y), (x + 41, y + 27), (x + 12, y + 83)]
    }
    let places = (0..<14).map { _ in
      let (x, y) = spot(&random)
      return StreetScene.coordinate(x, y)
    }
    let plain = costs(scene(streets, walls: walls), places)
    for redrawing in Redrawing.allCases {
      let other = costs(
        scene(streets.flatMap { redrawn($0, redrawing) }, walls: walls), places)
      for (facility, row) in plain.enumerated() {
        for (origin, cost) in row.enumerated() {
          let now = other[facility][origin]
          #expect(
            (cost == .max) == (now == .max)
              && abs(WalkUnits.metres(cost) - WalkUnits.metres(now)) < 0.01,
            "\(redrawing) \(origin) \(facility): \(WalkUnits.metres(cost)), \(WalkUnits.metres(now))"
          )
        }
      }
    }
  }

  /// Both places stand 60 and 40 m off one street of 1 km: c d + w H, and by the cap where they stand farther off.
  @Test(arguments: [(60.0, 40.0), (10, 5), (0, 30)])
  func theLeanOfALeg(height: Double, other: Double) throws {
    for step in [2000.0, 10] {
      var scene = StreetScene()
      scene.street(dense([(-500, 0), (1500, 0)], step))
      let finder = WalkFinder(
        scene.access, origins: [.point(StreetScene.coordinate(0, height))],
        facilities: [StreetScene.coordinate(1000, other)])
      let walk = try #require(finder.walks(within: WalkUnits.units(2000))[0].first)
      let expected = 1000 + (height + other) * (1.3 * 1.3 - 1.0).squareRoot()
      #expect(abs(WalkUnits.metres(walk.cost) - expected) < 0.02)
    }
  }

  /// At 80 m the cap decides: the leg is 100 m long and saves 60 m of street.
  @Test func theCapOfALeg() throws {
    var scene = StreetScene()
    scene.street([(-500, 0), (1500, 0)])
    let finder = WalkFinder(
      scene.access, origins: [.point(StreetScene.coordinate(0, 80))],
      facilities: [StreetScene.coordinate(1000, 0)])
    let walk = try #require(finder.walks(within: WalkUnits.units(2000))[0].first)
    #expect(abs(WalkUnits.metres(walk.cost) - (130 + 940)) < 0.05)
  }

  /// Across one street, and by reflection on it, two places are nearer than their direct leg would permit.
  @Test func bothLegsOnOnePiece() throws {
    var scene = StreetScene()
    scene.street([(-500, 0), (500, 0)])
    let places = [StreetScene.coordinate(0, 70), StreetScene.coordinate(40, -80)]
    let finder = WalkFinder(scene.access, origins: [.point(places[0])], facilities: [places[1]])
    let walk = try #require(finder.walks(within: WalkUnits.units(2000))[0].first)
    #expect(abs(WalkUnits.metres(walk.cost) - 1.3 * (40.0 * 40 + 150 * 150).squareRoot()) < 0.02)
    let route = try #require(RouteFinder(finder).routes(of: [walk])[0])
    #expect(route.parts.allSatisfy { $0.kind == .leg } && route.places.count == 3)
  }
}
