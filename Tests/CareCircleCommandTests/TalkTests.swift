import CareCircleTestSupport
import Testing

/// What a run says when all went well.
@Suite struct TalkTests {
  private func gaps(_ study: SmallStudy, _ more: String...) throws -> CommandRun {
    try CommandRun.carecircle(
      ["gaps", "--estates", "e.csv", "--estates-crs", "WGS84", "--facilities", "r.csv"]
        + ["--facilities-crs", "WGS84"] + more, in: study.folder.path)
  }

  @Test func everyInputHasItsLineAndOneIsNotMany() throws {
    let study = try SmallStudy()
    let run = try study.run("run", "study.yaml")
    #expect(
      run.stderr == """
        e.csv: 1 row, 1 used
        r.csv: 1 row, 1 used
        covered 1 of 1 (100.0 %), 0 gaps, 0 undecided; \
        circle: 15 minutes on foot, elder at 1 m/s, straight lines x 1.3
        results in out/ (12 files)

        """)
    let far = try SmallStudy(lon: "120.8").run("run", "study.yaml", "--radius", "500m")
    #expect(
      far.stderr.contains(
        "covered 0 of 1 (0.0 %), 1 gap, 0 undecided; circle: 500 m in a straight line\n"))
  }

  @Test func aTableWithoutRowsIsSaid() throws {
    let study = try SmallStudy()
    try study.folder.write("r.csv", "id,kind,area,status,lon,lat\n")
    let run = try gaps(study)
    #expect(run.exitCode == 0)
    #expect(
      run.stderr.hasPrefix(
        "warning: r.csv contains no rows: no facility exists. Is it the right file or sheet?\n"))
    try study.folder.write("e.csv", "id,built_year,lon,lat\n")
    #expect(
      try gaps(study, "--lang", "zh").stderr
        .contains("警告: e.csv没有数据行：没有可判定的小区。请确认文件或工作表是否正确\n"))
    #expect(try gaps(study, "--quiet").stderr.isEmpty)
  }

  @Test func anAnswerThatDecidesNothingSaysWhatWouldSettleIt() throws {
    let area = try gaps(SmallStudy(area: ""))
    #expect(
      area.stderr.contains(
        "warning: nothing is decided: of 1 undecided estate, 1 is so for area_unknown (the area of a "
          + "room within the circle is not known): give the gross area of each room (column "
          + "gross_area), or ask with --any-facility\n"), "\(area.stderr)")
    let chinese = try gaps(SmallStudy(area: ""), "--lang", "zh").stderr
    #expect(chinese.contains("待核实的1个小区中，1个因 area_unknown") && chinese.contains("请补充建筑面积"))
    let year = try gaps(SmallStudy(year: "")).stderr
    #expect(year.contains("for year_unknown") && year.contains("--all-ages"))
    // Where something is decided, the headline says enough.
    #expect(try !gaps(SmallStudy()).stderr.contains("nothing is decided"))
  }

  @Test func groundIsToldInSquareKilometres() throws {
    let study = try SmallStudy()
    let ring = "[[120.69,27.99],[120.71,27.99],[120.71,28.01],[120.69,28.01],[120.69,27.99]]"
    try study.folder.write(
      "b.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
        + "{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}]}")
    let run = { (more: [String]) in
      try CommandRun.carecircle(
        ["gaps", "--areas", "--boundary", "b.geojson", "--facilities", "r.csv"]
          + ["--facilities-crs", "WGS84"] + more, in: study.folder.path)
    }
    // 1.97 by 2.22 km, less a circle of 692.3 m.
    let talk = try run([]).stderr
    #expect(
      talk.contains("uncovered 2.9 km2 of 4.4 km2 (65.")
        && talk.contains(", 0.000 km2 undecided; 1 piece; "),
      "\(talk)")
    let chinese = try run(["--lang", "zh"]).stderr
    #expect(chinese.contains("未覆盖2.9平方公里，共4.4平方公里（65."), "\(chinese)")
    #expect(try run(["--fail-on", "gap"]).exitCode == 1)
    #expect(try run(["--fail-on", "gap", "--radius", "3km"]).exitCode == 0)
  }

  @Test func whereTheResultsAreIsSaid() throws {
    let study = try SmallStudy()
    let zh = try study.run("run", "study.yaml", "--lang", "zh", "--out", "结果")
    #expect(zh.stderr.hasSuffix("结果已写入 结果/（共12个文件）\n"))
    let supply = try study.run("supply", "study.yaml", "--out", "s/")
    #expect(supply.stderr.hasSuffix("results in s/ (6 files)\n"))
  }
}
