import CareCircleTestSupport
import Testing

/// `parameters:` of a study: values that a document leaves to its user, as `--set` gives them.
@Suite struct StudyParameterTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // 150 households owe 0.30 x 150 = 45 m2, or 60 with ceil.
    try folder.write(
      "n.csv", "小区编号,小区名称,户数,总建筑面积,规划条件日期\nN1,甲园,150,10000,2025-01-10\n")
    try folder.write("r.csv", "用房编号,所属小区编号,套内建筑面积,使用状态\nR1,N1,300,在用\n")
  }

  private func check(_ parameters: String, _ arguments: [String] = []) throws -> CommandRun {
    try folder.write(
      "study.yaml",
      """
      as_of: 2026-06-01
      policy: wenzhou
      \(parameters)
      inputs:
        new_estates: { path: n.csv }
        rooms: { path: r.csv }

      """)
    return try CommandRun.carecircle(
      ["check", "study.yaml", "--quiet"] + arguments, in: folder.path)
  }

  private func required(_ run: CommandRun) throws -> String {
    let line = try #require(
      run.output.split(separator: "\r\n").first { $0.contains("WZ-1/new_estate/N1,") })
    return String(line.split(separator: ",", omittingEmptySubsequences: false)[12])
  }

  @Test(arguments: [
    ("", "45.00"), ("parameters: { WZ-1.household_rounding: ceil }", "60.00"),
    ("parameters:\n  WZ-1.area_per_100_households: 20 m2\n  WZ-1.share_of_floor_area: 4‰", "40.00"),
    ("parameters: {}", "45.00"),
  ])
  func aValueOfTheStudyIsUsed(parameters: String, owed: String) throws {
    let run = try check(parameters)
    #expect(run.exitCode == 0, "\(run.stderr)")
    #expect(try required(run) == owed)
  }

  @Test func theCommandLineOverridesTheStudy() throws {
    let run = try check(
      "parameters: { WZ-1.household_rounding: ceil }",
      ["--set", "WZ-1.household_rounding=pro_rata"])
    #expect(try required(run) == "45.00")
  }

  /// One clear message: the file, the line, what is wrong, and what there is instead.
  @Test(arguments: [
    ("parameters: { WZ-1.household_round: ceil }", "household_round"),
    ("parameters: { WZ-99.household_rounding: ceil }", "WZ-99"),
    ("parameters: { household_rounding: ceil }", "household_rounding"),
    ("parameters: { WZ-1.household_rounding: sometimes }", "sometimes"),
    ("parameters: { WZ-1.area_per_100_households: 20 }", "area_per_100_households"),
    ("parameters: { WZ-1.area_per_100_households: [20 m2] }", "area_per_100_households"),
    ("parameters: [WZ-1.household_rounding]", "parameters"),
    ("parameters: ceil", "parameters"),
  ])
  func anUnknownNameIsAnError(parameters: String, named: String) throws {
    let run = try check(parameters)
    #expect(run.exitCode != 0 && run.exitCode != 1, "\(run.exitCode)")
    #expect(run.stderr.contains(named), "\(run.stderr)")
    #expect(run.stderr.split(separator: "\n").count <= 2, "\(run.stderr)")
    #expect(run.output.isEmpty)
  }
}
