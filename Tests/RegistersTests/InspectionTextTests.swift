import CareModel
import Foundation
import Testing

@testable import Wording
@testable import Inspection

/// The report for people, and the one for programs.
@Suite struct InspectionTextTests {
  private func full() throws -> TableInspection {
    try inspection(
      """
      小区编号,小区名称,建成年份,户数,备注,经度,纬度
      E1,甲,1990,5,,120.7,28
      E1,乙,不详,500,x,120.7,28
      E2,鹿山社区居民委员会,1930,500,x,120.7,28.5
      E2,鹿山社区居民委员会,1930,500,x,120.7,28.5

      """)
  }

  @Test func aChineseCharacterIsAsWideAsTwoLetters() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("小区") == 4)
    #expect(DisplayWidth.of("（ｘ）") == 6)
    #expect(DisplayWidth.of("m²—…") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("𠀀") == 2)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("小区名称", 8, "小区名称"),
    ("小区名称", 7, "小区名…"), ("小区名称", 6, "小区…"), ("a\nb\u{1B}[1m", 9, "a b<U+00…"),
    ("a\nb\u{1B}[1m", 14, "a b<U+001B>[1m"), ("", 3, ""),
  ])
  func textIsCutToItsRoom(text: String, width: Int, expected: String) {
    let short = DisplayWidth.shortened(text, to: width)
    #expect(short == expected)
    #expect(DisplayWidth.of(short) <= width)
  }

  @Test func textIsWrappedBetweenWordsAndChineseCharacters() {
    #expect(DisplayWidth.wrapped("one two three", to: 8) == ["one two", "three"])
    #expect(DisplayWidth.wrapped("小区名称，地址", to: 6) == ["小区名", "称，地", "址"])
    // No line begins with a comma.
    #expect(DisplayWidth.wrapped("小区名，称", to: 6) == ["小区名，", "称"])
    #expect(DisplayWidth.wrapped("", to: 6) == [])
    #expect(DisplayWidth.wrapped("abcdefgh ij", to: 4) == ["abcdefgh", "ij"])
  }

  @Test func columnsAreAlignedHoweverWideTheirCharactersAre() {
    var table = TextTable([.text(10), .number, .text(10)])
    table.add("小区", "5", "甲")
    table.add("name", "1,234", "b")
    #expect(table.lines() == ["  小区      5  甲", "  name  1,234  b"])
  }

  @Test(arguments: Language.allCases)
  func noLineIsWiderThanATerminal(language: Language) throws {
    let name = String(repeating: "长名称", count: 60)
    let long = try inspection(
      "\(name),小区名称,经度,纬度\n\(name),\(name),120.7,28\n\(name),\(name),200,28\n", as: .estates)
    for found in [try full(), long] {
      for line in found.text(language).split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= 132, "\(line)")
        #expect(!line.hasSuffix(" "))
      }
    }
  }

  @Test func everySectionIsThereInBothLanguages() throws {
    let found = try full()
    let english = found.text(.english)
    for heading in [
      "FILE", "COLUMNS", "WHAT AN ANALYSIS CAN ANSWER", "REPEATED ROWS", "OUT OF THE ORDINARY",
      "REJECTED AND DOUBTFUL", "NAMES", "WARNING",
    ] {
      #expect(
        english.contains("\n\(heading)\n") || english.contains("  \(heading)  "), "\(heading)")
    }
    let chinese = found.text(.chinese)
    for heading in ["文件", "列", "分析能回答什么", "重复", "异常值", "拒绝与存疑", "名称"] {
      #expect(chinese.contains("\n\(heading)\n"), "\(heading)")
    }
    #expect(chinese.hasPrefix("in.txt: 住宅小区\n") && english.hasPrefix("in.txt: housing estates\n"))
    #expect(!chinese.contains("rows") && !chinese.contains("known name"))
    #expect(english.contains("4: 3 can be used, 1 rejected"))
    #expect(english.contains("built_year: 1930 to 1990, median 1960, of 2 rows; 1 not within"))
    #expect(chinese.contains("value_unreadable 建成年份：第3行 不详"))
  }

  @Test func theJSONIsComplete() throws {
    let json = try full().parsed
    #expect(json["schema"] as? String == "carecircle.inspect/1")
    let keys = [
      "abilities", "columns", "crs", "crs_source", "duplicates", "extent", "far_places", "file",
      "issues", "measures", "names", "problems", "role", "rows", "schema", "version", "warnings",
    ]
    #expect(json.keys.sorted() == keys)
    #expect((json["rows"] as? [String: Int]) == ["in": 4, "used": 3, "rejected": 1])
    let columns = try #require(json["columns"] as? [[String: Any]])
    #expect(
      columns.map { $0["field"] as? String }.prefix(4) == [
        "id", "name", "built_year", "households",
      ])
    #expect(columns[4]["basis"] as? String == "unknown" && columns[4]["blanks"] as? Int == 1)
    let duplicates = try #require(json["duplicates"] as? [String: [String: Any]])
    #expect(duplicates["identical_rows"]?["rows"] as? Int == 1)
    #expect(duplicates["same_id"]?["rows"] as? Int == 1)
    #expect(duplicates["same_place"]?["places"] as? Int == 1)
    let names = try #require(json["names"] as? [String: Any])
    #expect(names["suspicious"] as? Bool == true && names["others"] as? Int == 1)
    #expect((json["extent"] as? [String: Any])?["north"] as? Double == 28.5)
    #expect((json["warnings"] as? [String])?.count == 1)
    #expect((json["role"] as? [String: Any])?["is"] as? String == "estates")
  }

  @Test func whatIsNotKnownIsNull() throws {
    let json = try inspection("小区名称,户数\n甲,5\n", as: .estates, crs: nil).parsed
    for key in ["crs", "crs_source", "extent", "far_places"] {
      #expect(json[key] is NSNull, "\(key)")
    }
    let problems = try #require(json["problems"] as? [[String: Any]])
    #expect(problems.map { $0["code"] as? String } == ["missing_column", "missing_column"])
  }

  @Test func numbersReadWell() {
    #expect(Decimals.grouped(0) == "0" && Decimals.grouped(999) == "999")
    #expect(Decimals.grouped(1000) == "1,000" && Decimals.grouped(-1_234_567) == "-1,234,567")
    #expect(Decimals.percent(1, of: 3) == "33.3 %" && Decimals.percent(0, of: 0) == "—")
    #expect(Decimals.text(905.6, 2, keepingZeros: false) == "905.6")
    #expect(Decimals.text(100, 2, keepingZeros: false) == "100")
  }
}
