import CareCircleTestSupport
import Testing

/// `subsidies.csv`: what each recipient gets, and what each township and payer pays.
@Suite struct SubsidyTableTests {
  private static let table = """
    补助对象编号,条款,乡镇(街道),出资单位,类别,星级,考核得分,是否考核合格,是否设在养老机构内,使用状态,核定床位数,房屋性质,是否护理型机构,符合条件入住人数,失能失智人数,低保及边缘家庭人数
    B1,SX-12,甲镇,县级财政,居家养老中心,未评,85,是,否,,,,,,,
    B2,SX-12,甲镇,县级财政,居家养老中心,未评,85,是,是,,,,,,,
    B3,SX-13,甲镇,县级财政,居家养老服务照料中心,一星级,,,,正常运营,,,,,,
    B4,SX-12,甲镇,县级财政,居家养老中心,三星级,85,是,否,,,,,,,
    B5,SX-15,乙镇,县级财政,民办养老机构,三级,,,,,,,,50,20,5
    B6,SX-14,乙镇,市级财政,新建民办养老机构,,,,,,20,自建,否,,,
    B7,SX-14,乙镇,市级财政,新建民办养老机构,,,,,,19,自建,否,,,

    """

  private let rows: [[String]]

  init() throws {
    let folder = try TemporaryFolder()
    try folder.write("s.csv", Self.table)
    let run = try CommandRun.carecircle(
      [
        "check", "--policy", "shaoxing", "--as-of", "2026-06-01", "--subsidies", "s.csv", "--out",
        "out",
        "--quiet",
      ], in: folder.path)
    try #require(run.exitCode == 0, "\(run.stderr)")
    let text = String(decoding: try folder.bytes("out/subsidies.csv"), as: UTF8.self)
    // No cell but the last, the formula, holds a comma.
    rows = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", maxSplits: 16, omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The columns of the amounts: once, by the month, by the year, and whether they are minimum amounts.
  private func amounts(_ row: [String]) -> [String] { Array(row[12...15]) }

  /// 120,000 × 85 ÷ 100 = 102,000; × 60 % = 61,200; 10,000 + 30,000; 80 × 50 + 50 × 20 + 50 × 5 = 5,250; 4,000 × 20.
  @Test(arguments: [
    ("B1", ["", "", "102000.00", ""]), ("B2", ["", "", "61200.00", ""]),
    ("B3", ["", "", "40000.00", ""]), ("B4", ["", "", "", ""]),
    ("B5", ["", "5250.00", "", "yes"]), ("B6", ["80000.00", "", "", "yes"]),
    ("B7", ["", "", "", ""]),
  ])
  func everyRecipientHasItsAmount(id: String, expected: [String]) throws {
    let row = try #require(rows.first { $0[0] == "recipient" && $0[4] == id })
    #expect(amounts(row) == expected)
    #expect((row[8] == "indeterminate") == (id == "B4"))
  }

  /// 102,000 + 61,200 + 40,000 = 203,200, and one that is undecided; months, years and single amounts never add up.
  @Test(arguments: [
    ("甲镇", "县级财政", "4", "1", ["", "", "203200.00", ""]),
    ("乙镇", "县级财政", "1", "0", ["", "5250.00", "", "yes"]),
    ("乙镇", "市级财政", "2", "0", ["80000.00", "", "", "yes"]),
  ])
  func everyTownshipAndPayerHasItsTotal(
    township: String, payer: String, recipients: String, undecided: String, expected: [String]
  ) throws {
    let row = try #require(rows.first { $0[0] == "total" && $0[6] == township && $0[7] == payer })
    #expect(row[10] == recipients && row[11] == undecided)
    #expect(amounts(row) == expected)
    #expect(rows.count { $0[0] == "total" } == 3)
  }
}
