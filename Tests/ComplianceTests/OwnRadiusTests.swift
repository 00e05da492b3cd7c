import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import Testing

/// A clause may draw a circle of its own, by the crow, instead of the study's.
@Suite struct OwnRadiusTests {
  private static func text(_ radius: String) -> String {
    """
    policy: radius
    title: { zh: 半径, en: Radius }
    region: { zh: 某市, en: A city }
    effective: 2022-01-01
    clauses:
      - id: R-1
        section: 一
        checks: { zh: 半径内有设施, en: A place within the radius }
        kind: within_circle
        scope: estate
        parameters: { radius: \(radius), estates: all, kinds: [care_room] }
      - id: R-2
        section: 二
        checks: { zh: 服务圈, en: The circle of the study }
        kind: within_circle
        scope: estate
        parameters: { estates: all, kinds: [care_room] }
    """
  }

  /// An estate, and a room at a distance in metres to the east.
  private func found(_ radius: String, east: Double, _ clause: String = "R-1") throws -> Finding {
    let policy = try PolicySource(Self.text(radius)).policy()
    let register = Register.asOf("2026-06-01") {
      $0.estate()
      $0.facility(east: east)
    }
    return try #require(findings(policy, clause, register).first)
  }

  /// The study's circle of 15 minutes ends at 692 m by the crow.
  @Test(arguments: [
    ("300 m", 290.0, ClauseVerdict.pass), ("300 m", 310, .fail), ("1 km", 990, .pass),
    ("1 km", 1010, .fail), ("1公里", 990, .pass),
  ])
  func theRadiusDecides(radius: String, east: Double, verdict: ClauseVerdict) throws {
    let found = try found(radius, east: east)
    #expect(found.verdict == verdict)
    #expect(found.reason == (verdict == .fail ? .tooFar : nil))
    #expect(found.required == (radius == "300 m" ? 300 : 1000))
  }

  /// A place on the circle is within it; a millimetre less of radius leaves it outside.
  @Test(arguments: [250.0, 500, 1000]) func theBoundaryCounts(east: Double) throws {
    let distance = Geodesic.distance(Scene().place(east: 0), Scene().place(east: east)).metres
    #expect(try found("\(distance) m", east: east).verdict == .pass)
    #expect(try found("\(distance - 0.001) m", east: east).verdict == .fail)
  }

  @Test func otherClausesKeepTheCircleOfTheStudy() throws {
    #expect(try found("1 km", east: 800).verdict == .pass)
    #expect(try found("1 km", east: 800, "R-2").verdict == .fail)
    #expect(try found("300 m", east: 600).verdict == .fail)
    #expect(try found("300 m", east: 600, "R-2").verdict == .pass)
  }

  @Test(arguments: ["500", "-5 m", "0 m", "far", "5 m2"]) func aBadRadiusIsRefused(radius: String) {
    let found = problems(Self.text(radius))
    #expect(
      found.contains { $0.key == "radius" && $0.clause == "R-1" && $0.line == 11 }, "\(found)")
  }
}
