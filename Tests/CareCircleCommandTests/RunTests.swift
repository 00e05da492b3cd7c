import CareCircleTestSupport
import Foundation
import Testing

@Suite struct RunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    let run = try CommandRun.carecircle(["run", Sample.study] + arguments, in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    return run
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    _ = try run("--out", "a")
    _ = try run("--out", "b")
    let first = try folder.contents("a")
    #expect(first.keys.sorted() == Sample.files)
    #expect(try folder.contents("b") == first)
    #expect(try folder.names() == ["a", "b"])
  }

  /// An independent script found the same numbers.
  @Test func theSampleHasItsHeadlineNumbers() throws {
    let talk = try run("--out", "out")
    #expect(talk.stderr.contains("covered 95 of 148 (64.2 %), 53 gaps, 20 undecided"))
    let summary = try folder.json("out/summary.json")
    let headline = try #require(summary["headline"] as? [String: Any])
    let covered = try #require(headline["covered"] as? [String: Any])
    #expect(covered["n"] as? Int == 95 && covered["of"] as? Int == 148)
    #expect(headline["gaps"] as? Int == 53 && headline["indeterminate"] as? Int == 20)
    let estates = try #require(summary["estates"] as? [String: Any])
    let reasons = try #require(estates["reason"] as? [String: Int])
    #expect(
      reasons.filter { $0.value > 0 } == [
        "too_far": 15, "only_undersized": 28, "only_unusable": 9, "other_kind": 1,
        "area_unknown": 5, "status_unknown": 3, "year_unknown": 12,
      ])
    #expect(try properties(folder.bytes("out/gaps.geojson")).count == 53)
    #expect(try properties(folder.bytes("out/estates.geojson")).count == 297)
    #expect(try properties(folder.bytes("out/circles.geojson")).count == 62)
  }

  @Test func everyLayerOfTheSampleIsValid() throws {
    _ = try run("--out", "out")
    for name in Sample.files where name.hasSuffix(".geojson") {
      #expect(GeoJSONValidator.validate(try folder.bytes("out/\(name)")) == [], "\(name)")
    }
  }

  /// The flaws that SampleData/README.md lists, by the lines it gives.
  @Test func everyDeliberateFlawIsReportedOnItsLine() throws {
    _ = try run("--out", "out")
    let rows = String(decoding: try folder.bytes("out/issues.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    func lines(_ file: String, _ reason: String) -> [Int] {
      rows.filter { $0.count > 6 && $0[1] == file && $0.contains(reason) }.compactMap { Int($0[2]) }
    }
    #expect(lines("estates.csv", "duplicate_row") == [120])
    #expect(lines("estates.csv", "duplicate_id") == [243])
    #expect(lines("estates.csv", "coordinate_missing") == [99])
    #expect(lines("estates.csv", "coordinates_swapped") == [134])
    #expect(lines("estates.csv", "value_unreadable") == [166])
    #expect(lines("rooms.csv", "area_unknown").sorted() == [7, 15, 25, 30, 35, 37])
    // 56 and 60 have no status either, but are of another kind in any case.
    #expect(lines("rooms.csv", "status_unknown") == [46])
  }

  @Test func aLaterRunReplacesTheWholeFolder() throws {
    _ = try run("--out", "out")
    let first = try folder.contents("out")
    _ = try run("--out", "out", "--minutes", "10", "--walker", "frail")
    let second = try folder.contents("out")
    #expect(second.keys.sorted() == Sample.files)
    #expect(second["summary.json"] != first["summary.json"])
    let circle = try folder.json("out/summary.json")["circle"] as? [String: Any]
    #expect(circle?["minutes"] as? Double == 10 && circle?["walker"] as? String == "frail")
    _ = try run("--out", "out")
    #expect(try folder.contents("out") == first)
    #expect(try folder.names() == ["out"])
  }

  @Test func anotherFileDoesNotInheritTheStudysSystem() throws {
    let other = CommandRun.sample("rooms.csv")
    let run = try CommandRun.carecircle(
      ["run", Sample.study, "--facilities", other, "--out", "out"], in: folder.path)
    #expect(run.exitCode == 65 && run.stderr.contains("undeclared_crs"))
    #expect(try folder.names() == [])
  }

  @Test func everyFlagOverridesTheStudy() throws {
    _ = try run(
      "--out", "out", "--as-of", "2020-01-01", "--minimum-area", "100m2", "--qualifying-kind",
      "care_room", "--assume-in-use", "--all-ages", "--old-until", "1995", "--search-limit", "2km",
      "--radius", "500m", "--estates-crs", "BD09")
    let document = try folder.json("out/provenance.json")
    let parameters = try #require(document["parameters"] as? [String: Any])
    #expect(parameters["as_of"] as? String == "2020-01-01")
    #expect(parameters["minimum_area_m2"] as? Double == 100)
    #expect(parameters["qualifying_kinds"] as? [String] == ["care_room"])
    #expect(parameters["assume_in_use"] as? Bool == true && parameters["all_ages"] as? Bool == true)
    #expect(parameters["old_until_year"] as? Int == 1995)
    #expect(parameters["search_limit_m"] as? Double == 2000)
    #expect((document["circle"] as? [String: Any])?["radius_m"] as? Double == 500)
  }

  @Test func theUndecidedAreInTheGapsOnlyWhereAskedFor() throws {
    _ = try run("--out", "out", "--with-undecided")
    let verdicts = try properties(folder.bytes("out/gaps.geojson"))
      .map { $0["verdict"] as? String ?? "" }
    #expect(verdicts.count { $0 == "gap" } == 53 && verdicts.count { $0 == "indeterminate" } == 20)
    #expect(verdicts.count == 73)
  }

  @Test func textsFollowTheLanguageAndKeysDoNot() throws {
    _ = try run("--out", "en")
    let talk = try run("--out", "zh", "--lang", "zh")
    #expect(talk.stderr.contains("已覆盖95/148") && !talk.stderr.contains("covered"))
    let english = try properties(folder.bytes("en/gaps.geojson"))
    let chinese = try properties(folder.bytes("zh/gaps.geojson"))
    #expect(!english.isEmpty && english.count == chinese.count)
    for (left, right) in zip(english, chinese) {
      #expect(Set(left.keys) == Set(right.keys))
      #expect(left["verdict"] as? String == right["verdict"] as? String)
      #expect(left["verdict_text"] as? String == "gap" && right["verdict_text"] as? String == "缺口")
    }
  }
}
