import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import Testing

/// The numbers with which findings are explained.
@Suite struct EvidenceNumberTests {
  private func text(_ register: Register, _ clause: String = "WZ-8") throws -> String {
    let found = try finding("wenzhou", clause, register)
    return try #require(found.evidence.calculation).text(.english)
  }

  @Test func aPassStatesTheAreaThatCounted() throws {
    let register = Register.asOf("2026-06-01") {
      $0.estate()
      $0.facility(east: 100, area: 240)
    }
    #expect(try text(register).hasSuffix(", 240 m2"))
  }

  /// Six places are too small; the largest, of 180 m2, is the farthest: 300 m x 1.3 = 390 m.
  @Test func theLargestPlaceInsideIsStated() throws {
    let register = Register.asOf("2026-06-01") {
      $0.estate()
      for number in 1...5 { $0.facility("S\(number)", east: Double(number) * 10, area: 50) }
      $0.facility("L", east: 300, area: 180)
    }
    let found = try finding("wenzhou", "WZ-8", register)
    #expect(found.reason == .onlyUndersized)
    let text = try #require(found.evidence.calculation).text(.english)
    #expect(text.hasPrefix("the largest place inside has 180 m2 of 200 m2, 20 m2 short; "))
    let metres = try #require(text.firstMatch(of: #/walk to it ([0-9.]+) m/#)?.1)
    #expect(abs((Double(metres) ?? 0) - 390) < 0.01)
  }

  /// 692.3078 m straight are 900.0001 m on foot, which two decimals show as the limit.
  @Test func numbersThatDifferNeverLookAlike() throws {
    let east = 900.000_1 / 1.3
    let register = Register.asOf("2026-06-01") {
      $0.estate()
      $0.facility(east: east)
    }
    let found = try finding("wenzhou", "WZ-8", register)
    let (required, actual) = (try #require(found.required), try #require(found.actual))
    #expect(found.verdict == .fail && actual > required)
    let text = try #require(found.evidence.calculation).text(.english)
    let shown = try #require(text.firstMatch(of: #/nearest ([0-9.]+) m \/ ([0-9.]+) min/#))
    #expect(shown.1 != "900" && shown.1 != "900.0" && shown.2 != "15" && shown.2 != "15.0")
  }

  @Test(arguments: ["0.3%", "3‰", "千分之三", "0.003", "百分之零点三"])
  func sharesAreReadAsPoliciesWriteThem(share: String) throws {
    let register = Register.asOf("2026-06-01") {
      $0.newEstate { $0.floorArea = AreaBounds(.squareMetres(200_000)) }
      $0.room(gross: 700, inner: 600)
    }
    guard share != "百分之零点三" else {
      // Fractions in Chinese words are refused, not guessed.
      #expect(throws: PolicyProblems.self) {
        try policy("wenzhou", ["WZ-1.share_of_floor_area=\(share)"])
      }
      return
    }
    let found = try finding("wenzhou", "WZ-1", register, ["WZ-1.share_of_floor_area=\(share)"])
    #expect(found.required == 600)
  }
}
