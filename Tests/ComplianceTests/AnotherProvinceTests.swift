import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import Testing

/// Another province is a file, written by what the documentation says and nothing else.
@Suite struct AnotherProvinceTests {
  static let guizhou = """
    policy: guizhou
    title: { zh: 贵州省社区养老服务设施配建通知, en: Notice of Guizhou on community care facilities }
    number: 黔通〔2022〕
    region: { zh: 贵州省, en: Guizhou }
    effective: 2022-01-01
    clauses:
      - id: GZ-1
        section: 新建
        quote: [每百户不低于二十平方米]
        checks: { zh: 新建小区按户数配建, en: New estates provide rooms by households }
        kind: area_provision
        scope: new_estate
        severity: binding
        parameters: { area_per_100_households: 20 m2, minimum_place: 350 m2, place_basis: gross, sum: group }
        options: { household_rounding: [pro_rata, ceil] }
      - id: GZ-2
        section: 新建
        quote: [每处不低于三百五十平方米]
        checks: { zh: 每处面积, en: The size of each place }
        kind: place_size
        scope: new_estate
        severity: binding
        parameters: { minimum_area: 350 m2, basis: gross }
      - id: GZ-3
        section: 乡镇
        quote: [综合养老服务中心不低于一千平方米]
        checks: { zh: 乡镇中心, en: A centre of 1000 m2 in every township }
        kind: service_mix
        scope: township
        severity: binding
        parameters: { services: [day_care], at: one_facility, minimum_area: 1000 m2 }
    """

  private func finding(_ clause: String, _ fill: (inout Register) -> Void) throws -> Finding {
    let policy = try PolicySource(Self.guizhou).policy([])
    return try #require(findings(policy, clause, Register.asOf("2026-06-01", fill)).first)
  }

  @Test func theFileIsValid() {
    #expect(problems(Self.guizhou).map { "\($0)" } == [])
  }

  /// 20 x 1,800 / 100 = 360.
  @Test(arguments: [(400.0, ClauseVerdict.pass), (355, .fail), (340, .fail)])
  func householdsAreOwed20A100(area: Double, verdict: ClauseVerdict) throws {
    let found = try finding("GZ-1") {
      $0.newEstate { $0.households = 1800 }
      $0.room(gross: area)
    }
    #expect(found.verdict == verdict)
    #expect(found.required == 360)
  }

  @Test func anUnknownAreaIsUndecided() throws {
    #expect(
      try finding("GZ-1") {
        $0.newEstate { $0.households = 1800 }
        $0.room()
      }.verdict == .indeterminate)
  }

  @Test(arguments: [(350.0, ClauseVerdict.pass), (349.9, .fail)])
  func everyPlaceHas350(area: Double, verdict: ClauseVerdict) throws {
    #expect(
      try finding("GZ-2") {
        $0.newEstate()
        $0.room(gross: area)
      }.verdict == verdict)
  }

  @Test(arguments: [(1000.0, ClauseVerdict.pass), (999, .fail)])
  func aTownshipHasACentreOf1000(area: Double, verdict: ClauseVerdict) throws {
    #expect(
      try finding("GZ-3") {
        $0.unit(.township, "T")
        $0.facility("F", .townshipCareCentre, area: area) { $0.services = ["日间照料"] }
      }.verdict == verdict)
  }
}
