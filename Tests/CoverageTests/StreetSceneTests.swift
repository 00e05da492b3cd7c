import CareCircleTestSupport
import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import Testing

/// Scenes where the straight line lies, each with its walk worked out by hand.
///
/// Legs count 1.3 times, steps twice. An elder walks 900 m in 15 minutes. A leg onto a street h metres away leads to the
/// point from which leg and street together are least: it costs w h more than the way along the street from the foot,
/// with w the root of 1.3^2 - 1.
@Suite struct StreetSceneTests {
  private let w = (1.3 * 1.3 - 1).squareRoot()

  /// What is expected of the one estate of a scene.
  private func expect(
    _ scene: StreetScene, minutes: Double = 15, _ reach: Reach, _ reason: Reason?,
    minutesOnFoot: Double?, walk: Double?, straight: Reach,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = scene.reaches(minutes: minutes)[0]
    #expect(found.reach == reach, sourceLocation: sourceLocation)
    #expect(found.reason == reason, sourceLocation: sourceLocation)
    let time = found.nearest?.time.map {
      Double($0.components.seconds)
        + Double($0.components.attoseconds) * 1e-18
    }
    #expect(isClose(time, minutesOnFoot.map { $0 * 60 }), sourceLocation: sourceLocation)
    #expect(isClose(found.nearest?.walk?.metres, walk), sourceLocation: sourceLocation)
    let other = scene.straightReaches(minutes: minutes)[0]
    #expect(other.reach == straight, sourceLocation: sourceLocation)
  }

  /// Places are kept to a centimetre, so that a walk over several of them is right to a few.
  private func isClose(_ found: Double?, _ expected: Double?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return abs(found - expected) < 0.1
  }

  private func scene(_ draw: (inout StreetScene) -> Void) -> StreetScene {
    var scene = StreetScene()
    draw(&scene)
    return scene
  }

  @Test func aRiverWhoseBridgeIsFarAway() {
    let scene = scene {
      $0.street([(-500, 0), (2000, 0)])
      $0.street([(-500, 200), (2000, 200)])
      $0.street([(2000, 0), (2000, 200)])
      $0.wall([(-900, 100), (1990, 100)])
      $0.estate("E", at: (0, 20))
      $0.room("R", at: (0, 180))
    }
    let walk = 20 * w + 2000 + 200 + 2000 + 20 * w
    expect(
      scene, .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func aRailwayWithOneUnderpass() {
    let scene = scene {
      $0.street([(-300, 0), (200, 0), (300, 0)])
      $0.street([(-300, 100), (200, 100), (300, 100)])
      $0.street([(200, 0), (200, 100)])
      $0.wall([(-1000, 50), (1000, 50)])
      $0.estate("E", at: (0, -10))
      $0.room("R", at: (0, 110))
    }
    // 517 m: more than 5 minutes, less than 15.
    let walk = 10 * w + 200 + 100 + 200 + 10 * w
    expect(
      scene, .covered, nil, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
    expect(
      scene, minutes: 5, .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func anExpresswayWithAFootbridgeOfSteps() {
    let scene = scene {
      $0.street([(-300, 0), (100, 0), (300, 0)])
      $0.street([(-300, 100), (100, 100), (300, 100)])
      $0.street([(100, 0), (100, 100)], [.street, .steps])
      $0.wall([(-1000, 50), (1000, 50)])
      $0.estate("E", at: (0, -10))
      $0.room("R", at: (0, 110))
    }
    // 100 m of steps count 200 in time.
    let walk = 10 * w + 100 + 100 + 100 + 10 * w
    expect(
      scene, .covered, nil, minutesOnFoot: (walk + 100) / 60, walk: walk, straight: .covered)
    expect(
      scene, minutes: 6, .gap, .tooFar, minutesOnFoot: (walk + 100) / 60, walk: walk,
      straight: .covered)
  }

  @Test func parallelRoadsWithAWallBetween() {
    let scene = scene {
      $0.street([(-300, 0), (600, 0)])
      $0.street([(-300, 20), (600, 20)])
      $0.street([(600, 0), (600, 20)])
      $0.wall([(-400, 10), (590, 10)])
      $0.estate("E", at: (0, -5))
      $0.room("R", at: (0, 25))
    }
    let walk = 5 * w + 600 + 20 + 600 + 5 * w
    expect(
      scene, .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func anIsland() {
    let scene = scene {
      $0.street([(-500, 0), (500, 0)])
      $0.street([(-500, 200), (500, 200)])
      $0.wall([(-900, 100), (900, 100)])
      $0.estate("E", at: (0, 20))
      $0.room("R", at: (0, 180))
    }
    expect(
      scene, .indeterminate, .disconnected, minutesOnFoot: nil, walk: nil, straight: .covered)
    let island = scene.reaches()[0].island?.metres ?? 0
    #expect(abs(island - 1000) < 0.1)
    // With less than the walk to the street's end, 517 s, it is a gap for certain.
    expect(
      scene, minutes: 8, .gap, .tooFar, minutesOnFoot: nil, walk: nil, straight: .covered)
  }

  @Test func gatesOnOppositeSides() {
    let scene = scene {
      $0.street([(0, -110), (2000, -110), (2000, 110), (0, 110)])
      $0.estate("E", gates: [(0, -100), (0, 100)])
      $0.room("R", at: (300, 120))
    }
    // From gate 2; from gate 1 it would be more than 4 km.
    let walk = 10 * w + 300 + 10 * w
    expect(
      scene, .covered, nil, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
    #expect(scene.reaches()[0].nearest?.from == .gate(1))
  }

  @Test func aWalledEstateWithOneOpening() {
    let corners: [(Double, Double)] = [(-50, -50), (50, -50), (50, 50), (-50, 50), (-50, -50)]
    let walled = { (openings: [(Double, Double)]) in
      scene {
        $0.street([(-800, -60), (400, -60), (400, 60), (-800, 60)])
        $0.ring(corners, openings: openings)
        $0.estate("E", at: (0, 0))
        $0.room("R", at: (0, -70))
      }
    }
    // Out by the north.
    let walk = 50 * 1.3 + 10 * w + 400 + 120 + 400 + 10 * w
    expect(
      walled([(0, 50)]), .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
    // Out by the south, across the street: (50 + 10) x 1.3 + 13
    expect(
      walled([(0, -50)]), .covered, nil, minutesOnFoot: 91 / 60, walk: 91, straight: .covered)
    expect(
      walled([]), .indeterminate, .barrier, minutesOnFoot: nil, walk: nil, straight: .covered)
  }

  @Test func aDeadEnd() {
    let scene = scene {
      $0.street([(0, 0), (0, 500), (150, 500), (150, 0)])
      $0.estate("E", at: (-10, 0))
      $0.room("R", at: (155, 0))
    }
    let walk = 10 * w + 500 + 150 + 500 + 5 * w
    expect(
      scene, .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func aSquareIsWalkedAlongItsEdges() {
    let scene = scene {
      $0.street([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)])
      $0.estate("E", at: (-10, 0))
      $0.room("R", at: (110, 100))
    }
    // One of the legs is along the line of an edge.
    let walk = 10 * w + 100 + 100 + 13
    expect(
      scene, .covered, nil, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
    expect(
      scene, minutes: 3.5, .gap, .tooFar, minutesOnFoot: walk / 60, walk: walk,
      straight: .covered)
  }

  @Test func aOneWayCycleOfSteps() {
    let steps: [(Double, Double)] = [(0, 0), (200, 0), (200, 200), (0, 0)]
    let scene = scene {
      $0.street(steps, [.forward, .steps])
      $0.estate("E", at: (-10, 0))
      $0.room("R", at: (210, 200))
    }
    // From the first corner to the third over the second; against the last flight it would be shorter. Beside steps
    // one walks faster than on them, so that both legs are as long as the cap: they save 90 m and 99.5 m.
    let saved = (100.0 * 100 - 10 * 10).squareRoot()
    let onSteps = 400 - 90 - saved
    expect(
      scene, .covered, nil, minutesOnFoot: (260 + 2 * onSteps) / 60, walk: 260 + onSteps,
      straight: .covered)
  }

  @Test func gateAndRoomOnOneSegment() {
    let scene = scene {
      $0.street([(-1000, 0), (1000, 0)])
      $0.estate("E", at: (100, 10))
      $0.room("R", at: (400, -20))
    }
    let walk = 300 + 30 * w
    expect(
      scene, .covered, nil, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func noStreetNearEnough() {
    let far = scene {
      $0.street([(-1000, 0), (1000, 0)])
      $0.estate("E", at: (0, 101))
      $0.room("R", at: (300, 10))
    }
    expect(
      far, .indeterminate, .snapFailed, minutesOnFoot: nil, walk: nil, straight: .covered)
    let near = scene {
      $0.street([(-1000, 0), (1000, 0)])
      $0.estate("E", at: (0, 99))
      $0.room("R", at: (300, 0))
    }
    // The leg is as long as the cap, and saves some of the street.
    let walk = 130 + 300 - (100.0 * 100 - 99 * 99).squareRoot()
    expect(
      near, .covered, nil, minutesOnFoot: walk / 60, walk: walk, straight: .covered)
  }

  @Test func aRoomThatJoinsNoStreet() {
    let scene = scene {
      $0.street([(-1000, 0), (1000, 0)])
      $0.estate("E", at: (0, 10))
      $0.room("R", at: (0, 150))
    }
    expect(
      scene, .indeterminate, .facilityUnconnected, minutesOnFoot: nil, walk: nil,
      straight: .covered)
  }

  @Test func aRoomWithinALegNeedsNoStreet() {
    let scene = scene {
      $0.street([(-1000, 500), (1000, 500)])
      $0.estate("E", at: (0, 0))
      $0.room("R", at: (80, 0))
    }
    expect(
      scene, .covered, nil, minutesOnFoot: 104 / 60, walk: 104, straight: .covered)
    var barred = scene
    barred.wall([(40, -50), (40, 50)])
    expect(
      barred, .indeterminate, .snapFailed, minutesOnFoot: nil, walk: nil, straight: .covered)
  }

  @Test func theNearestStreetAloneWouldNotCover() {
    // The nearest street, 10 m away, is a dead end that leads nowhere near; the one 30 m away does.
    let scene = scene {
      $0.street([(0, 0), (1500, 0), (1500, 40), (0, 40)])
      $0.estate("E", at: (0, 10))
      $0.room("R", at: (400, 42))
    }
    let found = scene.reaches()[0]
    #expect(found.reach == .covered)
    #expect(isClose(found.nearest?.walk?.metres, 30 * w + 400 + 2 * w))
    #expect(found.borderline == [.access])
  }

  @Test func groundWithoutGatesStartsAtItsBorder() throws {
    let corners = [(0.0, 0.0), (300, 0), (300, 100), (0, 100)].map {
      StreetScene.coordinate($0.0, $0.1)
    }
    let ring = try #require(Ring(corners))
    var scene = scene {
      $0.street([(-1000, -20), (1500, -20)])
      $0.room("inside", at: (150, 50))
      $0.room("R", at: (1080, -30))
    }
    var estate = Estate(id: "E", place: .area(MultiPolygon(Polygon(outer: ring))))
    estate.isOld = true
    scene.estates = [estate]
    let found = scene.reaches()[0]
    #expect(found.nearest?.from == .inside)
    #expect(found.nearest?.walk?.metres == 0)
    #expect(found.inReach == 2)
    scene.rooms.removeFirst()
    // From the corner at (300, 0).
    let outside = scene.reaches()[0]
    #expect(isClose(outside.nearest?.walk?.metres, 20 * w + 780 + 10 * w))
    #expect(outside.nearest?.from == .boundary)
    // From the corner at (0, 100) it is more than 900 m.
    #expect(outside.borderline.contains(.gate))
  }

  @Test func extentsThatAreDeclared() throws {
    let extent = { (east: Double) throws -> MultiPolygon in
      let corners = [(-2000.0, -2000.0), (east, -2000), (east, 2000), (-2000, 2000)]
      return MultiPolygon(
        Polygon(outer: try #require(Ring(corners.map { StreetScene.coordinate($0.0, $0.1) }))))
    }
    let scene = scene {
      $0.street([(-3000, 0), (3000, 0)])
      $0.estate("E", at: (0, 10))
      $0.room("R", at: (1500, 10))
    }
    let cases: [(east: Double, reason: Reason)] = [
      (-100, .outsideNetwork), (890, .edgeOfData), (910, .tooFar),
    ]
    for row in cases {
      let area = try extent(row.east)
      let found = scene.streetModel { $0.extent = area }.reaches(of: scene.estates)[0]
      #expect(found.reason == row.reason, "\(row.east)")
    }
  }
}
