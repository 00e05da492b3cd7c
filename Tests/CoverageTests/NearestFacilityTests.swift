import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Coverage

/// Which facility is the nearest, how many are inside, and for which walker the verdict differs.
@Suite struct NearestFacilityTests {
  /// One total names everybody who was reached.
  @Test func oneTotalShowsWhoWasReached() {
    var scene = Scene(circle: .walk(minutes: 15)).room("R")
    for east in [0.0, 692, 693, 2000, -692.3, -692.4] {
      scene = scene.estate("E\(scene.estates.count)", east: east)
    }
    #expect(scene.households(.covered) == 0b010011)
    #expect(scene.households(.gap) == 0b101100)
  }

  @Test func equalDistancesGoToTheSmallerId() {
    let ids = ["R2", "R10", "R1", "S"]
    let spots = [(500.0, 0.0), (-500, 0), (0, 500), (0, -500)]
    for turn in 0..<4 {
      var scene = Scene(circle: .walk(minutes: 15)).estate("E")
      for (place, spot) in spots.enumerated() {
        scene = scene.room(ids[(place + turn) % 4], east: spot.0, north: spot.1)
      }
      let nearest = scene.reaches[0].nearest
      #expect(nearest.map { scene.facilities[$0.facility].id } == "R1")
      #expect(scene.reaches[0].inReach == 4)
    }
  }

  /// Closer than the clock can tell is equal; more than a tick is not.
  @Test(arguments: [(0.000_01, "A"), (0.000_2, "B")])
  func distancesThatRoundToOneCostAreEqual(_ row: (Double, String)) {
    let scene = Scene(circle: .walk(minutes: 15)).estate("E")
      .room("A", east: 500 + row.0).room("B", east: 500)
    #expect(scene.reaches[0].nearest.map { scene.facilities[$0.facility].id } == row.1)
  }

  @Test func manyRoomsAtOnePlaceAreAllCounted() {
    var scene = Scene().estate("E", east: 3)
    for number in 0..<50 { scene = scene.room("R\(99 - number)") }
    #expect(scene.reaches[0].inReach == 50)
    #expect(scene.reaches[0].nearest.map { scene.facilities[$0.facility].id } == "R50")
  }

  /// The limit is on the walk; under a plain radius on the straight line.
  @Test(arguments: [
    (ServiceCircle.walk(minutes: 15), 3846.1, true), (.walk(minutes: 15), 3846.2, false),
    (.radius(.metres(1000)), 4999.9, true), (.radius(.metres(1000)), 5000.1, false),
    // A circle that reaches further extends the search.
    (.radius(.metres(6000)), 5999.9, true), (.radius(.metres(6000)), 6000.1, false),
  ])
  func theNearestIsNamedWithinTheSearchLimitOnly(
    circle: ServiceCircle, metres: Double, isNamed: Bool
  ) {
    let far = { (room: inout Facility) in room.name = "far" }
    let scene = Scene(circle: circle).estate("E").room("R", north: -metres, far)
      .room("Farther", north: 20_000)
      .estate("G", gates: [("1", 0, 0)])
      .estate("A", ground: [(0, 0), (9, 0), (9, 9), (0, 9)])
    for reach in scene.reaches {
      #expect(reach.nearest.map { scene.facilities[$0.facility].id } == (isNamed ? "R" : nil))
    }
    #expect(
      scene.model.searchLimit == .metres(max(5000, circle == .radius(.metres(6000)) ? 6000 : 0)))
  }

  /// Speed is borderline exactly if another walker would get another verdict.
  @Test(arguments: Array(stride(from: 500.0, through: 900, by: 12.5)))
  func speedIsBorderlineIfAnotherWalkerGetsAnotherVerdict(metres: Double) {
    for walker in [Walker.elder, .frail, .fit, .custom(.metresPerSecond(0.93)) ?? .elder] {
      for change in [{ _ in }, { $0.status = nil }, { $0.kind = .other }]
        as [(inout Facility) -> Void]
      {
        let scene = Scene(circle: .walk(minutes: 15, walker: walker)).estate("E")
          .room("R", east: metres, change).estate("Y") { $0.built = nil }
        let verdicts = [Walker.frail, .fit].map { other in
          scene.with { $0.circle = .walk(minutes: 15, walker: other) }.reaches.map(\.verdict)
        }
        for (place, reach) in scene.reaches.enumerated() {
          let differs = verdicts.contains { $0[place] != reach.verdict }
          #expect(reach.borderline == (differs ? [.speed] : []), "\(walker.name) \(metres)")
        }
      }
    }
  }

  @Test func underAPlainRadiusNobodyWalks() {
    #expect(Scene().estate("E").room("R", east: 999.99).reaches[0].borderline == [])
  }

  /// The fit walker reaches B only, by a hair; to the elder A and B are equal and A is named.
  @Test func anotherWalkerIsGivenTheRoomThatIsNearestToHim() {
    let scene = Scene(circle: .walk(minutes: 15)).estate("E")
      .room("A", north: 830.769_300).room("B", north: 830.769_275)
    #expect(scene.reaches[0].nearest.map { scene.facilities[$0.facility].id } == "A")
    #expect(scene.with { $0.circle = .walk(minutes: 15, walker: .fit) }.reaches[0].inReach == 1)
    #expect(scene.reaches[0].borderline == [.speed])
    let unsaid = scene.with { scene in
      for place in scene.facilities.indices { scene.facilities[place].status = nil }
    }
    #expect(unsaid.reaches[0].borderline == [.speed])
  }

  /// The search widens from 100.01 m to 200.02 m; equal costs on both sides of that are equal.
  @Test func equalDistancesAreEqualWhereTheSearchWidens() {
    let scene = Scene(circle: .radius(.metres(100)))
      .room("B", north: 200.019_99).room("A", north: 200.020_03)
      .estate("E").estate("G", gates: [("1", 0, 0)])
    for reach in scene.reaches {
      #expect(reach.nearest.map { scene.facilities[$0.facility].id } == "A")
    }
  }

  @Test func noFacilityOrNoEstateIsNoSpecialCase() {
    let empty = Scene().estate("E").estate("G", gates: [("1", 0, 0)])
      .estate("A", ground: [(0, 0), (9, 0), (9, 9)])
    for reach in empty.reaches {
      #expect(reach.reach == .gap && reach.nearest == nil && reach.inReach == 0)
    }
    #expect(Scene().room("R").reaches.isEmpty)
  }

  /// Over the 180th meridian as anywhere else.
  @Test(arguments: [180.0, -180, 179.9999, -179.9999])
  func theMeridianOf180IsNoBorder(longitude: Double) throws {
    let origin = try #require(Coordinate(longitude: longitude, latitude: -17))
    let scene = Scene(origin: origin).estate("E").estate("G", gates: [("1", -5, 0)])
      .room("East", east: 900).room("West", east: -900).room("Out", east: 1100)
    #expect(scene.reaches.map(\.inReach) == [2, 2])
  }
}
