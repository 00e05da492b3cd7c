import CareCircleTestSupport
import Testing

/// Rows that name a clause, and that no clause asks for, are listed and never lost in silence.
@Suite struct UnusedRecordTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The rows of issues.csv with the code, as `file:line`.
  private func listed(_ arguments: [String]) throws -> [String] {
    let run = try CommandRun.carecircle(
      ["check", "--policy", "wenzhou", "--as-of", "2026-06-01", "--quiet", "--out", "out"]
        + arguments,
      in: folder.path)
    try #require(run.exitCode == 0, "\(run.stderr)")
    let text = String(decoding: try folder.bytes("out/issues.csv"), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).filter { $0.contains("record_unused") }.map {
      row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[1]):\(cells[2])"
    }
  }

  @Test func indicatorsOfNoClauseAreListed() throws {
    try folder.write(
      "i.csv",
      """
      地区编号,层级,条款,指标名称,单位,实际值,数据日期
      C,市级,WZ-6,三星级及以上照料中心数,家,1200,2025-12-31
      C,市级,WZ-15,家庭养老床位数,张,500,2025-12-31
      C,市级,WZ-15,电梯数,台,5,2025-12-31
      C,市级,WZ-99,照料中心数,家,5,2025-12-31
      C,市级,SX-7,智慧养老院数,家,12,2025-12-31
      C,市级,,照料中心数,家,5,2025-12-31

      """)
    #expect(try listed(["--indicators", "i.csv"]) == ["i.csv:4", "i.csv:5", "i.csv:6", "i.csv:7"])
  }

  @Test func milestonesAndSubsidiesOfNoClauseAreListed() throws {
    try folder.write(
      "m.csv",
      """
      对象编号,对象名称,条款,事项名称,是否完成,完成日期
      A,甲区,WZ-11,城镇老旧小区居家养老服务用房配置计划,是,2024-01-01
      A,甲区,WZ-11,消防验收,是,2024-01-01
      A,甲区,CS-14,试点自评,是,2021-01-01

      """)
    try folder.write("s.csv", "补助对象编号,名称,条款\nB,甲,SX-12\n")
    #expect(
      try listed(["--milestones", "m.csv", "--subsidies", "s.csv"]) == [
        "m.csv:3", "m.csv:4", "s.csv:2",
      ])
  }
}
