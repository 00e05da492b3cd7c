import CareModel
import Compliance
import Testing

extension ClauseCase {
  private typealias Row = IndicatorRow

  static let wenzhouFigures: [ClauseCase] = [
    .figures("WZ-6", .pass, required: 1200, actual: 1200, [Row("三星级及以上照料中心数", "1200", "家")]),
    .figures(
      "WZ-6", .fail, .targetMissed, required: 1200, actual: 1199, [Row("照料中心", "1199", "家")]),
    .figures("WZ-7", .indeterminate, .dateUnknown, [Row("邻里食堂", "1300", "家", on: nil)]),
    .figures("WZ-15", .pass, [Row("家庭养老床位数", "500", "张"), Row("特殊困难老年人月探访率", "100%")]),
    .figures(
      "WZ-15", .fail, .targetMissed, required: 1, actual: 0.98,
      [Row("家庭养老床位数", "512", "张"), Row("特殊困难老年人月探访率", "98", "%")]),
    .figures(
      "WZ-15", .indeterminate, .figureMissing,
      [Row("家庭养老床位数", "512", "张"), Row("特殊困难老年人月探访率", nil, "%")]),
    .figures(
      "WZ-15", .indeterminate, .figureUnitMissing,
      [Row("家庭养老床位数", "512", "张"), Row("特殊困难老年人月探访率", "100")]),
    .figures(
      "WZ-15", .notDue, .targetMissed, asOf: "2025-12-31",
      [Row("家庭养老床位数", "499", "张"), Row("特殊困难老年人月探访率", "1")]),
    .figures(
      "WZ-16", .pass, [Row("颐养温州数字化服务平台是否建成", "是"), Row("数字化应用场景数", "20", "个")]),
    .figures(
      "WZ-16", .fail, .targetMissed, required: 1, actual: 0,
      [Row("颐养温州数字化服务平台是否建成", "否"), Row("数字化应用场景数", "20", "个")]),
    .figures("WZ-16", .indeterminate, .figureMissing, [Row("数字化应用场景数", "20", "个")]),
    // 2,500 × 10,000 ÷ 1,000,000 = 25; 150 ÷ 100 = 1.5.
    .figures(
      "WZ-19", .pass, required: 25, actual: 25,
      [
        Row("持证养老护理员数", "2500", "人"), Row("60周岁及以上老年人口", "100", "万人"),
        Row("老年服务与管理类专业招生数", "150", "人", ["基期值": "100"]),
        Row("养老、医疗护理员、家庭照护者培训人次", "5", "万人次"),
      ]),
    .figures(
      "WZ-19", .fail, .targetMissed, required: 1.5, actual: 1.49,
      [
        Row("每万名老年人拥有持证养老护理员数", "25.3", "人"),
        Row("老年服务与管理类专业招生数", "149", "人", ["基期值": "100"]),
        Row("养老、医疗护理员、家庭照护者培训人次", "50000", "人次"),
      ]),
    .figures(
      "WZ-19", .indeterminate, .baseUnknown,
      [
        Row("每万名老年人拥有持证养老护理员数", "25.3", "人"), Row("老年服务与管理类专业招生数", "150", "人"),
        Row("养老、医疗护理员、家庭照护者培训人次", "50000", "人次"),
      ]),
    unitCase("WZ-18", .township, ["养老服务顾问人数": "2"], .pass, .dateUnknown, actual: 2),
    unitCase("WZ-18", .township, ["养老服务顾问人数": "1"], .fail, .targetMissed, actual: 1),
    unitCase("WZ-18", .township, [:], .indeterminate, .figureMissing),
    unitCase("WZ-18", .village, ["养老服务顾问人数": "1"], .pass, .dateUnknown, actual: 1),
    unitCase("WZ-18", .village, ["养老服务顾问人数": "0"], .fail, .targetMissed, actual: 0),
    unitCase("WZ-18", .village, ["养老服务顾问人数": "-"], .indeterminate, .figureMissing),
  ]

  static let chishuiFigures: [ClauseCase] = [
    unitCase("CS-1", .township, ["适老化改造户数": "5"], .pass, asOf: "2020-12-31"),
    unitCase(
      "CS-1", .township, ["适老化改造户数": "6"], .fail, .targetMissed, required: 5, actual: 6,
      asOf: "2021-01-01"),
    unitCase("CS-1", .township, ["适老化改造户数": "约5"], .indeterminate, .figureUnreadable),
    // 300 ÷ 1,200 = 25 %.
    unitCase(
      "CS-2", .township, ["评估档案数": "300", "60岁以上人口": "1200"], .reportOnly, actual: 0.25),
    unitCase("CS-2", .township, ["评估档案数": "300"], .indeterminate, .figureMissing),
    unitCase("CS-2", .township, ["评估档案数": "0", "60岁以上人口": "0"], .indeterminate, .formulaUndefined),
    .figures(
      "CS-3", .pass, asOf: "2021-03-31", [Row("敬老院提质改造", "10", "个", on: "2021-03-01", level: "县级")]),
    .figures(
      "CS-3", .fail, .targetMissed, asOf: "2021-04-01",
      [Row("敬老院提质改造", "9", "个", on: "2021-03-31")]),
    .figures("CS-3", .indeterminate, .figureMissing, [Row("敬老院提质改造", nil, "个")]),
    .figures("CS-4", .pass, asOf: "2021-03-31", [Row("改造数", "3", on: "2021-03-31")]),
    .figures(
      "CS-4", .notDue, .targetMissed, asOf: "2021-03-31", [Row("改造数", "2", on: "2021-03-31")]),
    .figures("CS-4", .indeterminate, .figureOutdated, [Row("改造数", "2", on: "2020-12-31")]),
    .figures("CS-7", .pass, [Row("轮训率", "1", on: "2021-12-31")]),
    // 57 of 60 were trained.
    .figures(
      "CS-7", .fail, .targetMissed, required: 1, actual: 0.95,
      [Row("轮训率", nil, on: "2021-12-31", ["分子": "57", "分母": "60"])]),
    .figures("CS-7", .indeterminate, .tableMissing, []),
    // 66 of 60 cannot have been trained.
    .figures(
      "CS-7", .indeterminate, .figureImplausible, required: 1, actual: 1.1,
      [Row("轮训率", nil, on: "2021-12-31", ["分子": "66", "分母": "60"])]),
    unitCase(
      "CS-9", .township, ["签约老年人数": "600", "60岁以上人口": "1200"], .reportOnly, actual: 0.5),
    unitCase("CS-9", .township, ["60岁以上人口": "1200"], .indeterminate, .figureMissing),
  ]

  static let shaoxingFigures: [ClauseCase] = [
    unitCase("SX-5", .township, sx5, .pass),
    unitCase("SX-5", .township, sx5.merging(["专门管理人员": "无"]) { $1 }, .fail, .targetMissed),
    unitCase("SX-5", .township, sx5.merging(["探访覆盖率": "99%"]) { $1 }, .fail, .targetMissed),
    unitCase("SX-5", .township, sx5.filter { $0.key != "养老服务队伍" }, .indeterminate, .figureMissing),
    unitCase("SX-6", .township, ["老年教育机构数": "1"], .pass, .dateUnknown, actual: 1),
    unitCase("SX-6", .township, ["老年教育机构数": "0"], .fail, .targetMissed, actual: 0),
    .figures("SX-7", .pass, [Row("智慧养老院数", "12", "家"), Row("智能终端覆盖率", "100%")]),
    .figures("SX-7", .fail, .targetMissed, [Row("智慧养老院数", "11", "家"), Row("智能终端覆盖率", "100%")]),
    .figures("SX-7", .indeterminate, .figureMissing, [Row("智慧养老院数", "12", "家")]),
    .figures("SX-8", .pass, [Row("平台数", "3", "个")]),
    .figures("SX-8", .fail, .targetMissed, [Row("平台数", "2", "个")]),
    .figures("SX-8", .indeterminate, .figureUnreadable, [Row("平台数", "若干", "个")]),
    .figures("SX-9", .pass, sx9("80", "60%", "1", "20%")),
    .figures(
      "SX-9", .fail, .targetMissed, required: 0.6, actual: 0.599, sx9("80", "59.9%", "1", "20%")),
    .figures("SX-9", .indeterminate, .figureMissing, sx9("80", "60%", nil, "20%")),
    .figures("SX-10", .pass, sx10("88%", "4000")),
    // 3,998 × 10,000 ÷ 2,000,000 = 19.99.
    .figures("SX-10", .fail, .targetMissed, required: 20, actual: 19.99, sx10("88%", "3998")),
    .figures("SX-10", .indeterminate, .figureUnitMissing, sx10("88", "4000")),
    // 550 of 1,000 for elder care, 247.5 of these for home care.
    .figures("SX-11", .pass, sx11("550", "247.5")),
    .figures("SX-11", .fail, .targetMissed, required: 0.45, actual: 0.44, sx11("550", "242")),
    .figures("SX-11", .indeterminate, .figureUnreadable, sx11("550", "247.5", unit: nil)),
    .figures("SX-18", .pass, sx18("540", "500")),
    .figures("SX-18", .fail, .targetMissed, required: 25, actual: 24.95, sx18("540", "499")),
    .figures("SX-18", .indeterminate, .figureMissing, sx18("540", nil)),
  ]

  private static let sx5 = [
    "管理制度": "有", "分管领导": "张某", "专门管理人员": "1", "专职社会工作者": "1", "养老服务队伍": "是",
    "基本生活服务覆盖率": "100%", "探访覆盖率": "100%",
  ]

  private static func sx9(_ a: String?, _ b: String?, _ c: String?, _ d: String?) -> [IndicatorRow]
  {
    [
      Row("康养联合体数", a, "个"), Row("二级以上综合医院和二甲以上中医医院设置老年医学科比例", b),
      Row("康复技术指导中心数", c, "家"), Row("提供安宁疗护服务的基层医疗卫生机构占比", d),
    ]
  }

  private static func sx10(_ contracts: String, _ beds: String) -> [IndicatorRow] {
    [
      Row("老年人家庭医生签约率", contracts), Row("健康管理率", "0.75"), Row("养老机构护理型床位占比", "58", "%"),
      Row("认知障碍床位数", beds, "张"), Row("老年人口数", "200", "万人"),
    ]
  }

  private static func sx11(_ elders: String, _ home: String, unit: String? = "万元") -> [IndicatorRow]
  {
    [
      Row("福利彩票公益金总额", "1000", "万元"), Row("用于发展养老服务业的福利彩票公益金", elders, unit),
      Row("用于居家养老服务的福利彩票公益金", home, unit),
    ]
  }

  private static func sx18(_ caregivers: String?, _ workers: String?) -> [IndicatorRow] {
    [
      Row("持证养老护理员数", caregivers, "人"), Row("社会工作者数", workers, "人"), Row("老年人口数", "20", "万人"),
    ]
  }

  /// A case of a clause that is judged by columns of a unit.
  private static func unitCase(
    _ clause: String, _ level: AdministrativeUnit.Level, _ facts: [String: String],
    _ verdict: ClauseVerdict, _ reason: FindingReason? = nil, required: Double? = nil,
    actual: Double? = nil, asOf: String? = "2026-06-01"
  ) -> ClauseCase {
    let says = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ClauseCase(
      clause, says.joined(separator: ", "), verdict, reason, required: required, actual: actual,
      asOf: asOf
    ) {
      $0.unit(level, "T") { unit in
        for (name, text) in facts.sorted(by: { $0.key < $1.key }) { unit.facts.set(name, text) }
      }
    }
  }
}

extension ClauseCase {
  static let hunanAndZiboFigures: [ClauseCase] = [
    .figures("HN-4", .pass, [Row("养老服务指导中心数", "1", "个", region: "A", level: "县级")]),
    .figures("HN-4", .fail, .targetMissed, [Row("养老服务指导中心数", "0", "个", region: "A", level: "县级")]),
    .figures("HN-6", .pass, [Row("达标率", "100%", region: "A", level: "县级")]),
    .figures("HN-6", .fail, .targetMissed, [Row("达标率", nil, ["分子": "49", "分母": "50"])]),
    .figures("HN-6", .indeterminate, .figureMissing, [Row("达标率", nil)]),
    ClauseCase("ZB-8", "six opened in 2022", .pass, required: 6, actual: 6, asOf: "2022-12-31") {
      for number in 1...6 {
        $0.facility("\(number)", .elderCanteen) { $0.opening = CalendarDate("2022-12-31") }
      }
    },
    ClauseCase("ZB-8", "one of them in 2023", .fail, .nonePresent, required: 6, actual: 5) {
      for number in 1...6 {
        $0.facility("\(number)", .elderCanteen) {
          $0.opening = CalendarDate(number == 1 ? "2023-01-01" : "2022-06-01")
        }
      }
    },
    ClauseCase("ZB-8", "one of an unknown day", .indeterminate, .dateUnknown) {
      for number in 1...6 {
        $0.facility("\(number)", .elderCanteen) {
          $0.opening = number == 1 ? nil : CalendarDate("2022-06-01")
        }
      }
    },
    // 149 + 2 = 151.
    .figures("ZB-9", .pass, required: 151, actual: 151, zb9("151", "149", "4")),
    .figures("ZB-9", .fail, .targetMissed, required: 151, actual: 150, zb9("150", "149", "4")),
    .figures("ZB-9", .indeterminate, .baseUnknown, zb9("151", "-", "4")),
    .figures("ZB-12b", .pass, of: "ZB-12", zb12("100%", "100%", "100%", "100%")),
    .figures("ZB-12b", .fail, .targetMissed, of: "ZB-12", zb12("100%", "99%", "100%", "100%")),
    .figures(
      "ZB-12b", .indeterminate, .figureMissing, of: "ZB-12", zb12("100%", nil, "100%", "100%")),
    .figures("ZB-13", .pass, zb13("75%", "100%", "70%")),
    .figures(
      "ZB-13", .fail, .targetMissed, required: 0.75, actual: 0.74, zb13("74%", "100%", "70%")),
    .figures("ZB-13", .indeterminate, .figureMissing, zb13("75%", nil, "70%")),
    .figures("ZB-14", .pass, zb14("100%", "150", "20")),
    .figures("ZB-14", .fail, .targetMissed, required: 150, actual: 149, zb14("100%", "149", "20")),
    // 19 × 1,000 ÷ 20,000 = 0.95.
    .figures("ZB-14", .fail, .targetMissed, required: 1, actual: 0.95, zb14("100%", "150", "19")),
    .figures("ZB-14", .indeterminate, .figureUnitMissing, zb14("100", "150", "20")),
    .figures("ZB-15", .pass, zb15("100%", "1")),
    .figures("ZB-15", .fail, .targetMissed, required: 1, actual: 0, zb15("100%", "0")),
    .figures("ZB-15", .indeterminate, .figureMissing, zb15(nil, "1")),
    .figures("I1", .pass, required: 0.6, actual: 0.6, [Row("集中供养率", "60%")]),
    .figures("I1", .fail, .targetMissed, [Row("集中供养率", "0.599")]),
    .figures("I1", .indeterminate, .figureUnitMissing, [Row("集中供养率", "60")]),
    .figures("I2", .pass, [Row("集中供养率", "100", "%")]),
    .figures("I2", .fail, .targetMissed, [Row("集中供养率", "99.9", "%")]),
    .figures("I2", .indeterminate, .figureUnreadable, [Row("集中供养率", "100", "元")]),
    .figures("I3", .pass, [Row("月探访率", "100%")]),
    .figures("I3", .fail, .targetMissed, [Row("月探访率", "99%")]),
    .figures("I3", .indeterminate, .dateUnknown, [Row("月探访率", "100%", on: nil)]),
    .figures("I5", .pass, [Row("护理型床位占比", "60%")]),
    .figures("I5", .fail, .targetMissed, [Row("护理型床位占比", "59.9%")]),
    .figures("I5", .indeterminate, .figureOutdated, [Row("护理型床位占比", "59.9%", on: "2024-12-31")]),
    .figures(
      "I6", .pass, required: 1, actual: 1, [Row("社会工作者人数", nil, ["分子": "20", "分母": "20000"])]),
    .figures("I6", .fail, .targetMissed, actual: 0.95, [Row("社会工作者人数", "0.95")]),
    .figures("I6", .indeterminate, .figureMissing, [Row("社会工作者人数", "-")]),
    .figures("I9", .pass, [Row("覆盖率", "100%")]),
    .figures("I9", .fail, .targetMissed, [Row("覆盖率", "93%")]),
    .figures("I9", .indeterminate, .dateUnknown, [Row("覆盖率", "100%", on: "2026-12-31")]),
    .figures("I10", .reportOnly, actual: 130, [Row("招生规模", "130", "人")]),
    .figures("I10", .indeterminate, .figureMissing, [Row("招生规模", nil, "人")]),
    .figures("I11", .pass, [Row("覆盖率", "100%")]),
    .figures("I11", .fail, .targetMissed, [Row("覆盖率", "0")]),
    .figures("I11", .indeterminate, .figureMissing, [Row("覆盖率", nil)]),
    .figures("I12", .pass, required: 170, actual: 170, [Row("养老机构总数", "170", "家")]),
    .figures("I12", .fail, .targetMissed, [Row("养老机构总数", "169", "家")]),
    .figures("I12", .indeterminate, .figureUnitMissing, [Row("养老机构总数", "0.17")]),
    .figures("I13", .pass, [Row("星级养老机构占比", "80%")]),
    ClauseCase("I13", "three of four are rated", .fail, .rateShort, required: 0.8, actual: 0.75) {
      for number in 1...4 {
        $0.facility("\(number)", .careInstitution) {
          $0.rating = number == 1 ? .unrated : .stars(2)
        }
      }
    },
    ClauseCase("I13", "four of five, one blank", .indeterminate, .ratingUnknown) {
      for number in 1...5 {
        $0.facility("\(number)", .careInstitution) {
          $0.rating = number == 1 ? nil : number == 2 ? .unrated : .stars(2)
        }
      }
    },
    .figures("I14", .pass, [Row("家庭养老床位数", "90", "张")]),
    .figures("I14", .fail, .targetMissed, [Row("家庭养老床位数", "89", "张")]),
    .figures("I14", .indeterminate, .dateUnknown, [Row("家庭养老床位数", "90", "张", on: nil)]),
    .figures("I15", .pass, required: 150, actual: 150, [Row("养老护理员人数", "150", "人")]),
    .figures("I15", .fail, .targetMissed, [Row("养老护理员人数", "149", "人")]),
    .figures(
      "I15", .indeterminate, .sourcesDiffer, [Row("护理员", "149", "人"), Row("护理员", "150", "人")]),
  ]

  private static func zb9(_ all: String, _ base: String, _ medical: String) -> [IndicatorRow] {
    [
      Row("养老机构总数", all, "家", ["基期值": base]), Row("医养结合机构数", medical, "家", ["基期值": "2"]),
    ]
  }

  private static func zb12(_ shares: String?...) -> [IndicatorRow] {
    shares.enumerated().map { Row("养老机构医养结合服务覆盖率", $1, on: "\(2022 + $0)-12-31") }
  }

  private static func zb13(_ a: String?, _ b: String?, _ c: String?) -> [IndicatorRow] {
    [
      Row("二级以上综合性医院设置老年医学科占比", a, on: "2022-12-31"),
      Row("二级以上政府办中医医院设置康复科和治未病科占比", b, on: "2022-12-31"),
      Row("65周岁及以上老年人健康管理率", c, on: "2022-12-31"),
    ]
  }

  private static func zb14(_ rate: String, _ staff: String, _ workers: String) -> [IndicatorRow] {
    [
      Row("养老机构服务质量和安全基本规范达标率", "100%"), Row("养老护理员岗前培训率", rate), Row("专业人员持证上岗率", "100%"),
      Row("养老护理员人数", staff, "人"), Row("社会工作者人数", workers, "人"), Row("老年人口数", "2", "万人"),
      Row("养老服务实训基地数", "1", "个"),
    ]
  }

  private static func zb15(_ share: String?, _ brands: String) -> [IndicatorRow] {
    [Row("城乡居民长期护理保险覆盖率", share), Row("品牌连锁养老服务企业数", brands, "家"), Row("老年大学数", "1", "所")]
  }
}

@Suite struct IndicatorClauseTests {
  @Test(arguments: ClauseCase.wenzhouFigures)
  func wenzhou(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.chishuiFigures)
  func chishui(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.shaoxingFigures)
  func shaoxing(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.hunanAndZiboFigures)
  func hunanAndZibo(_ expected: ClauseCase) throws { try expected.check() }

  /// A figure that is given and counted decides only if both say the same.
  @Test func aCountThatContradictsTheTableDecidesNothing() throws {
    let register = Register.asOf("2026-06-01") {
      $0.indicators("I12", [IndicatorRow("养老机构总数", "170", "家")])
      for number in 1...169 { $0.facility("\(number)", .careInstitution) }
    }
    let found = try finding("zibo", "I12", register)
    #expect(found.verdict == .indeterminate)
    #expect(found.reason == .sourcesDiffer)
    #expect(
      found.evidence.warnings.contains { $0.english.contains("170") && $0.english.contains("169") })
  }

  /// The plan contradicts itself in five places, which are reported whatever the figures are.
  @Test(arguments: ["ZB-8", "ZB-9", "ZB-12b", "ZB-13", "I8", "I9", "I11", "I12"])
  func zibosContradictionsAreWarnedOf(clause: String) throws {
    let register = Register.asOf("2026-06-01") { _ in }
    #expect(try finding("zibo", clause, register).evidence.warnings.isEmpty == false)
  }

  /// A target that was missed at the due date and met later is late; one only known to be met later may be either.
  @Test func aTargetMetLaterIsLate() throws {
    let late = Register.asOf("2026-06-01") {
      $0.indicators(
        "I15",
        [
          IndicatorRow("护理员", "149", "人", on: "2025-12-31"),
          IndicatorRow("护理员", "150", "人", on: "2026-03-31"),
        ])
    }
    #expect(try finding("zibo", "I15", late).verdict == .passLate)
    let stated = Register.asOf("2026-06-01") {
      $0.indicators(
        "I15", [IndicatorRow("护理员", "150", "人", on: "2026-03-31", ["达标日期": "2025-10-01"])])
    }
    #expect(try finding("zibo", "I15", stated).verdict == .pass)
    #expect(try finding("zibo", "I15", stated).reason == nil)
  }

  /// A county's share of a city's target is shown and never held against the city's.
  @Test func aCountysFigureIsOnlyReported() throws {
    let register = Register.asOf("2026-06-01") {
      $0.indicators("WZ-6", [IndicatorRow("照料中心", "300", "家", region: "A", level: "县级")])
      $0.indicators("WZ-6", [IndicatorRow("照料中心", "1200", "家")])
    }
    let found = try findings("wenzhou", "WZ-6", register)
    #expect(found.map(\.verdict) == [.pass, .reportOnly])
    #expect(found.map(\.actual) == [1200, 300])
  }
}
