import CareCircleTestSupport
import Foundation
import Testing

/// A run speaks one language, whatever happens to it.
@Suite struct VoiceTests {
  /// Every subcommand: once as it should be, and three times as it should not. `STUDY` is a study in the language
  /// that is asked for, `A` and `B` are folders of its results, `T` that of its only tile.
  static let commandLines: [[String]] = [
    ["run", "STUDY", "--out", "made/out"], ["run"], ["run", "no.yaml"],
    ["run", "STUDY", "--walker", "eldr"],
    ["gaps"] + inputs, ["gaps"], ["gaps", "--estate", "e.csv"],
    ["gaps"] + inputs + ["--columns", "nmae"],
    ["gaps", "--areas", "--by", "t.geojson", "--by-crs", "WGS84"] + rooms,
    ["coverage", "STUDY"], ["coverage", "STUDY", "--format", "cvs"], ["coverage", "no.yaml"],
    ["coverage", "STUDY", "more"],
    ["circles"] + rooms, ["circles"], ["circles", "--around", "rooms"],
    ["circles"] + rooms + ["--out", "e.csv/c.geojson"],
    ["route", "--network", "city.osm", "--from", "120.7,28", "--to", "120.701,28"],
    ["route", "--from", "1,2", "--to", "1,2"], ["route", "--to", "1,2"],
    ["route", "--network", "city.osm", "--from", "nobody", "--to", "120.701,28"],
    ["check", "STUDY", "--policy", "wenzhou", "--out", "ck"], ["check", "STUDY"],
    ["check", "STUDY", "--policy", "wenzou"],
    ["check", "STUDY", "--policy", "wenzhou", "--fail-on", "fial"],
    ["policies", "list"], ["policies", "show", "wenzou"], ["policies", "show", "wenzhou", "WZ-99"],
    ["policies", "shwo"], ["policies", "validate", "e.csv"],
    ["inspect", "e.csv", "--crs", "WGS84", "--verbose"], ["inspect"], ["inspect", "no.csv"],
    ["inspect", "e.csv", "--as", "estate"],
    ["network", "build", "city.osm", "city.ccnet"], ["network", "inspect", "no.osm"],
    ["network", "build", "city.osm"], ["network", "biuld"],
    ["compare", "A", "B", "--out", "cmp"], ["compare", "A"], ["compare", "A", "nowhere"],
    ["compare", "A", "B", "--out", "e.csv/changes"],
    ["supply", "STUDY", "--out", "sup"], ["supply", "STUDY", "--decay", "far"], ["supply"],
    ["supply", "STUDY", "--population", "no.csv"],
    ["join", "T", "--out", "whole"], ["join", "A", "--out", "w"], ["join", "T"],
    ["join", "nowhere", "--out", "w"],
    ["rows", "STUDY", "--of", "estates"], ["rows", "STUDY"], ["rows", "STUDY", "--of", "gates"],
    ["rows", "STUDY", "--of", "estate"],
    ["init", "e.csv", "r.csv", "--out", "drafted.yaml"], ["init"], ["init", "no.csv"],
    ["init", "e.csv", "--out", "r.csv"],
    ["templates", "--out", "forms"], ["templates"], ["templates", "--out", "e.csv/forms"],
    ["site", "STUDY", "--out", "plan"], ["site"], ["site", "STUDY", "--sites", "2"],
    ["site", "STUDY", "--candidates", "no.csv"],
    ["map", "STUDY", "--out", "map.svg"], ["map"], ["map", "STUDY", "--out", "map.gif"],
    ["doctor"], ["doctor", "more"], ["doctor", "--verbos"],
  ]

  private static let rooms = ["--facilities", "r.csv", "--facilities-crs", "WGS84"]
  private static let inputs = ["--estates", "e.csv", "--estates-crs", "WGS84"] + rooms

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "e.csv", "id,built_year,households,lon,lat\nE1,1990,9,120.7,28\nE2,x,9,120.7,28.1\n")
    try folder.write(
      "r.csv", "id,kind,area,status,lon,lat\nR1,care_room,,in_use,120.701,28\nR2,,9,,120.7,28\n")
    try folder.write(
      "t.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"T"},"geometry":\
      {"type":"Polygon","coordinates":[[[120.6,27.9],[120.8,27.9],[120.8,28.2],[120.6,28.2],[120.6,27.9]]]}}]}
      """)
    try folder.write(
      "city.osm",
      """
      <osm version="0.6"><node id="1" lon="120.69" lat="28"/><node id="2" lon="120.71" lat="28"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>
      """)
    for language in ["zh", "en"] {
      try folder.write(
        "\(language).yaml",
        "lang: \(language)\ninputs:\n  estates: { path: e.csv, crs: WGS84 }\n"
          + "  facilities: { path: r.csv, crs: WGS84 }\noutput: out\n")
    }
    for (out, more) in [("A", []), ("B", ["--radius", "1000m"]), ("T", ["--tile", "0/0/1"])] {
      let run = try carecircle(["run", "en.yaml", "--quiet", "--out", out] + more)
      #expect(run.exitCode == 0, "\(run.stderr)")
    }
  }

  private func carecircle(_ arguments: [String]) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  @Test func everySubcommandIsTried() {
    #expect(Set(Self.commandLines.map { $0[0] }) == Set(Subcommands.all))
  }

  @Test func chineseRunsAreChinese() throws {
    for line in Self.commandLines {
      let named = line.map { $0 == "STUDY" ? "zh.yaml" : $0 }
      // A study file states its language; other commands are given it.
      let run = try carecircle(named + (line.contains("STUDY") ? [] : ["--lang", "zh"]))
      for text in run.stderr.split(separator: "\n") {
        #expect(VoiceCheck.longestLatinRun(String(text)) <= 2, "\(line): \(text)")
        #expect(!text.contains("rror:") && !text.contains("Usage"), "\(line): \(text)")
      }
      if !run.stderr.isEmpty { #expect(VoiceCheck.hasChinese(run.stderr), "\(line)") }
    }
  }

  @Test func englishRunsAreEnglish() throws {
    for line in Self.commandLines {
      let run = try carecircle(line.map { $0 == "STUDY" ? "en.yaml" : $0 })
      // How people write years is data.
      let talk = run.stderr.replacing("1998年, 80年代", with: "")
      #expect(!VoiceCheck.hasChinese(talk), "\(line): \(talk)")
    }
  }

  /// The checker finds what it is for.
  @Test func theCheckerTellsProseFromCodes() {
    #expect(VoiceCheck.longestLatinRun("错误: the file cannot be read") == 5)
    #expect(VoiceCheck.longestLatinRun("圈：15 min elder 1 m/s，共3个 facility could not be") == 4)
    #expect(
      VoiceCheck.longestLatinRun("错误: s.yaml:1: \"a b c d\": 应为 elder, frail, fit 之一 [x_y]") == 1)
    #expect(VoiceCheck.longestLatinRun("用法：carecircle run [<选项>] <study.yaml>") == 0)
    #expect(VoiceCheck.longestLatinRun("类型：estates、facilities、gates，No such file") == 3)
    #expect(VoiceCheck.hasChinese("1 gap，") && !VoiceCheck.hasChinese("1 gap — 2 m²"))
  }

  @Test func theFlagGoesBeforeTheStudyAndTheStudyBeforeEnglish() throws {
    #expect(try carecircle(["run", "zh.yaml", "--lang", "en"]).stderr.contains("covered 0 of "))
    #expect(try carecircle(["run", "zh.yaml", "--colour"]).stderr.hasPrefix("错误: 没有选项"))
    #expect(try carecircle(["run", "--help", "zh.yaml"]).output.contains("用法："))
    // A study whose language is found only when all of it is read.
    try folder.write(
      "flow.yaml", "{ lang: zh, output: out, inputs: { estates: { path: e.csv, crs: WGS84 } } }\n")
    #expect(try carecircle(["run", "flow.yaml"]).stderr.hasPrefix("错误: "))
  }

  @Test(arguments: [
    (["gap"], "did you mean gaps?"), (["policies", "shwo"], "did you mean show?"),
    (["gaps", "--estate", "x"], "did you mean --estates?"),
    (["gaps", "--estates-crs", "BD9"], "did you mean BD09?"),
    (["run", "en.yaml", "--walker", "eldr"], "did you mean elder?"),
    (["run", "en.yaml", "--fail-on", "gapp"], "did you mean gap?"),
    (["run", "en.yaml", "--estates-column", "nmae=id"], "did you mean name?"),
    (["run", "en.yaml", "--estates-column", "name=idd"], "did you mean id?"),
    (["gaps", "--columns", "nmae"] + Self.inputs, "did you mean name?"),
    (["check", "en.yaml", "--policy", "wenzou"], "did you mean wenzhou?"),
    (["policies", "show", "wenzhou", "wz8"], "did you mean WZ-8?"),
    (
      ["check", "en.yaml", "--policy", "wenzhou", "--set", "WZ-1.household_roundin=ceil"],
      "did you mean household_rounding?"
    ),
  ])
  func whatIsNearlyRightIsUnderstood(arguments: [String], said: String) throws {
    let run = try carecircle(arguments)
    #expect(run.exitCode != 0 && run.stderr.contains(said), "\(run.stderr)")
  }

  @Test func keysOfAStudyThatAreNearlyRightAreUnderstood() throws {
    try folder.write(
      "bad.yaml",
      """
      facilites: { path: r.csv }
      ouput: out
      inputs:
        estate: { path: e.csv, crs: WGS84, colums: {} }
      circle: { walkr: elder }
      scenario: plannd
      """)
    let run = try carecircle(["run", "bad.yaml"])
    let meant = ["inputs.facilities", "output", "estates", "walker", "planned"]
    #expect(run.exitCode == 65)
    for word in meant { #expect(run.stderr.contains("did you mean \(word)?"), "\(run.stderr)") }
  }

  @Test func whatIsFarFromAnythingIsNotGuessed() throws {
    for arguments in [["nonsense"], ["gaps", "--xyz"], ["run", "en.yaml", "--walker", "cat"]] {
      #expect(try !carecircle(arguments).stderr.contains("did you mean"))
    }
  }

  @Test func aNegativeLongitudeIsAPlace() throws {
    let run = try carecircle(
      ["route", "--network", "city.osm", "--from", "-8.62,41.15", "--to", "-8.6,41.15"])
    #expect(run.exitCode == 1 && run.stderr.hasPrefix("no walk within 5,000 m"), "\(run.stderr)")
  }
}
