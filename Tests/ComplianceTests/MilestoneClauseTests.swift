import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import Testing

extension ClauseCase {
  private typealias Step = (name: String, done: String?, day: String?)

  /// A case with rows of one object in the table of milestones.
  private static func steps(
    _ clause: String, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil,
    asOf: String = "2026-06-01", object: String = "瑞安市", given steps: [Step]
  ) -> ClauseCase {
    let says = steps.map { "\($0.name) \($0.done ?? "") \($0.day ?? "")" }
    return ClauseCase(clause, says.joined(separator: ", "), verdict, reason, asOf: asOf) {
      for (name, done, day) in steps { $0.step(clause, object, name, done, day) }
    }
  }

  static let milestones: [ClauseCase] = [
    .steps("WZ-11", .pass, given: [("专项规划", "是", nil), ("配置计划", nil, "2024-06-30")]),
    .steps("WZ-11", .fail, .notDone, given: [("专项规划", "是", nil), ("配置计划", "否", nil)]),
    .steps("WZ-11", .indeterminate, .figureMissing, given: [("专项规划", "是", nil)]),
    // A district plans no layout, and the city no rooms of old estates.
    .steps("WZ-11", .pass, object: "瓯海区", given: [("配置计划", "是", nil)]),
    .steps("WZ-11", .pass, object: "温州市", given: [("专项规划", "是", nil)]),
    estateCase(
      "WZ-13", "consulted on the day of the review", .pass,
      facts: ["征求民政部门意见日期": "2025-01-20", "设计方案审查日期": "2025-01-20"]),
    estateCase(
      "WZ-13", "a day later", .fail, .outsideWindow,
      facts: ["征求民政部门意见日期": "2025-01-21", "设计方案审查日期": "2025-01-20"]),
    estateCase(
      "WZ-13", "no day of the review", .indeterminate, .dateUnknown,
      facts: ["征求民政部门意见日期": "2025-01-20"]),
    serviceCase(.pass, own: "12", issued: "2024-06-01"),
    serviceCase(.fail, .itemsMissing, own: "8", issued: "2026-01-01"),
    serviceCase(.indeterminate, .figureMissing, own: nil, issued: "2026-01-01"),
    priceCase("是", .pass, "是", "居民价格"),
    priceCase("是", .fail, "非居民", "是"),
    priceCase("是", .indeterminate, nil, "是"),
    .steps(
      "CS-12", .pass, asOf: "2021-03-01", object: "大同镇敬老院", given: [("委托运营", "是", "2021-01-05")]),
    .steps(
      "CS-12", .fail, .notDone, asOf: "2021-04-01", object: "大同镇敬老院", given: [("委托运营", "否", nil)]),
    .steps(
      "CS-12", .indeterminate, .figureMissing, asOf: "2021-03-01", object: "大同镇敬老院",
      given: [("委托运营", nil, nil)]),
    .steps(
      "CS-14", .pass, asOf: "2021-04-01",
      given: [("试点细化工作方案", "是", "2020-07-31"), ("试点自评", "是", "2021-01-01")]),
    .steps(
      "CS-14", .fail, .outsideWindow, asOf: "2021-04-01",
      given: [("试点细化工作方案", "是", "2020-08-01"), ("试点自评", "是", "2021-01-01")]),
    .steps(
      "CS-14", .indeterminate, .dateUnknown, asOf: "2021-04-01",
      given: [("试点细化工作方案", "是", nil), ("试点自评", "是", "2021-01-01")]),
    .figures("CS-5b", .pass, asOf: "2021-03-31", of: "CS-5", sites("是", "已建成", "2021-03-01")),
    .figures(
      "CS-5b", .notDue, .targetMissed, asOf: "2021-03-31", of: "CS-5", sites("是", "否", "2021-03-01")
    ),
    .figures(
      "CS-5b", .indeterminate, .figureMissing, asOf: "2021-03-31", of: "CS-5",
      sites("是", nil, "2021-03-01")),
    sx3("2025-01-09", "320", .pass),
    sx3("2025-01-10", "320", .fail, .outsideWindow),
    sx3("2025-01-09", nil, .indeterminate, .figureMissing),
    // 70 % of 2,000 yuan/m2 is 1,400; 900 + 300 + 100 = 1,300; 133.4 万元/亩 is 2,001 yuan/m2.
    parcel(.pass, required: 1400, actual: 1400, cells: ["出让底价": "1400", "公共服务用地基准地价": "2000"]),
    parcel(
      .fail, .belowFloor, required: 1400, actual: 1399,
      cells: ["出让底价": "1399", "公共服务用地基准地价": "2000"]),
    parcel(
      .pass, required: 1300, actual: 1300,
      cells: ["出让底价": "1300", "土地取得费用": "900", "土地开发费用": "300", "相关税费": "100"]),
    parcel(
      .pass, required: 1400, actual: 2001, cells: ["出让底价": "133.4万元/亩", "公共服务用地基准地价": "2000"]),
    parcel(
      .indeterminate, .figureMissing, cells: ["出让底价": "1300", "土地取得费用": "900", "土地开发费用": "300"]),
    parcel(
      .indeterminate, .figureUnitMissing, cells: ["出让底价": "1400", "公共服务用地基准地价": "2000"], unit: nil),
    conversion("2021-06-01", .pass),
    conversion("2021-05-31", .fail, .periodOver),
    conversion(nil, .indeterminate, .dateUnknown),
    ClauseCase("ZB-10", "two stars", .pass, .dateUnknown, required: 2, actual: 2) {
      $0.home(.stars(2))
    },
    ClauseCase("ZB-10", "unrated", .fail, .unrated, required: 2) { $0.home(.unrated) },
    ClauseCase("ZB-10", "a blank", .indeterminate, .ratingUnknown) { $0.home(nil) },
    ClauseCase("HN-5", "one estate with a gap 300 m away, one 2 km away", .reportOnly, actual: 1) {
      $0.estate("A", east: 300)
      $0.estate("B", east: 2000)
      $0.facilities = []
      $0.candidate(Scene().place(east: 0))
    },
    ClauseCase("HN-5", "nobody knows where", .indeterminate, .placeUnknown) {
      $0.estate("A")
      $0.facilities = []
      $0.candidate(nil)
    },
    confirmed("300 m2 in one place", .pass, actual: 300, rooms: [300]),
    confirmed("299 m2 in one place", .fail, .placeTooSmall, actual: 0, rooms: [299]),
    ClauseCase("HN-2b", "nobody confirmed the numbers", .indeterminate, .parameterUnverified) {
      $0.newEstate { $0.residentialFloorArea = AreaBounds(.squareMetres(100_000)) }
      $0.room(gross: 300)
    },
  ]

  private static func estateCase(
    _ clause: String, _ says: String, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil,
    facts: [String: String]
  ) -> ClauseCase {
    ClauseCase(clause, says, verdict, reason) { register in
      register.newEstate { estate in
        for (name, text) in facts { estate.facts.set(name, text) }
      }
    }
  }

  /// A county's list and the city's, which grants ten hours.
  private static func serviceCase(
    _ verdict: ClauseVerdict, _ reason: FindingReason? = nil, own: String?, issued: String
  ) -> ClauseCase {
    ClauseCase("WZ-14", "\(own ?? "blank") of 10, issued \(issued)", verdict, reason) {
      $0.record(.basicServices, "C", ["层级": "市级", "服务项目": "助洁", "实现程度": "10"])
      var cells = ["层级": "县级", "服务项目": "助洁", "发布日期": issued]
      cells["实现程度"] = own
      $0.record(.basicServices, "A", cells)
    }
  }

  private static func priceCase(
    _ water: String?, _ verdict: ClauseVerdict, _ power: String?, _ gas: String?
  ) -> ClauseCase {
    ClauseCase(
      "WZ-21", "\(power ?? "blank")", verdict,
      verdict == .fail ? .notDone : verdict == .pass ? nil : .figureMissing
    ) {
      $0.facility { facility in
        facility.facts.set("用水是否执行居民价格", water)
        facility.facts.set("用电是否执行居民价格", power)
        facility.facts.set("用气是否执行居民价格", gas)
      }
    }
  }

  private static func sites(_ one: String?, _ other: String?, _ day: String) -> [IndicatorRow] {
    [IndicatorRow("老年养护楼是否建成", one, on: day), IndicatorRow("城区中心敬老院是否建成", other, on: day)]
  }

  private static func sx3(
    _ conditions: String, _ area: String?, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil
  ) -> ClauseCase {
    ClauseCase("SX-3", "conditions of \(conditions), area \(area ?? "blank")", verdict, reason) {
      $0.newEstate { estate in
        estate.planningConditions = CalendarDate(conditions)
        estate.landSale = CalendarDate("2025-01-10")
        estate.facts.set("设计方案养老用房面积", area)
        estate.facts.set("设计方案养老用房位置", "3幢1层")
      }
      $0.room(gross: 320)
    }
  }

  private static func parcel(
    _ verdict: ClauseVerdict, _ reason: FindingReason? = nil, required: Double? = nil,
    actual: Double? = nil, cells: [String: String], unit: String? = "元/㎡"
  ) -> ClauseCase {
    let says = cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ClauseCase(
      "ZB-2", says.joined(separator: ", "), verdict, reason, required: required, actual: actual
    ) {
      var cells = cells.merging(["是否列入控制性详细规划": "是", "是否列入年度供地计划": "是"]) { $1 }
      cells["单位"] = unit
      $0.record(.parcels, "P", cells)
    }
  }

  private static func conversion(
    _ start: String?, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil
  ) -> ClauseCase {
    ClauseCase("ZB-3", "from \(start ?? "an unknown day")", verdict, reason) {
      $0.record(.conversions, "K", start.map { ["过渡期起始日期": $0] } ?? [:])
    }
  }

  /// Hunan's numbers, confirmed by the user, for 100,000 m2 of dwellings, of which 3 ‰ are 300 m2.
  private static func confirmed(
    _ says: String, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil, actual: Double,
    rooms: [Double]
  ) -> ClauseCase {
    ClauseCase(
      "HN-2b", says, verdict, reason, required: 300, actual: actual,
      ["HN-2b.share_of_floor_area=3‰", "HN-2b.minimum_place=300 m2"]
    ) {
      $0.newEstate { $0.residentialFloorArea = AreaBounds(.squareMetres(100_000)) }
      for (number, area) in rooms.enumerated() { $0.room("R\(number)", gross: area) }
    }
  }
}

extension Register {
  /// Adds a row to the table of milestones.
  fileprivate mutating func step(
    _ clause: String, _ object: String, _ name: String, _ done: String?, _ day: String?
  ) {
    var record = Record(id: object)
    (record.name, record.clause) = (object, clause)
    record.facts.set("事项名称", name)
    record.facts.set("是否完成", done)
    record.facts.set("完成日期", day)
    records[.milestones] = (records[.milestones] ?? []) + [record]
  }

  /// A home for people in extreme poverty.
  fileprivate mutating func home(_ rating: StarRating?) {
    facility("F", .publicElderHome) {
      $0.services = ["特困供养"]
      $0.rating = rating
    }
  }

  fileprivate mutating func candidate(_ point: Coordinate?) {
    var record = Record(id: "Z")
    record.place = point.map(EstatePlace.point)
    records[.candidates] = [record]
  }
}

@Suite struct MilestoneClauseTests {
  @Test(arguments: ClauseCase.milestones)
  func milestones(_ expected: ClauseCase) throws { try expected.check() }

  /// A list of services that is older than 24 months fails only softly.
  @Test func anOldListFailsSoftly() throws {
    let register = Register.asOf("2026-06-01") {
      $0.record(.basicServices, "C", ["层级": "市级", "服务项目": "助洁", "实现程度": "10"])
      $0.record(
        .basicServices, "A", ["层级": "县级", "服务项目": "助洁", "实现程度": "10", "发布日期": "2024-05-31"])
    }
    let found = try finding("wenzhou", "WZ-14", register)
    #expect(found.verdict == .fail)
    #expect(found.effect == .soft)
  }

  /// The reviews of the plan are judged by their days, in addition to the indicators of the clause.
  @Test func reviewsAreJudgedByTheirDays() throws {
    let register = Register.asOf("2026-06-01") {
      $0.step("ZB-15", "淄博高新区", "规划中期评估报告", "是", "2023-11-01")
      $0.step("ZB-15", "淄博高新区", "规划全面评估报告", "是", "2026-01-05")
    }
    let found = try findings("zibo", "ZB-15", register).first { $0.subject.type == .object }
    #expect(found?.verdict == .fail)
    #expect(found?.reason == .outsideWindow)
  }
}
