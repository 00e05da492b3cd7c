import CareCircleTestSupport
import Foundation
import Testing

@Suite struct MannersTests {
  private func help(_ arguments: String...) throws -> String {
    let run = try CommandRun.carecircle(arguments)
    #expect(run.exitCode == 0 && run.stderr.isEmpty)
    return run.output
  }

  @Test func helpListsEverySubcommandWithExamplesInBothLanguages() throws {
    for (arguments, heading) in [([], "EXAMPLES"), (["--lang", "zh"], "示例")] {
      let text = try CommandRun.carecircle(["--help"] + arguments).output
      for name in Subcommands.all {
        #expect(text.contains("\n  \(name) "), "\(name)")
        let own = try CommandRun.carecircle([name, "--help"] + arguments).output
        #expect(own.contains(heading) && own.contains("carecircle \(name) "), "\(name)")
      }
      #expect(text.contains(heading))
    }
  }

  @Test func chineseHelpIsChineseAndEnglishIsNot() throws {
    for name in Subcommands.all {
      let english = try help(name, "--help")
      let chinese = try help(name, "--help", "--lang", "zh")
      for line in english.split(separator: "\n").map(String.init) {
        #expect(!VoiceCheck.hasChinese(line), "\(name): \(line)")
      }
      for line in chinese.split(separator: "\n").map(String.init) {
        #expect(VoiceCheck.longestLatinRun(line) <= 2, "\(name): \(line)")
      }
      #expect(chinese.contains("用法：carecircle \(name)") && english.contains("USAGE: carecircle"))
      for code in english.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) }) {
        #expect(chinese.contains(code), "\(code)")
      }
    }
  }

  /// The help is folded at 80 columns; a command that is folded cannot be copied.
  @Test func noExampleIsFolded() throws {
    for name in [[]] + Subcommands.all.map({ [$0] }) {
      for language in ["en", "zh"] {
        let lines = try CommandRun.carecircle(name + ["--help", "--lang", language]).output
          .split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == "EXAMPLES" || $0 == "示例" })
        let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
        #expect(examples.count >= 2, "\(name)")
        #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(examples)")
      }
    }
  }

  @Test func theExitCodesAreInTheHelp() throws {
    for text in [try help("--help"), try help("--help", "--lang", "zh")] {
      let start = try #require(text.ranges(of: /(?:EXIT CODES|退出码)\n/).last).upperBound
      let section = text[start...].components(separatedBy: "\n\n")[0]
      let codes = section.matches(of: #/(?:^ *|[;；]\s*)(\d+) /#).map { String($0.1) }
      #expect(codes == ["0", "1", "64", "65", "66", "70", "71", "73", "130"], "\(section)")
    }
  }

  @Test(arguments: [["run", "no.yaml"], ["gaps"], ["run", "study.yaml", "--out", "e.csv/out"]])
  func errorsAreChineseWhereChineseIsAskedFor(arguments: [String]) throws {
    let folder = try SmallStudy().folder
    let chinese = try CommandRun.carecircle(arguments + ["--lang", "zh"], in: folder.path)
    let english = try CommandRun.carecircle(arguments, in: folder.path)
    #expect(chinese.exitCode == english.exitCode && english.exitCode != 0)
    #expect(english.stderr.hasPrefix("error: "))
    for line in chinese.stderr.split(separator: "\n") {
      #expect(line.hasPrefix("错误: "))
      #expect(line.contains(/\p{Han}.*\p{Han}/.dotMatchesNewlines()))
      #expect(!line.contains(" cannot ") && !line.contains("; name "))
    }
    #expect(!english.stderr.contains(/\p{Han}/))
  }

  @Test func aStudyInChineseIsReportedInChinese() throws {
    let study = try SmallStudy()
    let text = String(decoding: try study.folder.bytes("study.yaml"), as: UTF8.self)
    try study.folder.write("study.yaml", "lang: zh\n" + text)
    #expect(try study.run("run", "study.yaml").stderr.contains("\n已覆盖1/1（100.0%），"))
    #expect(try study.run("run", "study.yaml", "--lang", "en").stderr.contains("\ncovered 1 of 1"))
  }

  @Test func quietSaysNothingAndVerboseEveryRow() throws {
    let folder = try TemporaryFolder()
    let arguments = ["run", Sample.study, "--out", folder.path + "/out"]
    let quiet = try CommandRun.carecircle(arguments + ["--quiet"])
    #expect(quiet.exitCode == 0 && quiet.stderr.isEmpty && quiet.stdout.isEmpty)
    let verbose = try CommandRun.carecircle(arguments + ["--verbose"])
    let issues =
      String(decoding: try folder.bytes("out/issues.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).count - 1
    let listed = verbose.stderr.split(separator: "\n").filter { $0.hasSuffix("]") }
    #expect(issues > 20 && listed.count == issues)
    let plain = try CommandRun.carecircle(arguments)
    // A line for each of four inputs, the headline, the place.
    #expect(plain.stderr.split(separator: "\n").count == 6)
    // Errors are reported however quiet a run is.
    #expect(try !CommandRun.carecircle(["run", "no.yaml", "--quiet"]).stderr.isEmpty)
  }

  @Test(arguments: [["TERM": "xterm-256color"], ["TERM": "xterm", "NO_COLOR": "1"]])
  func nothingButTextGoesToAFile(environment: [String: String?]) throws {
    let folder = try TemporaryFolder()
    let done = try CommandRun.carecircle(
      ["run", Sample.study, "--out", folder.path + "/out", "--verbose"], environment: environment)
    let failed = try CommandRun.carecircle(["run", "no.yaml"], environment: environment)
    for run in [done, failed] {
      #expect(!run.stderr.isEmpty)
      #expect(!run.stderr.contains("\u{1B}") && !run.stderr.contains("\r"))
    }
  }
}
