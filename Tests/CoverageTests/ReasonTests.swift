import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Coverage

/// Why an estate is not covered; each scene is one estate with rooms around it.
@Suite struct ReasonTests {
  private static func small(_ room: inout Facility) {
    room.area = RoomArea(gross: .squareMetres(120))
  }
  private static func idle(_ room: inout Facility) { room.status = .idle }
  private static func canteen(_ room: inout Facility) { room.kind = .elderCanteen }
  private static func unmeasured(_ room: inout Facility) { room.area = RoomArea() }
  private static func unnamed(_ room: inout Facility) { room.kind = nil }
  private static func unsaid(_ room: inout Facility) { room.status = nil }

  private let estate = Scene().estate("E")

  private func expect(
    _ scene: Scene, _ verdict: Verdict, _ reason: Reason?,
    location: SourceLocation = #_sourceLocation
  ) {
    let reach = scene.reaches[0]
    #expect(reach.verdict == verdict, sourceLocation: location)
    #expect(reach.reason == reason, sourceLocation: location)
  }

  @Test func nothingInsideIsTooFar() {
    expect(estate, .gap, .tooFar)
    expect(estate.room("R", east: 1001), .gap, .tooFar)
    // A facility outside the circle does not decide the reason.
    expect(estate.room("R", east: 1001, Self.small), .gap, .tooFar)
    expect(estate.room("R", east: 1001, Self.unmeasured), .gap, .tooFar)
  }

  /// The best that is inside names the reason, however far it is.
  @Test func smallBeatsUnusableBeatsOtherKinds() {
    let other = estate.room("C", east: 10, Self.canteen)
    expect(other, .gap, .otherKind)
    expect(other.room("I", east: 500, Self.idle), .gap, .onlyUnusable)
    expect(
      other.room("I", east: 500, Self.idle).room("S", east: 900, Self.small), .gap, .onlyUndersized)
    expect(estate.room("S", Self.small), .gap, .onlyUndersized)
  }

  /// 120 + 90 m² in two places are not one place of 200.
  @Test func twoSmallRoomsAreNotALargeOne() {
    let scene = estate.room("A", Self.small)
      .room("B") { $0.area = RoomArea(gross: .squareMetres(90)) }
    expect(scene, .gap, .onlyUndersized)
  }

  @Test(arguments: [
    UseStatus.notHandedOver, .idle, .planned, .closed, .demolished, .changedUse,
  ])
  func everyUnusableStatusIsOneReason(status: UseStatus) {
    expect(estate.room("R", east: 1) { $0.status = status }, .gap, .onlyUnusable)
  }

  /// What might count turns a gap into undecided, and the nearest such names what is missing.
  @Test func whatMightCountIsUndecided() {
    expect(estate.room("R", Self.unmeasured), .indeterminate, .areaUnknown)
    expect(estate.room("R", Self.unnamed), .indeterminate, .kindUnknown)
    expect(estate.room("R", Self.unsaid), .indeterminate, .statusUnknown)
    let mixed = estate.room("F", east: 900, Self.unmeasured).room("N", east: 90, Self.unsaid)
      .room("S", east: 5, Self.small)
    expect(mixed, .indeterminate, .statusUnknown)
    let tie = estate.room("B", east: 90, Self.unsaid).room("A", east: 90, Self.unmeasured)
    expect(tie, .indeterminate, .areaUnknown)
  }

  /// Never a guess: nothing unknown turns a covered estate into anything else.
  @Test func undecidedRoomsNeverTouchACoveredEstate() {
    let covered = estate.room("R", east: 1000)
    for change in [Self.unmeasured, Self.unnamed, Self.unsaid, Self.small, Self.idle] {
      expect(covered.room("U", east: 1, change), .covered, nil)
    }
    // A room that counts outside the circle decides nothing.
    expect(estate.room("R", east: 1001).room("U", Self.unsaid), .indeterminate, .statusUnknown)
  }

  /// Reach is computed whatever the question is about; verdict and reason follow the age.
  @Test func anUnknownAgeComesBeforeEveryOtherReason() {
    for (scene, reach) in [
      (Scene(), Reach.gap), (Scene().room("R"), .covered),
      (Scene().room("R", Self.unmeasured), .indeterminate),
    ] {
      let ageless = scene.estate("E") { $0.built = nil }
      expect(ageless, .indeterminate, .yearUnknown)
      #expect(ageless.reaches[0].reach == reach)
      expect(scene.estate("E") { $0.setting = nil }, .indeterminate, .settingUnknown)
      let young = scene.estate("E") { $0.built = YearRange(2010) }
      expect(young, .notApplicable, nil)
      #expect(young.reaches[0].reach == reach)
      #expect(young.reaches[0].borderline == [])
    }
  }

  @Test func nearMissesAreTheFiveNearestInside() {
    var scene = Scene(circle: .walk(minutes: 15)).estate("E").room("Good", east: 3)
    for (id, east) in [("F", 600.0), ("B", 200), ("C", 300), ("A", 200), ("E", 500), ("D", 400)] {
      scene = scene.room(id, east: east, id == "B" ? Self.idle : Self.unmeasured)
    }
    scene = scene.room("Outside", east: 693, Self.idle)
    let misses = scene.reaches[0].nearMisses
    #expect(misses.map { scene.facilities[$0.facility].id } == ["A", "B", "C", "D", "E"])
    #expect(
      misses.map(\.why.code) == ["area_unknown", "idle"]
        + Array(repeating: "area_unknown", count: 3))
    #expect(abs((misses.last?.straight.metres ?? 0) - 500) < 1e-6)
    #expect(abs((misses.last?.walk?.metres ?? 0) - 650) < 1e-6)
  }
}
