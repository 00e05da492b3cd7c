import CareCircleTestSupport
import Foundation
import Testing

/// Every command that a guide or a help text shows is run as it stands, on the sample data, and does what is said of it.
@Suite struct GuideTests {
  /// The pages that show commands. Others are made by the program, are about the code, or have tests of their own.
  static let pages: [String] = {
    let others: Set = [
      "Documentation/Policies.md", "Documentation/Architecture.md", "Documentation/YourPolicy.md",
      "Documentation/Contributing.md", "Documentation/zh/政策条款.md",
    ]
    let folders = ["Documentation/", "Documentation/zh/"]
    let found = folders.flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: "\(CommandRun.repository)/\(folder)")
      return (names ?? []).filter { $0.hasSuffix(".md") }.map { folder + $0 }
    }
    return ["README.md"] + found.filter { !others.contains($0) }.sorted()
  }()

  @Test func theGuidesAreFound() throws {
    #expect(
      Set(Self.pages).isSuperset(of: ["Documentation/Command.md", "Documentation/zh/快速上手.md"]))
    let counts = try Self.pages.map { try GuidePage($0, in: CommandRun.repository).commandCount }
    #expect(counts.reduce(0, +) >= 150)
  }

  /// A page is a story: its commands run in one folder, from the top to the bottom.
  @Test(arguments: pages) func everyCommandOfAPageDoesWhatThePageSays(path: String) throws {
    let page = try GuidePage(path, in: CommandRun.repository)
    guard page.commandCount > 0 else { return }
    let stage = try GuideStage()
    if ["Command.md", "Report.md"].contains(where: path.hasSuffix) {
      try stage.makeEarlierResults()
    }
    var output = ""
    for block in page.blocks {
      switch block {
      case .file(let name, let text): try stage.write(name, text)
      case .said(let lines):
        for line in lines {
          #expect(output.contains(line.trimmingCharacters(in: .whitespaces)), "\(path): \(line)")
        }
      case .commands(let commands):
        output = ""
        for command in commands where !command.needsDatabase {
          let run = try stage.run(command)
          #expect(
            run.exitCode == command.exitCode, "\(path): \(command.text): \(run.output.suffix(600))")
          output += run.output
        }
      }
    }
  }

  @Test(arguments: Subcommands.helps, ["en", "zh"])
  func everyExampleOfAHelpRuns(name: [String], language: String) throws {
    let help = try CommandRun.carecircle(name + ["--help", "--lang", language]).output
    let examples = GuideCommand.examples(inHelp: help)
    #expect(!examples.isEmpty, "\(name)")
    let stage = try GuideStage()
    if ["compare", "inspect", "run"].contains(name.first) { try stage.makeEarlierResults() }
    if name.first == "init" {
      try FileManager.default.removeItem(atPath: stage.folder.path + "/study.yaml")
    }
    for example in examples where !example.needsDatabase {
      let run = try stage.run(example)
      #expect(run.exitCode == example.exitCode, "\(example.text): \(run.output.suffix(600))")
    }
  }

  /// The page of common errors in one language provokes what that in the other does.
  @Test func bothPagesOfErrorsHaveTheSameCodes() throws {
    let codes = try ["Documentation/CommonErrors.md", "Documentation/zh/常见错误.md"].map { path in
      let page = try GuidePage(path, in: CommandRun.repository)
      let lines = page.blocks.flatMap { block in
        if case .said(let lines) = block { lines } else { [String]() }
      }
      return Set(lines.flatMap { $0.matches(of: /\[([a-z_0-9]+)\]$/).map { String($0.1) } })
    }
    #expect(
      codes[0] == codes[1] && codes[0].count >= 12, "\(codes[0].symmetricDifference(codes[1]))")
  }

  @Test func bothGlossariesHaveTheSameCodes() throws {
    let codes = try ["Documentation/Glossary.md", "Documentation/zh/术语表.md"].map { path in
      let text = try String(contentsOfFile: "\(CommandRun.repository)/\(path)", encoding: .utf8)
      return text.matches(of: /`([a-z_.]+)`/).map { String($0.1) }
    }
    #expect(codes[0] == codes[1] && codes[0].count > 40)
  }
}
