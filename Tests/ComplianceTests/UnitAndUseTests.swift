import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import PlaneGeometry
import Testing

/// Units under other names, facilities at unknown locations, and rooms in every state.
@Suite struct UnitAndUseTests {
  // MARK: - Names of units

  private static func named(_ unit: String, _ written: String) -> Register {
    Register.asOf("2026-06-01") {
      $0.unit(.township, "J1") { $0.name = unit }
      $0.facility("F", .townshipCareCentre) { $0.township = written }
    }
  }

  @Test(arguments: [
    ("竹湾街道", "竹湾街道办事处"), ("竹岛街道", "高新区竹岛街道"), ("竹湾街道", " 竹湾街道"), ("竹湾街道", "J1"),
  ])
  func aUnitIsFoundUnderAnotherName(unit: String, written: String) throws {
    let found = try finding("shaoxing", "SX-1", Self.named(unit, written))
    #expect(found.verdict == .pass)
  }

  @Test func anUnmatchedNameIsListedAndNobodysFail() throws {
    let register = Self.named("竹湾街道", "东海街道")
    let check = ComplianceCheck(try policy("shaoxing"), register)
    let found = try finding("shaoxing", "SX-1", register)
    #expect(found.verdict == .indeterminate && found.reason == .unitUnknown)
    #expect(found.evidence.settles == "facilities.township")
    #expect(check.unknownUnits.first { $0.level == .township }?.names == ["东海街道": 1])
  }

  /// A village of that name exists, but in another township.
  @Test func aNamesakeInAnotherTownshipIsNotMeant() throws {
    let register = Register.asOf("2026-06-01") {
      $0.unit(.village, "V1") { ($0.name, $0.township) = ("和平村", "甲镇") }
      $0.unit(.village, "V2") { ($0.name, $0.township) = ("新村", "乙镇") }
      $0.facility("F", .villageHappinessHome) { ($0.community, $0.township) = ("和平村", "乙镇") }
    }
    let verdicts = try findings("wenzhou", "WZ-4", register).map(\.verdict)
    #expect(verdicts == [.fail, .indeterminate])
  }

  @Test func aCommunityIsNoVillage() throws {
    let register = Register.asOf("2026-06-01") {
      $0.unit(.village, "V1") { $0.name = "和平村" }
      $0.facility("F", .careRoom) { $0.community = "枕桥社区" }
    }
    #expect(try finding("wenzhou", "WZ-4", register).verdict == .fail)
  }

  // MARK: - Blank units

  private static let scene = Scene()

  private static func square(east: Double) -> EstatePlace {
    let corners = [(-400.0, -400.0), (400, -400), (400, 400), (-400, 400)].map {
      scene.place(east: east + $0.0, north: $0.1)
    }
    let ring = Ring(corners)
    return ring.map { .area(MultiPolygon(Polygon(outer: $0))) } ?? .gatesOnly
  }

  private static func blank(
    _ says: String, _ verdict: ClauseVerdict, _ reason: FindingReason,
    _ change: @escaping (inout Facility) -> Void,
    unit: @escaping (inout AdministrativeUnit) -> Void = { _ in }
  ) -> ClauseCase {
    ClauseCase("WZ-4", says, verdict, reason) {
      $0.unit(.village, "V") {
        ($0.name, $0.township) = ("和平村", "甲镇")
        unit(&$0)
      }
      $0.unit(.village, "W") { ($0.name, $0.township) = ("新村", "乙镇") }
      $0.facility("F", .villageHappinessHome) {
        ($0.community, $0.township) = (nil, nil)
        change(&$0)
      }
    }
  }

  private static let blanks = [
    blank("a place of the kind anywhere", .indeterminate, .unitUnknown, { _ in }),
    blank("a canteen", .fail, .nonePresent, { $0.kind = .elderCanteen }),
    blank("demolished", .fail, .nonePresent, { $0.status = .demolished }),
    blank("of the other township", .fail, .nonePresent, { $0.township = "乙镇" }),
    blank("of the same township", .indeterminate, .unitUnknown, { $0.township = "甲镇人民政府" }),
    blank(
      "outside the polygon", .fail, .nonePresent, { $0.coordinate = scene.place(east: 600) },
      unit: { $0.place = square(east: 0) }),
    blank(
      "60 km from the village", .fail, .nonePresent, { $0.coordinate = scene.place(east: 60_000) },
      unit: { $0.place = .point(scene.place(east: 0)) }),
    blank(
      "1 km from the village", .indeterminate, .unitUnknown,
      { $0.coordinate = scene.place(east: 1000) },
      unit: { $0.place = .point(scene.place(east: 0)) }),
    ClauseCase("HN-1", "a blank one without the six services", .fail, .nonePresent) {
      $0.unit(.township, "T")
      $0.facility("F") {
        $0.township = nil
        $0.services = ["助餐"]
      }
    },
    ClauseCase("HN-1", "a blank one with all six", .indeterminate, .unitUnknown) {
      $0.unit(.township, "T")
      $0.facility("F") {
        $0.township = nil
        $0.services = ["失能照护", "助餐", "助浴", "助洁", "助医", "助行"]
      }
    },
    ClauseCase(
      "SX-4", "a blank room of 5 m2 could not make up 10", .fail, .areaShort, required: 200,
      actual: 190, ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.unit(.community, "C")
      $0.estate {
        $0.households = 1000
        $0.community = "C"
      }
      $0.facility("A", area: 190)
      $0.facility("B", area: 5) { ($0.community, $0.township) = (nil, nil) }
    },
    ClauseCase(
      "SX-4", "a blank room of 10 m2 could", .indeterminate, .unitUnknown, required: 200,
      ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.unit(.community, "C")
      $0.estate {
        $0.households = 1000
        $0.community = "C"
      }
      $0.facility("A", area: 190)
      $0.facility("B", area: 10) { ($0.community, $0.township) = (nil, nil) }
    },
  ]

  @Test(arguments: blanks)
  func oneBlankCellIsNotEverybodysDoubt(_ example: ClauseCase) throws { try example.check() }

  // MARK: - Every place, in use or not

  private static let uses = [
    ClauseCase("WZ-2", "an idle place of 250", .fail, .placeTooSmall, actual: 250) {
      $0.newEstate()
      $0.room("A", inner: 310)
      $0.room("B", inner: 250) { $0.status = .idle }
    },
    ClauseCase("WZ-2", "not handed over, 310", .pass, actual: 310) {
      $0.newEstate()
      $0.room(inner: 310) { $0.status = .notHandedOver }
    },
    ClauseCase("WZ-2", "a demolished place of 250", .pass, actual: 310) {
      $0.newEstate()
      $0.room("A", inner: 310)
      $0.room("B", inner: 250) { $0.status = .demolished }
    },
    ClauseCase("CS-5", "a nursing home", .indeterminate, .servicesUnknown, asOf: "2021-03-01") {
      $0.unit(.township, "T") { $0.townshipType = .street }
      $0.facility("F", .careInstitution)
    },
    ClauseCase("CS-5", "a home that offers beds only", .notDue, .nonePresent, asOf: "2021-03-01") {
      $0.unit(.township, "T") { $0.townshipType = .street }
      $0.facility("F", .careInstitution) { $0.services = ["全托"] }
    },
    ClauseCase("ZB-1", "a handover in 2028, no day", .indeterminate, .asOfUnknown, asOf: nil) {
      $0.newEstate { $0.dates.handover = CalendarDate("2028-01-01") }
      $0.room(gross: 90) { $0.dates.handover = CalendarDate("2028-01-01") }
    },
    ClauseCase("WZ-3", "a handover in 2028, no day", .indeterminate, .asOfUnknown, asOf: nil) {
      $0.newEstate { $0.dates.handover = CalendarDate("2028-01-01") }
      $0.room(inner: 310) { $0.dates.handover = CalendarDate("2028-01-01") }
    },
    ClauseCase("WZ-3", "a handover in 2028, of 2026", .notDue, .notDelivered) {
      $0.newEstate { $0.dates.handover = CalendarDate("2028-01-01") }
      $0.room(inner: 310) { $0.dates.handover = CalendarDate("2028-01-01") }
    },
    ClauseCase("WZ-20", "a handover in 2028, no day", .indeterminate, .asOfUnknown, asOf: nil) {
      $0.facility { $0.handover = CalendarDate("2028-01-01") }
    },
    ClauseCase("WZ-20", "a handover before the policy, no day", .pass, asOf: nil) {
      $0.facility { $0.handover = CalendarDate("2020-01-01") }
    },
  ]

  @Test(arguments: uses)
  func placesAreJudgedInTheirState(_ example: ClauseCase) throws { try example.check() }

  // MARK: - Further subjects

  @Test func roomsAreJudgedForTheirUse() throws {
    let register = Register.asOf("2026-06-01") {
      $0.facility("F") { $0.status = .demolished }
      $0.newEstate()
      $0.newEstate("M") { $0.dates.handover = CalendarDate("2027-03-01") }
      $0.room("A")
      $0.room("B") { $0.status = .notHandedOver }
      $0.room("C") { ($0.status, $0.estate) = (.notHandedOver, "M") }
      $0.room("D") { $0.status = .changedUse }
      $0.room("E") { ($0.status, $0.estate) = (.demolished, "M") }
    }
    let found = try findings("wenzhou", "WZ-20", register)
    #expect(found.map(\.subject.type) == [.facility] + Array(repeating: .room, count: 5))
    #expect(found.map(\.verdict) == [.fail, .pass, .fail, .notDue, .fail, .fail])
    #expect(
      found.map(\.reason)
        == [.demolished, nil, .notHandedOver, .notDelivered, .changedUse, .demolished])
  }

  @Test(arguments: ["ZB-6", "SX-1b"])
  func villagesAreLookedAtToo(clause: String) throws {
    let register = Register.asOf("2026-06-01") {
      $0.unit(.community, "C") { $0.name = "枕桥社区" }
      $0.unit(.village, "V") { $0.name = "和平村" }
      $0.unit(.village, "W") { $0.name = "新村" }
      $0.facility("F", .dayCareCentre) { $0.community = "和平村" }
    }
    let name = clause.hasPrefix("ZB") ? "zibo" : "shaoxing"
    let found = try findings(name, clause, register)
    #expect(found.map(\.subject.type) == [.community, .village, .village])
    #expect(found.map(\.verdict) == [.fail, .pass, .fail])
  }

  @Test(arguments: [
    ("2024-03-01", ClauseVerdict.notDue), ("2023-06-01", .notDue), ("2023-05-31", .fail),
  ])
  func threeYearsCountFromTheUsersStart(start: String, verdict: ClauseVerdict) throws {
    let register = Register.asOf("2026-06-01") {
      $0.unit(.community, "C")
      $0.estate {
        $0.households = 1000
        $0.community = "C"
      }
    }
    let found = try finding(
      "shaoxing", "SX-4", register,
      ["SX-4.area_per_100_households=20 m2", "SX-4.start=\(start)"])
    #expect(found.verdict == verdict)
  }

  /// 甲县 has one estate that complies and 乙县 one that has no room; one row names no county.
  @Test func theRateIsGivenByCounty() throws {
    func rates(withBlank: Bool) throws -> [ClauseVerdict] {
      let register = Register.asOf("2026-06-01") {
        $0.newEstate { $0.county = "甲县" }
        $0.newEstate("M") { $0.county = "乙县" }
        if withBlank { $0.newEstate("L") }
        $0.room(gross: 320, inner: 310)
      }
      let found = try findings("wenzhou", "WZ-12", register)
      #expect(found.map(\.subject.type) == [.city, .county, .county])
      #expect(found.map(\.subject.index) == [0, 1, 2])
      return found.map(\.verdict)
    }
    #expect(try rates(withBlank: false) == [.fail, .pass, .fail])
    // The estate without a county fails; it may belong to either.
    #expect(try rates(withBlank: true) == [.fail, .indeterminate, .fail])
  }

  private static let addresses = [
    ClauseCase("CS-8", "60 m apart, one address", .pass, asOf: "2021-03-01") {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre) { $0.address = "人民路1号" }
      $0.facility("B", .healthCentre, east: 60) { $0.address = "人民路１号" }
      $0.facility("D", .nursingStation, east: 60) { $0.address = "人民路 1号" }
    },
    ClauseCase("CS-8", "60 m apart, other addresses", .notDue, .notTogether, asOf: "2021-03-01") {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre) { $0.address = "人民路1号" }
      $0.facility("B", .healthCentre, east: 60) { $0.address = "人民路11号" }
      $0.facility("D", .nursingStation, east: 20)
    },
  ]

  @Test(arguments: addresses)
  func oneAddressIsOneSite(_ example: ClauseCase) throws { try example.check() }
}
