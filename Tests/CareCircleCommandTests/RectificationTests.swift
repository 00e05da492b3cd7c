import CareCircleTestSupport
import Foundation
import Testing

/// What became of the binding fails from one check to the next (销号).
@Suite struct RectificationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try check(
      to: "june",
      rooms: "R1,N1,340,310,是,在用\nR2,N2,90,80,否,未移交\nR5,N5,90,80,是,在用\nR6,N6,90,80,是,在用\n")
  }

  private func check(
    to out: String, estates: String = "N1 N2 N3 N4 N5 N6", rooms: String,
    policy: String = "wenzhou"
  ) throws {
    let rows = estates.split(separator: " ")
      .map { "\($0),园\($0),岚桥街道,50000,500,城镇,2025-03-01\n" }.joined()
    try folder.write("n.csv", "小区编号,小区名称,所属乡镇,总建筑面积,户数,城乡,规划许可日期\n\(rows)")
    try folder.write("r.csv", "用房编号,所属小区编号,建筑面积,套内面积,是否移交,使用状态\n\(rooms)")
    let run = try carecircle(
      "check", "--policy", policy, "--new-estates", "n.csv", "--rooms", "r.csv", "--as-of",
      "2026-11-30", "--out", out, "--quiet")
    #expect(run.exitCode == 0, "\(run.stderr)")
  }

  private func carecircle(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  /// The change of each estate's WZ-1.
  private func changes(_ bytes: [UInt8]) throws -> [String: String] {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let names = try #require(lines.first).map { String($0) }
    let (subject, change) = (
      try #require(names.firstIndex(of: "subject_id")), try #require(names.firstIndex(of: "change"))
    )
    return Dictionary(
      uniqueKeysWithValues: lines.dropFirst().filter { $0[0].hasPrefix("WZ-1/") }.map {
        (String($0[subject]), String($0[change]))
      })
  }

  @Test func everyFailIsFollowed() throws {
    // N2 has built, N3 and N4 have not, N5's area is unknown now, N6 is not in the table, and N1's room has gone.
    try check(
      to: "december", estates: "N1 N2 N3 N4 N5",
      rooms: "R1,N1,340,310,是,拆除\nR2,N2,360,330,是,在用\nR5,N5,,,是,在用\n")
    let run = try carecircle("compare", "june", "december")
    #expect(run.exitCode == 0, "\(run.stderr)")
    #expect(
      try changes(run.stdout) == [
        "N1": "new", "N2": "rectified", "N3": "remaining", "N4": "remaining", "N5": "undecided",
        "N6": "gone",
      ])
    let told = try carecircle("compare", "june", "december", "--out", "d", "--lang", "zh")
    #expect(told.exitCode == 0 && told.stderr.contains("已整改") && told.stderr.contains("新增"))
    #expect(
      try folder.contents("d").keys.sorted() == [
        "manifest.json", "provenance.json", "rectification-by-clause.csv", "rectification.csv",
      ])
    let table = String(decoding: try folder.bytes("d/rectification-by-clause.csv"), as: UTF8.self)
    #expect(table.contains("\r\nWZ-1,1,1,0,2,1,0,1\r\n"), "\(table)")
  }

  @Test func nothingHasChangedInOneCheck() throws {
    let run = try carecircle("compare", "june", "june")
    #expect(run.exitCode == 0)
    #expect(try Set(changes(run.stdout).values) == ["remaining"])
  }

  @Test func checksOfOtherPoliciesAreNotCompared() throws {
    try check(to: "other", rooms: "R1,N1,340,310,是,在用\n", policy: "zibo")
    let run = try carecircle("compare", "june", "other")
    #expect(run.exitCode == 65 && run.stderr.contains("another policy"), "\(run.stderr)")
    #expect(run.stdout.isEmpty)
  }

  @Test func aCheckThatWasEditedIsNotCompared() throws {
    try folder.write(
      "june/findings.csv",
      String(decoding: try folder.bytes("june/findings.csv"), as: UTF8.self)
        .replacing(",fail,", with: ",pass,"))
    let run = try carecircle("compare", "june", "june")
    #expect(run.exitCode == 65 && run.stderr.contains("findings.csv"), "\(run.stderr)")
  }
}
