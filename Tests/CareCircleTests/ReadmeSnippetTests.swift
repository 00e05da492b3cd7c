import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// The library as the README and the example show it.
@Suite struct ReadmeSnippetTests {
  private static let example = "Documentation/Examples/Sources/FirstStudy/FirstStudy.swift"

  private func lines(_ page: String) throws -> [String] {
    try String(contentsOfFile: "\(CommandRun.repository)/\(page)", encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The example is compiled with every build of the tests, and with it what README says.
  @Test func theSnippetOfTheReadmeStandsInTheExample() throws {
    let readme = try lines("README.md")
    let start = try #require(readme.firstIndex(of: "```swift"))
    let snippet = readme[(start + 1)...].prefix { $0 != "```" }
    let example = try lines(Self.example)
    #expect(example.first == snippet.first)
    let code = Array(snippet.dropFirst())
    #expect(code.count > 5)
    #expect(example.indices.contains { example[$0...].starts(with: code) })
  }

  @Test func theExampleImportsTheLibraryAlone() throws {
    #expect(try lines(Self.example).filter { $0.hasPrefix("import") } == ["import CareCircle"])
  }

  @Test func theExamplePrintsWhatTheLibraryFinds() throws {
    let run = try CommandRun.program("FirstStudy", in: CommandRun.repository)
    #expect(run.exitCode == 0)
    #expect(run.stderr == "")
    var expected = try gapLines()
    expected += try areaLines()
    expected += ["near 1990 covered room", "far 1990 gap -", try #require(mistakeLine())]
    #expect(run.output.split(separator: "\n").map(String.init) == expected)
  }

  private func gapLines() throws -> [String] {
    let study = try Study(
      estates: .file(CommandRun.sample("estates.csv"), crs: .bd09),
      facilities: .file(CommandRun.sample("rooms.csv"), crs: .gcj02),
      circle: .walk(minutes: 15, walker: .elder))
    let results = try study.analyse().results
    let gaps = results.reaches.indices.filter { results.reaches[$0].verdict == .gap }
    try #require(!gaps.isEmpty)
    return gaps.map { gap in
      let estate = results.estates[gap]
      let walk = results.reaches[gap].nearest?.walk?.metres ?? .infinity
      return "\(estate.name ?? estate.id) \(walk)"
    }
  }

  private func areaLines() throws -> [String] {
    let study = try Study(StudyFile.plan(CommandRun.sample("study.yaml")))
    let gaps = try #require(try study.analyse().areas().areas?.gaps)
    try #require(gaps.count >= 3)
    return gaps.prefix(3).map { gap in
      let rings = gap.place.polygons.map(\.outer.corners.count)
      let holes = gap.place.polygons.flatMap(\.holes).count
      return
        "\(Int(gap.area.squareMetres)) m² \(rings.reduce(0, +)) corners \(holes) holes"
    }
  }

  /// The error for tables without a declared reference system. A message names an absolute path by its last part, and a
  /// relative one, which the example gives, in full.
  private func mistakeLine() -> String? {
    do throws(CareCircleError) {
      _ = try Study(
        estates: .file(CommandRun.sample("estates.csv")),
        facilities: .file(CommandRun.sample("rooms.csv")), circle: .walk(minutes: 15))
      return nil
    } catch {
      return "SampleData/\(error)"
    }
  }
}
