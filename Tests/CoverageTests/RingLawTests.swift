import CareCircleTestSupport
import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// Walks from within closed walls: the way to an opening is charged, and walls never help.
@Suite struct RingLawTests {
  private typealias Point = (Double, Double)

  private static func square(_ middle: Point, _ half: Double) -> [Point] {
    [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)].map {
      (middle.0 + $0.0, middle.1 + $0.1)
    }
  }

  private static func ground(_ corners: [Point]) throws -> MultiPolygon {
    let ring = try #require(
      Ring(corners.dropLast().map { StreetScene.coordinate($0.0, $0.1) }))
    return MultiPolygon(Polygon(outer: ring))
  }

  // MARK: - By hand

  /// A walled town of 2 x 2 km with a street through both gates, and a room 60 m outside the western one.
  private func town(isWalled: Bool) -> StreetScene {
    var scene = StreetScene()
    scene.street([(-1300, 0), (-1000, 0), (0, 0), (1000, 0), (1300, 0)])
    if isWalled { scene.ring(Self.square((0, 0), 1000), openings: [(-1000, 0), (1000, 0)]) }
    scene.estate("CENTRE", at: (0, 0))
    scene.estate("EAST", at: (620, 0))
    scene.estate("LOST", at: (0, 500))
    scene.room("R", at: (-1060, 0))
    return scene
  }

  @Test func aTownWallMakesNobodyANeighbourOfItsGates() throws {
    let (walled, open) = (town(isWalled: true), town(isWalled: false))
    let expected = [1060.0, 1680]
    for scene in [walled, open] {
      let found = scene.reaches()
      for (index, walk) in expected.enumerated() {
        let nearest = try #require(found[index].nearest)
        #expect(found[index].reach == .gap && found[index].reason == .tooFar)
        #expect(abs((nearest.walk?.metres ?? 0) - walk) < 0.1)
        #expect(abs(nearest.straight.metres - walk) < 0.1)
      }
      #expect(found[2].reason == .snapFailed)
    }
  }

  /// A compound whose only gate is the end of a street; the estate is `depth` metres from the gate.
  private func compound(half: Double, depth: Double) -> StreetScene {
    var scene = StreetScene()
    scene.street([(-half - 500, 0), (-half, 0)])
    scene.ring(Self.square((0, 0), half), openings: [(-half, 0)])
    scene.estate("E", at: (depth - half, 0))
    scene.room("R", at: (-half - 200, 0))
    return scene
  }

  @Test(arguments: [
    (half: 150.0, depth: 150.0, isLongLeg: true), (half: 157, depth: 150, isLongLeg: true),
    (half: 160, depth: 150, isLongLeg: false), (half: 160, depth: 99, isLongLeg: true),
    (half: 160, depth: 101, isLongLeg: false),
  ]) func theWayToTheGateIsALeg(half: Double, depth: Double, isLongLeg: Bool) throws {
    // 9.0, 9.86 and 10.24 ha; within the cap any size will do.
    let found = compound(half: half, depth: depth).reaches()[0]
    guard isLongLeg else {
      #expect(found.reach == .indeterminate && found.reason == .snapFailed)
      return
    }
    #expect(found.reach == .covered)
    #expect(abs(try #require(found.nearest?.walk?.metres) - (depth * 1.3 + 200)) < 0.1)
  }

  /// The drawing knows no legs over openings that are longer than the cap, and says so.
  @Test(arguments: [(depth: 150.0, disagreements: 1), (depth: 60, disagreements: 0)])
  func whatTheDrawingExcludesIsCounted(depth: Double, disagreements: Int) {
    let scene = compound(half: 150, depth: depth)
    let analysis = scene.streetModel().analysis(of: scene.estates)
    #expect(analysis.reaches[0].reach == .covered)
    let drawing = ServiceOutlines(
      scene.access, around: scene.rooms.map(\.coordinate), within: [.metres(900)]
    ).dissolved()
    #expect(analysis.disagreements(with: drawing[0]) == disagreements)
    #expect(analysis.disagreements(with: nil) == 1)
  }

  @Test func theRouteStartsAtTheEstateAndPassesTheGate() throws {
    let scene = compound(half: 150, depth: 150)
    let streets = WalkableStreets(scene.access, rings: Enclosures(scene.rings))
    let route = try #require(
      streets.route(
        from: scene.estates[0], to: scene.rooms[0].coordinate, within: .kilometres(2)))
    let places = route.places
    #expect(places.first == StreetScene.coordinate(0, 0))
    #expect(places.contains(StreetScene.coordinate(-150, 0)))
    #expect(abs(route.length.metres - (195 + 200)) < 0.1)
    #expect(abs(route.parts.reduce(0) { $0 + $1.length.metres } - route.length.metres) < 0.001)
  }

  /// A street runs behind the wall, 40 m from the estate, and reaches the gate after 1 km. Without the wall one would
  /// step onto it; the wall must not make the way to the gate shorter.
  @Test func aWallDoesNotShortenAWalk() throws {
    var scene = StreetScene()
    scene.street([(40, -20), (500, -20), (500, 400), (-150, 400), (-150, 0), (-200, 0)])
    scene.estate("E", at: (0, 0))
    scene.room("R", at: (-200, 10))
    let open = try #require(scene.reaches()[0].nearest?.walk?.metres)
    scene.ring([(20, -50), (20, 50), (-150, 50), (-150, -50), (20, -50)], openings: [(-150, 0)])
    let walled = try #require(scene.reaches()[0].nearest?.walk?.metres)
    #expect(walled >= open - 0.001)
  }

  @Test func aRingWithoutOpeningsLeavesAllWithinUndecided() {
    var scene = StreetScene()
    scene.street([(-500, -150), (500, -150)])
    scene.ring(Self.square((0, 0), 60), openings: [(0, -60)])
    scene.ring(Self.square((0, 0), 120), openings: [])
    scene.estate("E", at: (0, 0))
    scene.room("R", at: (100, -160))
    #expect(scene.reaches()[0].reason == .barrier)
  }

  // MARK: - By chance

  private struct Walled {
    var scene: StreetScene
    var origins: [WalkOrigin] = []
    var places: [Coordinate] = []

    func walks() -> [[FoundWalk]] {
      WalkFinder(
        scene.access, origins: origins, facilities: places, within: Enclosures(scene.rings)
      ).walks(within: WalkUnits.units(20_000))
    }
  }

  /// Streets, places, areas and rooms, without any ring yet.
  private func walled(_ random: inout SeededGenerator) throws -> Walled {
    var walled = Walled(scene: WalkScenes.grid(&random, size: 10))
    for _ in 0..<40 {
      let (x, y) = Self.spot(&random)
      walled.origins.append(.point(StreetScene.coordinate(x, y)))
      let half = Double.random(in: 5...40, using: &random)
      walled.origins.append(.ground(try Self.ground(Self.square((x, y), half))))
    }
    walled.places = (0..<12).map { _ in
      let (x, y) = Self.spot(&random)
      return StreetScene.coordinate(x, y)
    }
    return walled
  }

  private static func spot(_ random: inout SeededGenerator) -> Point {
    (Double.random(in: -40...850, using: &random), Double.random(in: -40...850, using: &random))
  }

  /// Adds a square ring with openings by chance; some are small, some are larger than 10 ha, many are nested.
  private func addRing(_ scene: inout StreetScene, _ random: inout SeededGenerator) {
    let (x, y) = (
      Double.random(in: 250...550, using: &random), Double.random(in: 250...550, using: &random)
    )
    let half = Double.random(in: 40...300, using: &random)
    let openings = (0..<Int.random(in: 1...4, using: &random)).map { _ -> Point in
      let along = Double.random(in: -half...half, using: &random)
      return [
        (x + along, y - half), (x + half, y + along), (x + along, y + half), (x - half, y + along),
      ]
      .randomElement(using: &random) ?? (x, y - half)
    }
    scene.ring(Self.square((x, y), half), openings: openings)
  }

  @Test(arguments: 0..<8) func newWallsNeverShortenAWalk(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(4100 + seed))
    var walled = try walled(&random)
    var before = costs(walled)
    var overOpenings = 0
    for _ in 0..<5 {
      addRing(&walled.scene, &random)
      let after = costs(walled)
      for (pair, cost) in after {
        if let known = before[pair] { #expect(cost >= known) } else { overOpenings += 1 }
        if cost > before[pair] ?? .max { overOpenings += 1 }
      }
      before = after
    }
    #expect(overOpenings > 20)
  }

  private func costs(_ walled: Walled) -> [Pair: UInt32] {
    var costs: [Pair: UInt32] = [:]
    for walk in walled.walks().joined() {
      costs[Pair(origin: walk.origin, facility: walk.facility)] = walk.cost
    }
    return costs
  }

  private struct Pair: Hashable {
    let origin: Int32
    let facility: Int32
  }

  @Test(arguments: 0..<8) func walksFromWithinRingsAreNeverShorterThanTheGeodesic(seed: Int) throws
  {
    var random = SeededGenerator(seed: UInt64(4200 + seed))
    var walled = try walled(&random)
    for _ in 0..<6 { addRing(&walled.scene, &random) }
    var compared = 0
    for walk in walled.walks().joined() {
      let place = walled.places[Int(walk.facility)]
      let straight =
        switch walled.origins[Int(walk.origin)] {
        case .point(let point): Geodesic.distance(point, place).metres
        case .ground(let ground): ground.nearestPoint(to: place).distance.metres
        }
      #expect(WalkUnits.metres(walk.length) >= straight - 0.001)
      compared += 1
    }
    #expect(compared > 100)
  }

  @Test(arguments: 0..<4) func routesFromWithinRingsHaveTheLengthOfTheirWalks(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(4300 + seed))
    var walled = try walled(&random)
    for _ in 0..<6 { addRing(&walled.scene, &random) }
    let finder = WalkFinder(
      walled.scene.access, origins: walled.origins, facilities: walled.places,
      within: Enclosures(walled.scene.rings))
    let walks = finder.walks(within: WalkUnits.units(3000)).flatMap(\.self)
    let routes = RouteFinder(finder).routes(of: walks)
    for (walk, route) in zip(walks, routes) {
      let route = try #require(route)
      let parts = route.parts.reduce(0) { $0 + $1.length.metres }
      #expect(abs(parts - WalkUnits.metres(walk.length)) < 0.001)
      guard case .point(let point) = walled.origins[Int(walk.origin)] else { continue }
      #expect(route.places.first == point)
    }
  }
}
