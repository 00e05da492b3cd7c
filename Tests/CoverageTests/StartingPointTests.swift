import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Coverage

/// From where an estate's walk starts: its point, its gates, the border of its ground.
@Suite struct StartingPointTests {
  @Test func theBestGateCountsAndIsNamed() {
    let scene = Scene().estate(
      "E", gates: [("west", -1500, 0), ("north", 0, 600), ("east", 900, 0)]
    )
    .room("R", east: 1000)
    let reach = scene.reaches[0]
    #expect(reach.verdict == .covered)
    #expect(reach.nearest?.from == .gate(2))
    #expect(abs((reach.nearest?.straight.metres ?? 0) - 100) < 1e-6)
  }

  /// Gates rule over a point and over a ground, even if those are nearer.
  @Test func gatesReplacePointAndGround() {
    let gate = { (estate: inout Estate) in
      estate.gates = [Gate(id: "1", coordinate: Scene().place(east: 2000))]
    }
    let scene = Scene().room("R", east: 10).estate("P", gate)
      .estate("A", ground: [(0, -50), (50, -50), (50, 50), (0, 50)], gate)
    #expect(scene.households(.gap) == 0b11)
    #expect(scene.reaches.map(\.nearest?.from) == [.gate(0), .gate(0)])
    #expect(scene.reaches.map(\.borderline) == [[], []])
  }

  /// Of gates at equal cost the smaller id is named, in whatever order they come.
  @Test func gatesAtEqualCostGoToTheSmallerId() {
    let gates = [("b", 0.0, 300.0), ("c", 300, 0), ("a", 0, -300), ("d", -300, 0)]
    for turn in 0..<4 {
      let turned = Array(gates[turn...] + gates[..<turn])
      let reach = Scene().estate("E", gates: turned).room("R").reaches[0]
      guard case .gate(let place) = reach.nearest?.from else {
        Issue.record("no gate")
        continue
      }
      #expect(turned[place].0 == "a")
    }
  }

  @Test func aFacilitySeenFromSeveralGatesCountsOnce() {
    let scene = Scene().estate("E", gates: [("1", 0, 0), ("2", 100, 0), ("3", 0, 100)])
      .room("A", east: 50).room("B", east: 60, north: 60).room("C", east: 1090)
      .room("Small", east: 20) { $0.area = RoomArea(gross: .squareMetres(20)) }
    #expect(scene.reaches[0].inReach == 3)
    #expect(scene.reaches[0].nearMisses.count == 1)
  }

  @Test func anEstateWithoutAnyStartReachesNothing() {
    let scene = Scene().estate("E", gates: []).room("R")
    #expect(scene.reaches[0].reach == .gap && scene.reaches[0].nearest == nil)
    #expect(scene.reaches[0].reason == .tooFar)
  }

  private let block = [(0.0, 0.0), (400, 0), (400, 400), (0, 400)]

  @Test func aRoomOnTheGroundIsAtNoDistance() {
    let scene = Scene(circle: .radius(.metres(1))).estate("E", ground: block)
      .room("R", east: 200, north: 200)
    let nearest = scene.reaches[0].nearest
    #expect(nearest?.from == .inside && nearest?.straight == .metres(0))
    #expect(scene.reaches[0].reach == .covered)
  }

  @Test(arguments: [(1400.0, true), (1400.01, false), (1399.99, true)])
  func otherwiseTheWalkStartsAtTheNearestBorder(_ row: (Double, Bool)) {
    let scene = Scene().estate("E", ground: block).room("R", east: row.0 - 1e-5, north: 200)
    let reach = scene.reaches[0]
    // The eastern side leans by the curvature of its parallel: less than a centimetre.
    let slack = abs((reach.nearest?.straight.metres ?? 0) - (row.0 - 400))
    #expect(slack < 0.01)
    #expect(reach.nearest?.from == .boundary)
    #expect((reach.reach == .covered) == ((reach.nearest?.straight.metres ?? 0) <= 1000.000_05))
  }

  /// Borderline by its gate: covered from the border, but not from some corner.
  @Test(arguments: [(300.0, []), (800, [.gate])] as [(Double, [BorderlineCause])])
  func aGroundIsBorderlineIfACornerIsOutside(_ row: (Double, [BorderlineCause])) {
    let scene = Scene().estate("E", ground: block).room("R", east: 400 + row.0, north: 0)
    #expect(scene.reaches[0].verdict == .covered)
    #expect(scene.reaches[0].borderline == row.1)
    // Another room for the far corners settles it.
    #expect(scene.room("S", east: -100, north: 200).reaches[0].borderline == [])
    // A room that does not count does not.
    let idle = scene.room("S", east: -100, north: 200) { $0.status = .idle }
    #expect(idle.reaches[0].borderline == row.1)
  }

  @Test func anUncoveredGroundHasNoDoubtAboutItsGate() {
    let scene = Scene().estate("E", ground: block).room("R", east: 2000, north: 0)
    #expect(scene.reaches[0].verdict == .gap && scene.reaches[0].borderline == [])
  }
}
