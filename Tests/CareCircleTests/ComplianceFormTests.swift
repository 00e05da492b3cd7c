import Archives
import CareCircle
import CareCircleTestSupport
import Compliance
import Coverage
import Foundation
import Testing
import TextFormats

@testable import Reports

/// What a clerk gets from a check: the sheets, the reasons in words, and the notices.
@Suite struct ComplianceFormTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // N1 owes 0.30 x 500 = 150 m2 and has a room of 340 that is handed over and used; N2 has one of 90 that is not
    // handed over; N3 has none; N4's room, of unknown area, is empty.
    try folder.write(
      "n.csv",
      """
      小区编号,小区名称,所属乡镇,总建筑面积,户数,城乡,规划许可日期
      N1,甲园,岚桥街道,50000,500,城镇,2025-03-01
      N2,乙园,岚桥街道,50000,500,城镇,2025-03-01
      N3,丙园,岚桥街道,50000,500,城镇,2025-03-01
      N4,丁园,岚桥街道,50000,500,城镇,2025-03-01

      """)
    try folder.write(
      "r.csv",
      """
      用房编号,所属小区编号,建筑面积,套内面积,是否移交,使用状态
      R1,N1,340,310,是,在用
      R2,N2,90,80,否,未移交
      R4,N4,,,是,空置

      """)
  }

  private func result(_ language: Language = .chinese) throws -> ComplianceResult {
    var plan = StudyPlan()
    plan.inputs[.newEstates] = [.file(folder.path + "/n.csv")]
    plan.inputs[.rooms] = [.file(folder.path + "/r.csv")]
    plan.requirement.asOf = CalendarDate("2026-11-30")
    plan.language = language
    return try Study(plan, for: .compliance).check(try PolicyFinder.policy(named: "wenzhou"))
  }

  /// The rows of the sheet with a name, as the texts and numbers of their cells.
  private func rows(of sheet: String) throws -> [[String]] {
    let path = try folder.write(
      "book.xlsx", bytes: result().workbook().withBytes { Array($0) })
    let archive = try ZipArchive(FileBytes(path: path))
    return try SheetText(archive).rows(sheet)
  }

  @Test func theLedgerHasARowForEachEstate() throws {
    let rows = try rows(of: "新建小区配建台账").filter {
      $0.contains { $0.hasPrefix("N") && $0.count == 2 }
    }
    #expect(rows.count == 4)
    #expect(
      rows[0] == [
        "1", "N1", "甲园", "岚桥街道", "50000", "500", "1", "150", "340", "合格", "合格", "待核实",
        "已移交1/1处", "在用 1",
      ])
    #expect(rows[1].suffix(7) == ["0", "150", "不合格", "不合格", "待核实", "已移交0/1处", "未移交 1"])
    #expect(rows[2].contains("不合格") && !rows[2].contains { $0.contains("移交") })
    #expect(rows[3].contains("不合格") && rows[3].last == "空置 1")
  }

  @Test func onlyBindingFailsAreToBePutRight() throws {
    let wrong = try rows(of: "问题整改清单").dropFirst(3)
    #expect(!wrong.isEmpty && wrong.allSatisfy { $0.contains("不合格") && $0.contains("刚性") })
    let open = try rows(of: "待核实清单").dropFirst(3)
    #expect(!open.isEmpty && open.allSatisfy { $0.contains("待核实") })
  }

  /// No code, no bracket in Latin letters, no English word in what a Chinese clerk reads.
  @Test func evidenceIsInTheLanguageOfItsReader() throws {
    let result = try result()
    let words = EvidenceText(check: result.check, language: .chinese)
    for finding in result.check.findings {
      // Documents are quoted without changes.
      let text =
        words.text(finding).replacing(#/「[^」]*」/#, with: "") + (words.reason(finding) ?? "")
      #expect(!text.contains("_") && !text.contains("("), "\(text)")
    }
  }

  @Test func everyReasonHasWordsInBothLanguages() {
    let codes =
      FindingReason.allCases.map(\.rawValue) + Shortcoming.allCases.map(\.rawValue)
      + MissingFact.allCases.map(\.rawValue)
    for code in codes {
      let (english, chinese) = (ReasonWords.text(code, .english), ReasonWords.text(code, .chinese))
      #expect(!english.contains("_") && !english.isEmpty)
      #expect(chinese.unicodeScalars.allSatisfy { $0.value > 0x7F }, "\(code): \(chinese)")
    }
  }

  // MARK: - Notices

  @Test func everyEstateWithABindingFailGetsANotice() throws {
    let result = try result()
    let path = folder.path + "/notices"
    #expect(try result.writeNotices(toFolder: path) == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(
      names == [
        "0001-N2-乙园.docx", "0002-N3-丙园.docx", "0003-N4-丁园.docx", "manifest.json",
        "provenance.json", "整改通知汇总.docx",
      ])
    let own = try text(of: "\(path)/0001-N2-乙园.docx")
    #expect(own.contains("乙园（N2，岚桥街道）") && !own.contains("丙园"))
    #expect(own.contains("平均每百户不少于三十平方米") && own.contains("150 平方米"))
    #expect(own.contains("n.csv第3行；r.csv第3行") && own.contains("R2（"))
    let all = try text(of: "\(path)/整改通知汇总.docx")
    #expect(all.contains("乙园（N2") && all.contains("丙园（N3") && !all.contains("甲园"))
    // Again over the earlier ones.
    #expect(try result.writeNotices(toFolder: path) == 3)
  }

  private func text(of path: String) throws -> String {
    let archive = try ZipArchive(FileBytes(path: path))
    let entry = try #require(archive.entry("word/document.xml"))
    return String(decoding: try archive.unpacked(entry), as: UTF8.self)
      .replacing(#/<[^>]*>/#, with: "")
  }

  @Test(arguments: [
    "a/b", "../x", "c:\\d*?", "e\u{0}f\u{202E}g", String(repeating: "长", count: 300),
  ])
  func namesOfNoticesAreNamesOfFiles(id: String) throws {
    try folder.write(
      "n.csv", "小区编号,小区名称,总建筑面积,户数,城乡,规划许可日期\n\"\(id)\",\"\(id)\",50000,500,城镇,2025-03-01\n")
    try folder.write("r.csv", "用房编号,所属小区编号,建筑面积\n")
    let path = folder.path + "/notices"
    #expect(try result().writeNotices(toFolder: path) == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.count == 4 && names.contains { $0.hasPrefix("0001-") })
  }
}

/// The cells of sheets that are not empty, row by row.
private struct SheetText {
  private let archive: ZipArchive

  init(_ archive: ZipArchive) { self.archive = archive }

  private func part(_ name: String) throws -> String {
    let entry = try #require(archive.entry(name))
    return String(decoding: try archive.unpacked(entry), as: UTF8.self)
  }

  func rows(_ name: String) throws -> [[String]] {
    let names = try part("xl/workbook.xml").matches(of: #/<sheet name="([^"]*)"/#)
    let number = try #require(names.firstIndex { $0.output.1 == name }) + 1
    return try part("xl/worksheets/sheet\(number).xml").matches(of: #/<row [^>]*>(.*?)<\/row>/#)
      .map { row in
        row.output.1.matches(of: #/<(?:t|v)(?: [^>]*)?>([^<]*)<\/(?:t|v)>/#)
          .map { String($0.output.1) }
      }
  }
}
