import CareCircleTestSupport
import Foundation
import Testing

/// `Documentation/YourPolicy.md`, followed step by step: its blocks become files, its commands are run, and what they say
/// is what the page states.
@Suite struct YourPolicyPageTests {
  private let page: String
  private let folder: TemporaryFolder

  init() throws {
    page = try String(
      contentsOfFile: CommandRun.repository + "/Documentation/YourPolicy.md", encoding: .utf8)
    folder = try TemporaryFolder()
    try folder.write("jicheng.yaml", blocks("yaml").joined(separator: "\n"))
    let tables = blocks("csv")
    try #require(tables.count == 2)
    try folder.write("indicators.csv", tables[0])
    try folder.write("subsidies.csv", tables[1])
  }

  /// The blocks of the page in one language, in their order.
  private func blocks(_ language: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        if line == "```" {
          blocks.append(open.joined(separator: "\n") + "\n")
          block = nil
        } else {
          block = open + [line]
        }
      } else if line == "```\(language)" {
        block = []
      }
    }
    return blocks
  }

  /// The commands of the page, run in their order. They name the sample by its path from the root of the repository.
  private func runs() throws -> [CommandRun] {
    try blocks("sh").map { line in
      let words = line.split(whereSeparator: \.isWhitespace).map { word in
        word.hasPrefix("SampleData/") ? "\(CommandRun.repository)/\(word)" : String(word)
      }
      try #require(words.first == "carecircle")
      return try CommandRun.carecircle(Array(words.dropFirst()), in: folder.path)
    }
  }

  @Test func theCommandsSayWhatThePageStates() throws {
    let (runs, texts) = (try runs(), blocks("text"))
    try #require(runs.count == 2 && texts.count == 2)
    for (run, text) in zip(runs, texts) {
      #expect(run.exitCode == 0, "\(run.stderr)")
      let lines = (run.output + run.stderr).split(separator: "\n").map(String.init)
      #expect(lines.contains(text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(lines)")
    }
  }

  /// Every row of the page's table is a finding with this verdict and these numbers.
  @Test func theFindingsAreThoseOfThePage() throws {
    _ = try runs()
    let table = String(decoding: try folder.bytes("checked/findings.csv"), as: UTF8.self)
    let findings = table.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| JC-") }.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    try #require(rows.count >= 10)
    for row in rows {
      let found = try #require(findings.first { $0[2] == row[1] && $0[5] == row[2] }, "\(row)")
      #expect(found[8] == row[3] && found[12] == row[4] && found[13] == row[5], "\(row) \(found)")
    }
  }

  /// What the page says of a unit that is missing.
  @Test func aRadiusWithoutAUnitIsRefused() throws {
    let text = blocks("yaml").joined(separator: "\n").replacing(
      "radius: 500 m", with: "radius: 500")
    try folder.write("wrong.yaml", text)
    let run = try CommandRun.carecircle(["policies", "validate", "wrong.yaml"], in: folder.path)
    #expect(run.exitCode != 0 && run.stderr.contains("JC-2") && run.stderr.contains("radius"))
  }

  /// The page's last step: the study names the file and gives a value, under which 3.17 is too few.
  @Test func theStudyNamesThePolicyAndItsValues() throws {
    let study = """
      as_of: 2026-11-30
      policy: jicheng.yaml
      parameters: { JC-4.caregivers: 4 }
      inputs:
        indicators: { path: indicators.csv }

      """
    #expect(page.contains("parameters: { JC-4.caregivers: 4 }"))
    try folder.write("study.yaml", study)
    let run = try CommandRun.carecircle(["check", "study.yaml"], in: folder.path)
    let line = try #require(
      run.output.split(separator: "\r\n").first { $0.contains("JC-4/city/JC,") })
    #expect(line.contains(",fail,") && line.contains(",4.00,3.17,"))
  }
}
