import CareCircle
import CareCircleTestSupport
import Testing

/// Beijing's estates, with random rooms, are all judged: none of them is lost.
@Suite struct RealEstateCheckTests {
  private static let path = "estates/beijing-estates.bd09.csv"

  @Test(.enabled(if: SharedData.url(path) != nil, "needs the shared data beside the repository"))
  func everyEstateHasItsFinding() throws {
    let register = try #require(SharedData.url(Self.path))
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 11)
    var rooms = "设施编号,设施类型,经度,纬度,建筑面积,使用状态\n"
    for number in 0..<900 {
      let (x, y) = (
        Double.random(in: 116.2...116.6, using: &random),
        Double.random(in: 39.8...40.1, using: &random)
      )
      let area = [120, 199, 200, 350].randomElement(using: &random) ?? 200
      rooms += "R\(number),居家养老服务用房,\(x),\(y),\(area),正常运营\n"
    }
    var plan = StudyPlan()
    plan.inputs[.estates] = [
      .file(register.path, crs: .bd09, columns: ["built_year": "BUILDTIME"])
    ]
    plan.inputs[.facilities] = [.file(try folder.write("rooms.csv", rooms), crs: .bd09)]
    plan.requirement.asOf = CalendarDate("2026-11-30")
    let study = try Study(plan, for: .compliance).check(
      try PolicyFinder.policy(named: "wenzhou"))
    let findings = study.check.findings.filter {
      study.check.policy.clauses[$0.clause].id == "WZ-8"
    }
    let rejected = study.inputs.first { $0.role == "estates" }?.rowsRejected ?? 0
    #expect(findings.count == 4851 - rejected)
    #expect(rejected == 5)
    let counts = Dictionary(grouping: findings, by: \.verdict).mapValues(\.count)
    #expect(counts.values.reduce(0, +) == 4851 - rejected)
    #expect(counts[.pass, default: 0] > 100 && counts[.fail, default: 0] > 100)
  }
}
