import CareModel
import Compliance
import Testing

/// Cells that look like an answer but are not, and rooms that look like a provision but are not: none of them passes.
@Suite struct WordedFactTests {
  private static func township(
    _ clause: String, _ facts: [String: String], _ verdict: ClauseVerdict,
    _ reason: FindingReason? = nil, asOf: String = "2026-06-01",
    _ fill: @escaping (inout Register) -> Void = { _ in }
  ) -> ClauseCase {
    let says = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ClauseCase(clause, says.joined(separator: ", "), verdict, reason, asOf: asOf) {
      $0.unit(.township, "T") { unit in
        for (name, text) in facts.sorted(by: { $0.key < $1.key }) { unit.facts.set(name, text) }
      }
      fill(&$0)
    }
  }

  private static let team: [String: String] = [
    "管理制度": "已建立", "专门管理人员": "1", "专职社会工作者": "1", "养老服务队伍": "1", "基本生活服务覆盖率": "100%",
    "探访覆盖率": "100%",
  ]

  /// 分管领导 must be a name; a word that leaves it open is not one.
  private static let leaders =
    ["张某", "是", "1"].map { township("SX-5", team.merging(["分管领导": $0]) { $1 }, .pass) }
    + ["空缺", "待定", "暂缺", "—", "筹建中", "未定", "无人"].map {
      township("SX-5", team.merging(["分管领导": $0]) { $1 }, .indeterminate, .figureMissing)
    }
    + ["否", "无", "0"].map {
      township("SX-5", team.merging(["分管领导": $0]) { $1 }, .fail, .targetMissed)
    }

  private static let platforms = [
    township("CS-6", ["信息平台是否建成": "是"], .pass, asOf: "2021-03-01"),
    township("CS-6", ["信息平台是否建成": "已建成"], .pass, asOf: "2021-03-01"),
    township("CS-6", ["信息平台是否建成": "否"], .notDue, .targetMissed, asOf: "2021-03-31"),
    township("CS-6", ["信息平台是否建成": "否"], .fail, .targetMissed, asOf: "2021-04-01"),
    township("CS-6", ["信息平台是否建成": "建设中"], .indeterminate, .servicesUnknown, asOf: "2021-03-01"),
    township("CS-6", ["信息平台是否建成": "市里统一"], .indeterminate, .servicesUnknown, asOf: "2021-03-01"),
    // The row says no, the ledger of facilities has one.
    township("CS-6", ["信息平台是否建成": "否"], .indeterminate, .sourcesDiffer, asOf: "2021-03-01") {
      $0.facility("F", .other) { $0.services = ["信息平台"] }
    },
    // Two platforms do not contradict yes.
    township("CS-6", ["信息平台是否建成": "是"], .pass, asOf: "2021-03-01") {
      $0.facility("F", .other) { $0.services = ["信息平台"] }
      $0.facility("G", .other) { $0.services = ["信息平台"] }
    },
  ]

  private static func design(_ location: String, _ verdict: ClauseVerdict, _ reason: FindingReason?)
    -> ClauseCase
  {
    ClauseCase("SX-3", "location \(location)", verdict, reason) {
      $0.newEstate { estate in
        estate.planningConditions = CalendarDate("2025-01-09")
        estate.landSale = CalendarDate("2025-01-10")
        estate.facts.set("设计方案养老用房面积", "320")
        estate.facts.set("设计方案养老用房位置", location)
      }
      $0.room(gross: 320)
    }
  }

  private static let designs = [
    design("3幢1层", .pass, nil), design("待定", .indeterminate, .figureMissing),
    design("—", .indeterminate, .figureMissing), design("/", .indeterminate, .figureMissing),
    design("未明确", .fail, .notDone), design("无", .fail, .notDone),
  ]

  private static func later(_ estate: inout NewEstate) {
    estate.dates.acceptance = CalendarDate("2028-01-10")
    estate.dates.handover = CalendarDate("2028-03-01")
  }

  private static let rooms = [
    ClauseCase("HN-2", "no room, delivered in 2028", .notDue, .notDelivered) {
      $0.newEstate("N", later)
    },
    ClauseCase("CS-10", "its room was demolished, delivered in 2028", .notDue, .notDelivered) {
      $0.newEstate("N", later)
      $0.room { $0.status = .demolished }
    },
    ClauseCase("HN-2", "begun late, whenever it is delivered", .fail, .tooLate) {
      $0.newEstate("N", later)
      $0.room { $0.dates.start = CalendarDate("2025-03-02") }
    },
    ClauseCase("WZ-3", "in step, but demolished", .notApplicable, .onlyUnusable) {
      $0.newEstate()
      $0.room(inner: 310) { $0.status = .demolished }
    },
    ClauseCase("SX-3", "conditions and design, but no room", .fail, .noRoom) {
      $0.newEstate { estate in
        estate.planningConditions = CalendarDate("2025-01-09")
        estate.landSale = CalendarDate("2025-01-10")
        estate.facts.set("设计方案养老用房面积", "320")
        estate.facts.set("设计方案养老用房位置", "3幢1层")
      }
    },
    ClauseCase("WZ-5", "200 inner, and a small place of no kind", .indeterminate, .kindUnknown) {
      $0.unit(.village, "C")
      $0.facility("F", area: nil) { $0.area = RoomArea(inner: .squareMetres(200)) }
      $0.facility("G", nil, area: 90)
    },
    ClauseCase("WZ-5", "200 inner, and a small place of no village", .indeterminate, .unitUnknown) {
      $0.unit(.village, "C")
      $0.facility("F", area: nil) { $0.area = RoomArea(inner: .squareMetres(200)) }
      $0.facility("G", area: 90) { ($0.community, $0.township) = (nil, nil) }
    },
    ClauseCase("CS-8", "60 m apart on one street", .notDue, .notTogether, asOf: "2021-03-01") {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre) { $0.address = "人民路" }
      $0.facility("B", .healthCentre, east: 60) { $0.address = "人民路" }
      $0.facility("D", .nursingStation, east: 20)
    },
  ]

  /// 70 of 110 beds are 63.6 %.
  private static let beds = [
    ClauseCase(
      "I5", "40 of 60 and 30 of 50", .pass, .dateUnknown, required: 0.6, actual: 70.0 / 110
    ) {
      $0.home("F", 60, 40)
      $0.home("G", 50, 30)
      $0.facility("H", .dayCareCentre) { ($0.beds, $0.nursingBeds) = (100, 0) }
    },
    ClauseCase("I5", "20 of 60 and 30 of 50", .fail, .rateShort, actual: 50.0 / 110) {
      $0.home("F", 60, 20)
      $0.home("G", 50, 30)
    },
    ClauseCase("I5", "40 of 60, and 50 of which nothing is said", .indeterminate, .bedsUnknown) {
      $0.home("F", 60, 40)
      $0.home("G", 50, nil)
    },
    ClauseCase("I5", "90 of 100, and 10 of which nothing is said", .pass, .dateUnknown) {
      $0.home("F", 100, 90)
      $0.home("G", 10, nil)
    },
    ClauseCase("I5", "20 of 100, and 10 of which nothing is said", .fail, .rateShort) {
      $0.home("F", 100, 20)
      $0.home("G", 10, nil)
    },
    ClauseCase("I5", "more nursing beds than beds", .indeterminate, .bedsUnknown) {
      $0.home("F", 50, 60)
    },
    ClauseCase("I5", "40 of 60, and a home of unknown size", .indeterminate, .bedsUnknown) {
      $0.home("F", 60, 40)
      $0.home("G", nil, nil)
    },
    ClauseCase("I5", "61 % in the table, 45 % counted", .indeterminate, .sourcesDiffer) {
      $0.indicators("I5", [IndicatorRow("养老机构护理型床位占比", "61%")])
      $0.home("F", 60, 20)
      $0.home("G", 50, 30)
    },
  ]

  @Test(arguments: leaders + platforms + designs + rooms + beds)
  func nothingPassesOnAWord(_ expected: ClauseCase) throws { try expected.check() }

  /// What the ledger itself states is compared, and decides nothing.
  @Test func theLedgersAreasAreCompared() throws {
    let register = Register.asOf("2026-06-01") {
      $0.newEstate { estate in
        estate.facts.set("应配面积", "100")
        estate.facts.set("配建养老用房面积", "320㎡")
      }
      $0.room(gross: 320, inner: 310)
    }
    let found = try finding("wenzhou", "WZ-1", register)
    #expect(found.verdict == .pass && found.required == 136.8)
    #expect(
      found.evidence.warnings.map(\.english) == [
        "the ledger has 100 m2 as owed, the clause gives 136.8 m2"
      ])
  }

  @Test func theFloorAreaOfThePlotRatioIsABasis() throws {
    let register = Register.asOf("2026-06-01") {
      $0.newEstate { $0.plotRatioFloorArea = AreaBounds(.squareMetres(100_000)) }
      $0.room(gross: 320, inner: 310)
    }
    // 0.002 x 100,000 = 200.
    let found = try finding("wenzhou", "WZ-1", register, ["WZ-1.floor_area=plot_ratio"])
    #expect(found.verdict == .pass && found.required == 200)
  }
}

extension Register {
  /// A care institution with given numbers of beds and nursing beds.
  fileprivate mutating func home(_ id: String, _ beds: Int?, _ nursing: Int?) {
    facility(id, .careInstitution) { ($0.beds, $0.nursingBeds) = (beds, nursing) }
  }
}
