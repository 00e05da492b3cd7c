import CareCircleTestSupport
import Foundation
import Testing

@testable import CareCircle
@testable import Registers
@testable import Reports

/// What is wrong goes out in a workbook, comes back filled in, and changes only what it says.
@Suite struct CorrectionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "e.csv",
      """
      小区编号,小区名称,建成年份,户数,经度,纬度
      A,甲,,100,120.7,28
      B,乙,1990,一百,120.7,28.001
      C,丙,1990,50,,28.002
      D,丁,1990,50,28.003,120.7
      ,戊,,50,120.7,28.004
      A,己,,70,120.7,28.005

      """)
    try folder.write(
      "r.csv",
      "设施编号,设施类型,建筑面积,使用状态,经度,纬度\nR,居家养老服务用房,,正常运营,120.7,28\n")
  }

  private func plan(_ corrections: String? = nil) throws -> StudyPlan {
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file(folder.path + "/e.csv", crs: .wgs84)]
    plan.inputs[.facilities] = [.file(folder.path + "/r.csv", crs: .wgs84)]
    if let corrections {
      let text = "输入,文件,行号,编号,字段,原值,更正值\n" + corrections
      plan.inputs[.corrections] = [.file(try folder.write("c.csv", text))]
    }
    return plan
  }

  private func study(_ corrections: String? = nil) throws -> Study { try Study(plan(corrections)) }

  @Test func aCorrectionChangesTheCellThatItNames() throws {
    let study = try study("estates,,,B,households,一百,100\nestates,,,C,lon,,120.7\n")
    #expect(study.estates.first { $0.id == "B" }?.households == 100)
    #expect(study.estates.first { $0.id == "C" }?.name == "丙")
    let changed = study.readingIssues.filter { $0.code == .corrected }
    #expect(changed.map(\.value) == ["一百", nil] && changed.map(\.line) == [3, 4])
    #expect(changed[0].message.english == "corrected to \"100\" by c.csv:2")
    let estates = try #require(study.inputs.first { $0.kind == .estates })
    #expect(estates.rowsIn == 6 && estates.rowsRejected == 1)
    // Everything else is as it was.
    let before = try self.study()
    #expect(before.estates.count == study.estates.count - 1)
    let others = study.estates.filter { !["B", "C"].contains($0.id) }
    let same = before.estates.filter { $0.id != "B" }
    #expect(others.map(\.name) == same.map(\.name))
    #expect(others.map(\.households) == same.map(\.households))
  }

  @Test func everyKindOfFieldCanBeCorrected() throws {
    let study = try study(
      "estates,,,D,lon,28.003,120.7\nestates,,,D,lat,120.7,28.003\n"
        + "facilities,,,R,gross_area,*,250\nestates,e.csv,6,,built_year,*,1985\n")
    #expect(study.estates.first { $0.id == "D" }?.anchor?.latitude == 28.003)
    #expect(study.facilities.first?.area.gross?.exact?.squareMetres == 250)
    // The row without an id goes by its file and line.
    #expect(study.estates.first { $0.name == "戊" }?.built?.exact == 1985)
    #expect(study.estates.first { $0.name == "甲" }?.built == nil)
  }

  @Test(arguments: [
    ("estates,,,Z,households,1,2", "no row of estates is this one"),
    ("estates,,,B,households,99,100", "is no longer \"99\""),
    ("estates,,,B,elders,,7", "the file has no column for it"),
    ("estate,,,B,households,一百,100", "is not an input"),
    ("estates,,,B,housholds,一百,100", "is not a field of estates"),
    ("estates,,,,households,一百,100", "names no row"),
    ("estates,other.csv,3,,households,一百,100", "no row of estates is this one"),
    ("network,,,B,name,x,y", "no row of network is this one"),
  ])
  func whatCannotBeCorrectedIsListedAndChangesNothing(row: String, reason: String) throws {
    var plan = try plan(row + "\n")
    if row.hasPrefix("network") {
      plan.inputs[.network] = [.file(CommandRun.sample("streets.geojson"), crs: .wgs84)]
    }
    let study = try Study(plan)
    let unused = study.readingIssues.filter { $0.code == .correctionUnused }
    #expect(unused.count == 1)
    #expect(unused.first?.message.english.contains(reason) == true, "\(unused)")
    #expect(unused.first?.severity == .doubtful)
    #expect(!study.readingIssues.contains { $0.code == .corrected })
    #expect(study.estates.map(\.households) == (try self.study()).estates.map(\.households))
  }

  @Test func rowsWithoutACorrectionChangeNothing() throws {
    let study = try study("estates,,,B,households,一百,\nestates,,,Z,households,,\n")
    #expect(!study.readingIssues.contains { [.corrected, .correctionUnused].contains($0.code) })
    #expect(study.inputs.first { $0.kind == .corrections }?.rowsUsed == 2)
  }

  @Test func contradictingCorrectionsAreListed() throws {
    let study = try study("estates,,,B,households,一百,100\nestates,,,B,households,一百,200\n")
    #expect(study.estates.first { $0.id == "B" }?.households == 100)
    let doubts = study.readingIssues.filter { $0.code == .correctionUnused }
    #expect(doubts.count == 1 && doubts[0].message.english.contains("c.csv:3 is not used"))
  }

  @Test func anIdThatSeveralRowsHaveIsPointedOut() throws {
    let study = try study("estates,,,A,built_year,,1990\n")
    // Both rows with the id A had no year.
    #expect(study.readingIssues.count { $0.code == .corrected } == 2)
    #expect(study.readingIssues.count { $0.code == .correctionRepeated } == 1)
  }

  /// Corrections of a large file, which is read in many pieces at once, meet their rows.
  @Test func everyRowOfALargeFileIsFound() throws {
    var text = "小区编号,建成年份,备注,经度,纬度\n"
    for row in 0..<30_000 {
      text += "E\(row),,\(String(repeating: "长", count: 30)),120.7,28.\(row % 900)\n"
    }
    try folder.write("e.csv", text)
    var corrections = ""
    for row in stride(from: 7, to: 30_000, by: 997) {
      corrections += "estates,,,E\(row),built_year,,1990\n"
    }
    let study = try study(corrections)
    let old = study.estates.filter { $0.built != nil }
    #expect(old.map(\.id) == stride(from: 7, to: 30_000, by: 997).map { "E\($0)" })
    #expect(study.readingIssues.count { $0.code == .corrected } == old.count)
    #expect(!study.readingIssues.contains { $0.code == .correctionUnused })
  }

  // MARK: - The workbook

  @Test func theWorkbookNamesEveryCellAndIsReadAgain() throws {
    let result = try study().analyse()
    let book = IssueBook(result.issues, result.inputs)
    let rows = book.cells
    let cells = rows.map {
      "\($0.input) \($0.line ?? 0) \($0.id ?? "-") \($0.field) \($0.value ?? "-")"
    }
    #expect(
      Set(cells) == [
        "estates 3 B households 一百", "estates 4 C lon -", "estates 4 C lat *",
        "estates 5 D lon 28.003", "estates 5 D lat 120.7", "estates 6 - id -",
        "estates 2 A built_year *", "estates 6 戊 built_year *", "estates 7 - built_year *",
        "facilities 2 R gross_area *",
      ])
    // What it says, filled in, is read again.
    let filled = rows.filter { $0.field == "built_year" && $0.line != 6 }
      .map { "\($0.input),e.csv,\($0.line ?? 0),\($0.id ?? ""),\($0.field),\($0.value ?? ""),1990" }
    let study = try study(filled.joined(separator: "\n") + "\n")
    #expect(study.estates.filter { ["甲", "己"].contains($0.name) }.allSatisfy { $0.built != nil })
  }

  @Test func theResultsHoldIt() throws {
    try study().analyse().write(toFolder: folder.path + "/out")
    let bytes = try folder.bytes("out/issues.xlsx")
    #expect(bytes.starts(with: Array("PK".utf8)))
    #if GDAL
      var plan = try plan()
      plan.inputs[.corrections] = [.file(folder.path + "/out/issues.xlsx")]
      let study = try Study(plan)
      let input = try #require(study.inputs.first { $0.kind == .corrections })
      // Nothing is filled in yet, so that nothing changes and nothing is in doubt.
      #expect(input.rowsUsed > 5 && input.rowsRejected == 0)
      #expect(
        !study.readingIssues.contains { $0.file.hasPrefix("issues.xlsx") && $0.severity != .note })
    #endif
    // Where nothing is wrong, nothing is asked for.
    try folder.write("e.csv", "小区编号,建成年份,户数,经度,纬度\nA,1990,100,120.7,28\n")
    try folder.write(
      "r.csv",
      "设施编号,设施类型,建筑面积,使用状态,经度,纬度\nR,居家养老服务用房,300,正常运营,120.7,28\n")
    let clean = try self.study().analyse()
    #expect(IssueBook(clean.issues, clean.inputs).cells.isEmpty)
  }
}
