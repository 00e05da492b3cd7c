import ArticleExamples
import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// The articles of the library: what they show is compiled, and does what they say.
@Suite struct ArticleTests {
  private static let catalogue = "\(CommandRun.repository)/Sources/CareCircle/CareCircle.docc"
  private static let articles: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: catalogue)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  private let sample = CommandRun.sample("")

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func theArticlesAreThere() {
    let topics = ["FirstStudy", "Verdicts", "Streets", "Policies", "Siting", "Scaling"]
    #expect(Set(Self.articles).isSuperset(of: topics.map { "\($0).md" }))
  }

  /// Each block of Swift stands in the examples line by line, indentation aside.
  @Test(arguments: articles) func blocksOfCodeAreCompiled(article: String) throws {
    let examples = try lines(
      "\(CommandRun.repository)/Documentation/Examples/Sources/ArticleExamples/"
        + "ArticleExamples.swift")
    let page = try lines("\(Self.catalogue)/\(article)")
    let starts = page.indices.filter { page[$0] == "```swift" }
    if article != "CareCircle.md" { #expect(!starts.isEmpty) }
    for start in starts {
      let code = Array(page[(start + 1)...].prefix { $0 != "```" })
      #expect(!code.isEmpty)
      #expect(
        examples.indices.contains { examples[$0...].starts(with: code) },
        "\(article): \(code.first ?? "")")
    }
  }

  @Test func theFirstStudyFindsTheGapsOfTheSample() throws {
    let study = try Study(
      estates: .file(CommandRun.sample("estates.csv"), crs: .bd09),
      facilities: .file(CommandRun.sample("rooms.csv"), crs: .gcj02),
      circle: .walk(minutes: 15, walker: .elder))
    let gaps = try study.analyse().results.reaches.count { $0.verdict == .gap }
    #expect(try ArticleExamples.gaps(in: sample).count == gaps)
    #expect(ArticleExamples.mistakes(in: sample).contains("crs"))
  }

  @Test func sharesAreInOrder() throws {
    let (covered, percents) = try ArticleExamples.shares(in: sample)
    let known = percents.compactMap(\.self)
    #expect(covered > 0 && known.count == 3 && known == known.sorted())
    let (undecided, doubtful) = try ArticleExamples.reasons(in: sample)
    #expect(!undecided.isEmpty && doubtful > 0)
  }

  /// A walk along streets is longer than the straight line, so that there are not fewer gaps than within the same walk
  /// without any detour.
  @Test func streetsAndRoutesAreFound() throws {
    let study = try Study(
      estates: .file(CommandRun.sample("estates.csv"), crs: .bd09),
      facilities: .file(CommandRun.sample("rooms.csv"), crs: .gcj02),
      gates: .file(CommandRun.sample("gates.geojson"), crs: .wgs84),
      circle: .walk(minutes: 15, walker: .elder, detour: .none))
    #expect(try ArticleExamples.streets(in: sample) >= study.analyse().gaps.count)
    let metres = try #require(try ArticleExamples.route(in: sample))
    #expect(metres > 0 && metres <= 900)
  }

  @Test func violationsAreThoseOfTheCommand() throws {
    let folder = try TemporaryFolder()
    let violations = try ArticleExamples.violations(in: sample)
    let run = try CommandRun.carecircle([
      "check", CommandRun.sample("study.yaml"), "--lang", "en", "--out", "\(folder.path)/findings",
    ])
    #expect(violations.count > 1)
    #expect((run.stderr + run.output).contains(" \(violations.count) binding fails"))
  }

  @Test func aPlanIsAsGoodAsItsBound() throws {
    let (sites, bound) = try ArticleExamples.plan(in: sample)
    #expect(sites > 0 && bound == Double(sites))
  }

  @Test func tilesJoinToTheWhole() throws {
    let folder = try TemporaryFolder()
    try ArticleExamples.tiles(in: sample, to: folder.path)
    try ArticleExamples.writeResults(in: sample, to: "\(folder.path)/at-once")
    #expect(
      try folder.bytes("whole/summary.json") == folder.bytes("at-once/summary.json"))
  }
}
