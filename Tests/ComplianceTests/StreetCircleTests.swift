import CareCircleTestSupport
import CareModel
import Compliance
import Coverage
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// Clauses about circles ask the streets where there are any.
@Suite struct StreetCircleTests {
  /// A street of a given length on each bank of a river, 200 m apart, with or without a bridge at its end.
  private func river(_ length: Double = 1500, bridge: Bool = true) -> StreetScene {
    var scene = StreetScene()
    scene.street([(-100, 0), (length, 0)])
    scene.street([(-100, 200), (length, 200)])
    if bridge { scene.street([(length, 0), (length, 200)]) }
    scene.wall([(-3000, 100), (3000, 100)])
    scene.estate("E", at: (0, 0))
    scene.room("R", at: (0, 200))
    return scene
  }

  private func found(
    _ scene: StreetScene, _ change: (inout Register) -> Void = { _ in }
  ) throws -> Finding {
    let register = Register.asOf("2027-06-01") {
      $0.estates = scene.estates
      $0.facilities = scene.rooms
      $0.streets = WalkableStreets(scene.access)
      change(&$0)
    }
    return try finding("wenzhou", "WZ-8", register)
  }

  @Test func aRiverFailsWhatTheStraightLinePasses() throws {
    let scene = river()
    let straight = try found(scene) { $0.streets = nil }
    #expect(straight.verdict.isMet && straight.reason != .tooFar)
    let street = try found(scene)
    #expect(street.verdict == .fail && street.reason == .tooFar)
    // 1,500 m to the bridge, 200 over it and 1,500 back.
    let minutes = try #require(street.actual)
    #expect(abs(minutes - 3200 / 60) < 0.01)
  }

  @Test func whatStreetsCannotTellIsUndecidedAndNamesWhatWouldSettleIt() throws {
    // The street ends after 600 m, before the limit of 900.
    let cut = try found(river(500, bridge: false))
    #expect(cut.verdict == .indeterminate && cut.reason == .disconnected)
    #expect(cut.evidence.settles == "network")
    var far = river()
    far.estates = []
    far.estate("E", at: (0, -150))
    let unjoined = try found(far)
    #expect(unjoined.verdict == .indeterminate && unjoined.reason == .snapFailed)
  }

  /// A reason of reach that findings did not know would be told as another one.
  @Test func everyReasonOfReachIsOneOfFindings() {
    #expect(Reason.allCases.filter { FindingReason(rawValue: $0.rawValue) == nil } == [])
  }

  @Test func nearTheEdgeOfTheFacilitiesNobodyFails() throws {
    let scene = river()
    let corners = [(-400.0, -400.0), (400, -400), (400, 400), (-400, 400), (-400, -400)]
    let ring = try #require(Ring(corners.map { StreetScene.coordinate($0.0, $0.1) }))
    let extent = MultiPolygon(Polygon(outer: ring))
    for streets in [WalkableStreets(scene.access), nil] {
      let edge = try found(scene) {
        $0.facilityExtent = extent
        $0.streets = streets
        $0.facilities = []
      }
      #expect(edge.verdict == .indeterminate && edge.reason == .edgeUncertain)
      #expect(edge.evidence.settles == "facilities_extent")
    }
  }
}
