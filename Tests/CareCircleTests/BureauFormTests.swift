import Archives
import CareCircle
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

/// Outputs for people: the workbook that a bureau hands in, and tables that pandas reads.
@Suite struct BureauFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // Townships neither in the order of their letters nor in that of the estates; 丁镇 is in no table.
    try folder.write("t.csv", "乡镇名称\n乙镇\n甲镇\n丙镇\n")
    try folder.write(
      "e.csv",
      """
      小区编号,乡镇,建成年份,户数,60岁以上人口,经度,纬度
      E1,甲镇,1990,10,5,120.7,28
      E2,丁镇,1990,20,50,120.8,28
      E3,丙镇,1990,30,,120.8,28.1
      E4,乙镇,1990,40,7,120.8,28.2
      E5,乙镇,1990,500,,120.8,28.3
      E6,乙镇,1990,40,50,120.8,28.4

      """)
    try folder.write(
      "r.csv",
      "设施编号,乡镇,设施类型,建筑面积,使用状态,经度,纬度\nR1,甲镇,养老用房,300,在用,120.7,28\n"
        + "R2,乙镇,养老用房,30,在用,120.9,28\n")
  }

  private func sheets(_ language: Language = .chinese) throws -> [String] {
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file(folder.path + "/e.csv", crs: .wgs84)]
    plan.inputs[.facilities] = [.file(folder.path + "/r.csv", crs: .wgs84)]
    plan.inputs[.townships] = [.file(folder.path + "/t.csv")]
    plan.language = language
    let bytes = try Study(plan).analyse().workbook().withBytes { Array($0) }
    let archive = try ZipArchive(FileBytes(bytes))
    return try (1...4).map { number in
      let entry = try #require(archive.entry("xl/worksheets/sheet\(number).xml"))
      return String(decoding: try archive.unpacked(entry), as: UTF8.self)
    }
  }

  /// The texts of a sheet that begin in one of some ways, in the order of its cells.
  private func texts(_ sheet: String, where isWanted: (String) -> Bool) -> [String] {
    sheet.matches(of: #/<t[^>]*>([^<]*)<\/t>/#).map { String($0.output.1) }.filter(isWanted)
  }

  @Test func townshipsKeepTheOrderOfTheirTable() throws {
    let sheets = try sheets()
    #expect(texts(sheets[0]) { $0.hasSuffix("镇") } == ["乙镇", "甲镇", "丙镇", "丁镇"])
    // Facilities, too.
    #expect(texts(sheets[2]) { ["R1", "R2"].contains($0) } == ["R2", "R1"])
  }

  @Test func gapsAreRankedByElders() throws {
    let gaps = try sheets()[1]
    #expect(
      texts(gaps) { $0.count == 2 && $0.hasPrefix("E") } == ["E6", "E2", "E4", "E5", "E3"])
  }

  @Test(arguments: [Language.chinese, .english])
  func theFormSaysOnWhatItIsBased(language: Language) throws {
    let sheets = try sheets(language)
    for sheet in sheets[..<3] {
      let basis = texts(sheet) { $0.contains(language == .chinese ? "按直线距离估算" : "only estimate") }
      #expect(basis.count == 1 && basis[0].contains("1.3"))
    }
  }

  @Test func sheetsHaveFiltersAndPageNumbers() throws {
    let sheets = try sheets()
    for sheet in sheets { #expect(sheet.contains("&amp;P / &amp;N")) }
    // Four townships below a header on row 4; the total is left out.
    #expect(sheets[0].contains("<autoFilter ref=\"A4:J8\"/>"))
    #expect(sheets[1].contains("<autoFilter ref=\"A4:O9\"/>"))
  }

  /// Every number in a table is a number or nothing, so that a program reads the column as numbers.
  @Test func columnsOfNumbersHoldNothingElse() throws {
    var plan = try StudyFile.plan(CommandRun.sample("study.yaml"))
    plan.requirement.asOf = nil
    let study = try Study(plan, for: .compliance)
    try study.check(try PolicyFinder.policy(named: "wenzhou")).write(
      toFolder: folder.path + "/check")
    try Study(plan).analyse().write(toFolder: folder.path + "/run")
    let numbers =
      #/(^|_)(n|of|percent|least|greatest|m|min|km2|elders|households|estates|longitude|latitude|pass|fail|subjects|line)$/#
    for table in [
      "check/compliance-summary.csv", "check/deadlines.csv", "check/findings.csv",
      "check/issues.csv", "run/estates.csv", "run/townships.csv", "run/issues.csv",
    ] {
      let text = String(decoding: try folder.bytes(table), as: UTF8.self).dropFirst()
      let rows = CSVRows.read(String(text))
      let header = try #require(rows.first)
      let columns = header.indices.filter { header[$0].contains(numbers) }
      for row in rows.dropFirst() {
        for column in columns where column < row.count && !row[column].isEmpty {
          #expect(Double(row[column]) != nil, "\(table) \(header[column]): \(row[column])")
        }
      }
      #expect(!text.contains(",—,"), "\(table)")
    }
  }
}

/// A plain reader of CSV, for tests.
private enum CSVRows {
  static func read(_ text: String) -> [[String]] {
    var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
    var isQuoted = false
    var previous: Character?
    for character in text {
      switch character {
      case "\"":
        if !isQuoted, previous == "\"" { cell.append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r\n" where !isQuoted, "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
      previous = character
    }
    return rows
  }
}
