import CareModel
import Compliance
import Testing

extension ClauseCase {
  /// A case with one recipient; the amount is in the unit of the case.
  private static func paid(
    _ clause: String, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil,
    _ amount: Double? = nil, _ cells: [String: String], _ overrides: [String] = []
  ) -> ClauseCase {
    let cells = cells.filter { !$0.value.isEmpty }
    let says = cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ClauseCase(
      clause, says.joined(separator: ", "), verdict, reason, actual: amount, overrides
    ) {
      $0.record(.subsidies, "B", clause: clause, cells)
    }
  }

  static let subsidies: [ClauseCase] = [
    // 120,000 × 85 ÷ 100 = 102,000; × 60 % = 61,200.
    .paid("SX-12", .reportOnly, nil, 102_000, centre("未评", "85", inside: "否")),
    .paid("SX-12", .reportOnly, nil, 61_200, centre("未评", "85", inside: "是")),
    .paid("SX-12", .reportOnly, nil, 200_000, centre("四星级", nil, inside: "否")),
    .paid("SX-12", .reportOnly, nil, 180_000, centre("★★★★★", nil, inside: "是")),
    .paid("SX-12", .reportOnly, nil, 120_000, centre("四星级", nil, inside: "是")),
    .paid("SX-12", .reportOnly, nil, 300_000, centre("五星级", nil, inside: "否")),
    .paid("SX-12", .reportOnly, nil, 120_000, centre("未评", "100", inside: "否")),
    .paid("SX-12", .reportOnly, nil, 0, centre("未评", "0", inside: "否")),
    .paid("SX-12", .indeterminate, .figureMissing, nil, centre("", "85", inside: "否")),
    // The clause is about centres of townships, the other about those of villages.
    .paid(
      "SX-12", .indeterminate, .figureUnreadable, nil,
      centre("未评", "85", inside: "否").merging(["层级": "村社级"]) { $1 }),
    .paid(
      "SX-12", .reportOnly, nil, 102_000,
      centre("未评", "85", inside: "否").merging(["层级": "乡镇（街道）级"]) { $1 }),
    .paid(
      "SX-13", .indeterminate, .figureUnreadable, nil,
      ["星级": "一星级", "使用状态": "正常运营", "层级": "乡镇级"]),
    .paid("SX-12", .indeterminate, .combinationUndefined, nil, centre("三星级", "85", inside: "否")),
    .paid(
      "SX-12", .reportOnly, nil, 102_000, centre("三星级", "85", inside: "否"),
      ["SX-12.lower_stars=formula"]),
    .paid("SX-12", .indeterminate, .figureUnreadable, nil, centre("未评", "101", inside: "否")),
    .paid("SX-12", .indeterminate, .figureMissing, nil, centre("未评", nil, inside: "否")),
    .paid("SX-12", .indeterminate, .figureMissing, nil, centre("未评", "85", inside: nil)),
    .paid(
      "SX-12", .notApplicable, .notEligible, 0, centre("未评", "85", inside: "否", qualified: "否")),
    .paid(
      "SX-12", .indeterminate, .figureMissing, nil, centre("未评", "85", inside: "否", qualified: nil)),
    .paid("SX-13", .reportOnly, nil, 40_000, ["星级": "一星级", "使用状态": "正常运营"]),
    .paid("SX-13", .reportOnly, nil, 60_000, ["星级": "二星级", "使用状态": "在用", "层级": "村社级"]),
    .paid("SX-13", .reportOnly, nil, 80_000, ["星级": "3星", "使用状态": "正常运营"]),
    .paid(
      "SX-13", .reportOnly, nil, 70_000, ["星级": "三星级", "使用状态": "正常运营"], ["SX-13.base_yearly=false"]),
    .paid("SX-13", .reportOnly, nil, 10_000, ["星级": "未评", "使用状态": "正常运营"]),
    .paid("SX-13", .indeterminate, .combinationUndefined, nil, ["星级": "四星级", "使用状态": "正常运营"]),
    .paid("SX-13", .notApplicable, .notEligible, 0, ["星级": "一星级", "使用状态": "停业"]),
    // 40 % of 5 million yuan.
    .paid("SX-14", .reportOnly, nil, 2_000_000, ["类别": "敬老院", "星级": "二级", "投资决算额": "500万元"]),
    .paid("SX-14", .notApplicable, .notEligible, 0, ["类别": "敬老院", "星级": "一级", "投资决算额": "500万元"]),
    .paid("SX-14", .reportOnly, nil, 80_000, institution("20", "自建", nil, "否", nil)),
    // 4,000 × 20 + 1,400 × 20 = 108,000.
    .paid("SX-14", .reportOnly, nil, 108_000, institution("20", "自建", nil, "是", "60%")),
    .paid("SX-14", .reportOnly, nil, 80_000, institution("20", "自建", nil, "是", "0.59")),
    .paid("SX-14", .indeterminate, .figureMissing, nil, institution("20", "自建", nil, "", nil)),
    .paid("SX-14", .indeterminate, .figureMissing, nil, institution("60", "租用", nil, "否", nil)),
    .paid("SX-14", .indeterminate, .figureMissing, nil, ["类别": "敬老院", "星级": "三级"]),
    .paid("SX-14", .indeterminate, .figureMissing, nil, ["类别": "敬老院", "投资决算额": "500万元"]),
    .paid("SX-14", .notApplicable, .notEligible, 0, institution("19", "自建", nil, "否", nil)),
    // 800 × 60 × 3 = 144,000, and 800 × 60 = 48,000 for nursing.
    .paid("SX-14", .reportOnly, nil, 144_000, institution("60", "租用", "3", "否", nil)),
    .paid("SX-14", .reportOnly, nil, 192_000, institution("60", "租用", "3", "是", "60%")),
    .paid("SX-14", .reportOnly, nil, 144_000, institution("60", "租用", "3", "是", "59.9%")),
    .paid("SX-14", .indeterminate, .figureMissing, nil, institution("60", "租用", "3", "是", nil)),
    .paid("SX-14", .notApplicable, .notEligible, 0, institution("60", "租用", "2", "否", nil)),
    // 80 × 50 + 50 × 20 + 50 × 5 = 5,250 a month.
    .paid("SX-15", .reportOnly, nil, 5250, home("三级", "50", "20", "5")),
    // Minimum amounts of 30, 50, 80, 100 and 150 yuan for 10 residents.
    .paid("SX-15", .reportOnly, nil, 300, home("一级", "10", "0", "0")),
    .paid("SX-15", .reportOnly, nil, 500, home("二级", "10", "0", "0")),
    .paid("SX-15", .reportOnly, nil, 800, home("三级", "10", "0", "0")),
    .paid("SX-15", .reportOnly, nil, 1000, home("四级", "10", "0", "0")),
    // 150 × 10 + 50 × 10 + 50 × 10: one person may be both dependent and poor.
    .paid("SX-15", .reportOnly, nil, 2500, home("五级", "10", "10", "10")),
    .paid("SX-15", .indeterminate, .combinationUndefined, nil, home("未评", "50", "20", "5")),
    .paid("SX-15", .indeterminate, .figureUnreadable, nil, home("三级", "50", "51", "5")),
    .paid("SX-15", .indeterminate, .figureMissing, nil, home("三级", "50", nil, "5")),
    .paid("SX-16", .reportOnly, nil, 40, ["机构性质": "非营利性", "平均保费": "120"]),
    .paid("SX-16", .reportOnly, nil, 20, ["机构性质": "营利性", "平均保费": "120元"]),
    // 100 ÷ 3 = 33.33.
    .paid("SX-16", .reportOnly, nil, 33.33, ["机构性质": "非营利性", "平均保费": "100元"]),
    .paid("SX-16", .indeterminate, .figureMissing, nil, ["机构性质": "营利性"]),
    .paid("SX-16", .indeterminate, .combinationUndefined, nil, ["机构性质": "混合", "平均保费": "120"]),
    .paid("SX-16", .indeterminate, .figureMissing, nil, ["平均保费": "120元"]),
    .paid("SX-17", .reportOnly, nil, 10_000, group("100", "70-79", "否", "否")),
    .paid("SX-17", .reportOnly, nil, 12_500, group("100", "80-89", "低保", "否")),
    .paid("SX-17", .reportOnly, nil, 10_000, group("100", "80-89", "否", "是")),
    .paid("SX-17", .reportOnly, nil, 20_000, group("100", "90岁以上", "低保", "是")),
    .paid("SX-17", .notApplicable, .notEligible, 0, group("100", "60-69", "低保", "否")),
    .paid("SX-17", .reportOnly, nil, 10_000, group("100", "80-89", "否", "否")),
    // Some of them may be 90, for whom there is another amount.
    .paid("SX-17", .indeterminate, .figureMissing, nil, group("100", "80岁以上", "否", "否")),
    .paid("SX-17", .indeterminate, .figureMissing, nil, group("100", "65-75", "否", "否")),
    .paid("SX-17", .indeterminate, .figureMissing, nil, group("100", "", "否", "否")),
    .paid("SX-17", .indeterminate, .figureMissing, nil, group("", "70-79", "否", "否")),
    .paid("SX-17", .indeterminate, .figureMissing, nil, group("100", "75-85", "低保", "否")),
    .paid("SX-17", .indeterminate, .combinationUndefined, nil, group("100", "80-89", "低保边缘", "否")),
    .paid(
      "SX-17", .notApplicable, .notEligible, 0, group("100", "80-89", "低保", "否", excluded: "是")),
    .paid(
      "SX-17", .indeterminate, .parameterUnverified, nil,
      group("10", "80-89", "低保", "否").merging(["是否入住养老机构": "是"]) { $1 }),
    // 10 × (1,500 − 1,000) a month.
    .paid(
      "SX-17", .reportOnly, nil, 5000,
      group("10", "80-89", "低保", "否").merging(["是否入住养老机构": "是"]) { $1 },
      ["SX-17.extreme_poverty_standard=1500 yuan", "SX-17.dibao_standard=1000 yuan"]),
  ]

  private static func centre(
    _ star: String, _ score: String?, inside: String?, qualified: String? = "是"
  ) -> [String: String] {
    var cells = ["类别": "居家养老中心", "星级": star]
    cells["考核得分"] = score
    cells["是否设在养老机构内"] = inside
    cells["是否考核合格"] = qualified
    return cells
  }

  private static func institution(
    _ beds: String, _ tenure: String, _ years: String?, _ nursing: String, _ share: String?
  ) -> [String: String] {
    var cells = ["类别": "新建民办养老机构", "核定床位数": beds, "房屋性质": tenure, "是否护理型机构": nursing]
    cells["租期"] = years
    cells["护理老人入住率"] = share
    return cells
  }

  private static func home(
    _ grade: String, _ all: String, _ dependent: String?, _ poor: String
  ) -> [String: String] {
    var cells = ["类别": "民办养老机构", "星级": grade, "符合条件入住人数": all, "低保及边缘家庭人数": poor]
    cells["失能失智人数"] = dependent
    return cells
  }

  private static func group(
    _ persons: String, _ age: String, _ income: String, _ alone: String, excluded: String = "否"
  ) -> [String: String] {
    ["人数": persons, "年龄": age, "低保情况": income, "独居且生活不能自理": alone, "是否特困或重残护理补贴": excluded]
  }
}

@Suite struct SubsidyClauseTests {
  @Test(arguments: ClauseCase.subsidies)
  func amounts(_ expected: ClauseCase) throws { try expected.check() }

  /// The yearly, the monthly and the single amounts never share a unit.
  @Test(arguments: [
    ("70-79", "否", FindingUnit.yuanPerYear), ("80-89", "低保", .yuanPerMonth),
  ])
  func yearsAndMonthsStayApart(age: String, income: String, unit: FindingUnit) throws {
    let register = Register.asOf("2026-06-01") {
      $0.record(
        .subsidies, "B", clause: "SX-17",
        ["人数": "1", "年龄": age, "低保情况": income, "独居且生活不能自理": "否", "是否特困或重残护理补贴": "否"])
    }
    #expect(try finding("shaoxing", "SX-17", register).unit == unit)
  }

  /// The evidence shows the formula with its numbers.
  @Test func theFormulaIsFilledIn() throws {
    let register = Register.asOf("2026-06-01") {
      $0.record(
        .subsidies, "B", clause: "SX-12",
        ["星级": "未评", "考核得分": "85", "是否考核合格": "是", "是否设在养老机构内": "否"])
    }
    let found = try finding("shaoxing", "SX-12", register)
    let text = try #require(found.evidence.calculation?.text(.english))
    #expect(text.contains("120000 yuan×85÷100"))
    #expect(text.contains("102,000 yuan/year"))
  }
}
