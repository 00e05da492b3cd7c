import CareCircleTestSupport
import CareModel
import Compliance
import Testing

extension ClauseCase {
  static let chishui = [
    ClauseCase("CS-5", "an embedded institution in a street", .pass, asOf: "2021-03-01") {
      $0.unit(.township, "T") { $0.townshipType = .street }
      $0.facility("F", .careInstitution) { $0.services = ["嵌入式养老", "全托"] }
    },
    ClauseCase("CS-5", "a street without one", .notDue, .nonePresent, asOf: "2021-03-31") {
      $0.unit(.township, "T") { $0.townshipType = .street }
    },
    ClauseCase("CS-5", "a town is not asked", .notApplicable, .otherClass, asOf: "2021-03-01") {
      $0.unit(.township, "T") { $0.townshipType = .town }
    },
    ClauseCase("CS-5", "street or town?", .indeterminate, .unitUnknown, asOf: "2021-03-01") {
      $0.unit(.township, "T")
      $0.facility("F", .careInstitution)
    },
    ClauseCase("CS-6", "a platform in the township", .pass, asOf: "2021-03-01") {
      $0.unit(.township, "T")
      $0.facility("F", .other) { $0.services = ["信息平台"] }
    },
    ClauseCase("CS-6", "the day after the pilot", .fail, .nonePresent, asOf: "2021-04-01") {
      $0.unit(.township, "T")
      $0.facility("F", .other) { $0.services = ["助餐"] }
      $0.record("信息平台")
    },
    ClauseCase("CS-6", "services blank", .indeterminate, .servicesUnknown, asOf: "2021-03-01") {
      $0.unit(.township, "T")
      $0.facility("F", .other)
    },
    ClauseCase("CS-6b", "a platform in the city", .pass, actual: 1, asOf: "2021-03-01") {
      $0.facility("F", .other) { $0.services = ["信息平台"] }
    },
    ClauseCase("CS-6b", "none yet", .notDue, .nonePresent, actual: 0, asOf: "2021-03-01") {
      $0.facility("F", .other) { $0.services = ["助餐"] }
      $0.record("信息平台")
    },
    ClauseCase("CS-6b", "no table", .indeterminate, .tableMissing, asOf: "2021-03-01") { _ in },
    ClauseCase("CS-8", "20 m and 40 m apart", .pass, asOf: "2021-03-01") {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre)
      $0.facility("B", .healthCentre, east: 20)
      $0.facility("D", .nursingStation, east: -40)
    },
    ClauseCase("CS-8", "60 m apart", .notDue, .notTogether, asOf: "2021-03-01") {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre)
      $0.facility("B", .healthCentre, east: 20)
      $0.facility("D", .nursingStation, east: 60)
    },
    ClauseCase("CS-8", "a station of no status", .indeterminate, .statusUnknown, asOf: "2021-03-01")
    {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre)
      $0.facility("B", .healthCentre, east: 20)
      $0.facility("D", .nursingStation, east: 40) { $0.status = nil }
    },
    ClauseCase("CS-8", "a place of no kind near", .indeterminate, .kindUnknown, asOf: "2021-03-01")
    {
      $0.unit(.community, "C")
      $0.facility("A", .communityCareCentre)
      $0.facility("B", .healthCentre, east: 20)
      $0.facility("D", nil, east: 40)
    },
    ClauseCase("CS-10", "a room built with the estate", .pass) {
      $0.newEstate()
      $0.room()
    },
    ClauseCase("CS-10", "no room", .fail, .noRoom) { $0.newEstate() },
    ClauseCase("CS-10", "a room that was demolished", .fail, .onlyUnusable) {
      $0.newEstate()
      $0.room(gross: 50) { $0.status = .demolished }
    },
    ClauseCase("CS-10", "no day of delivery", .indeterminate, .dateUnknown) {
      $0.newEstate { $0.dates.handover = nil }
      $0.room()
    },
    ClauseCase("CS-11", "600 m", .pass, asOf: "2021-03-01") {
      $0.estate { $0.built = YearRange(2015) }
      $0.facility(east: 600, area: nil)
    },
    ClauseCase("CS-11", "700 m x 1.3 = 910 m", .notDue, .tooFar, asOf: "2021-03-01") {
      $0.estate()
      $0.facility(east: 700)
    },
    ClauseCase("CS-11", "status not known", .indeterminate, .statusUnknown, asOf: "2021-03-01") {
      $0.estate()
      $0.facility { $0.status = nil }
    },
    ClauseCase("CS-13", "an elder home at 600 m", .pass, asOf: "2021-03-01") {
      $0.site(east: 0)
      $0.facility("F", .publicElderHome, east: 600)
    },
    ClauseCase("CS-13", "a canteen only", .notDue, .otherKind, asOf: "2021-03-01") {
      $0.site(east: 0)
      $0.facility("F", .elderCanteen, east: 600)
    },
    ClauseCase("CS-13", "a site of no place", .indeterminate, .placeUnknown, asOf: "2021-03-01") {
      $0.site(east: nil)
      $0.facility()
    },
  ]

  static let shaoxing = [
    ClauseCase("SX-1", "a township centre", .pass, .dateUnknown) {
      $0.unit(.township, "T")
      $0.facility("F", .townshipCareCentre)
    },
    ClauseCase("SX-1", "a community's centre", .fail, .nonePresent) {
      $0.unit(.township, "T")
      $0.facility("F", .communityCareCentre)
    },
    ClauseCase("SX-1", "a place of no kind", .indeterminate, .kindUnknown) {
      $0.unit(.township, "T")
      $0.facility("F", nil)
    },
    ClauseCase("SX-1b", "a care room", .pass, .dateUnknown) {
      $0.unit(.community, "C")
      $0.facility()
    },
    ClauseCase("SX-1b", "a township's centre", .notDue, .nonePresent, asOf: "2025-12-31") {
      $0.unit(.community, "C")
      $0.facility("F", .townshipCareCentre)
    },
    ClauseCase("SX-1b", "a place of no community", .indeterminate, .unitUnknown) {
      $0.unit(.community, "C")
      $0.facility { $0.community = nil }
    },
    ClauseCase("SX-2", "one of two estates", .reportOnly, actual: 0.5) {
      $0.estate()
      $0.estate("Far", east: 3000)
      $0.facility()
    },
    ClauseCase("SX-2", "no estates", .indeterminate, .tableMissing) { $0.facility() },
    ClauseCase(
      "SX-4", "20 x 1,000 / 100 = 200; 120 + 90 = 210", .pass, required: 200, actual: 210,
      ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 1000, areas: [120, 90])
    },
    ClauseCase(
      "SX-4", "20 x 1,000 / 100 = 200; 110 + 80 = 190", .fail, .areaShort, required: 200,
      actual: 190, ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 1000, areas: [110, 80])
    },
    ClauseCase(
      "SX-4", "120 and a room of unknown area", .indeterminate, .areaUnknown, required: 200,
      actual: 120, ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 1000, areas: [120, nil])
    },
    ClauseCase(
      "SX-4", "20 x 1,100 / 100 = 220 at most; 120 + 105 = 225", .pass, required: 180, actual: 225,
      ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 900, upTo: 1100, areas: [120, 105])
    },
    ClauseCase(
      "SX-4", "20 x 900 / 100 = 180 at least; 100 + 75 = 175", .fail, .areaShort, required: 180,
      actual: 175, ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 900, upTo: 1100, areas: [100, 75])
    },
    ClauseCase(
      "SX-4", "between 180 and 220; 120 + 80 = 200", .indeterminate, .householdsUnknown,
      required: 180, actual: 200, ["SX-4.area_per_100_households=20 m2"]
    ) {
      $0.community(households: 900, upTo: 1100, areas: [120, 80])
    },
    ClauseCase("SX-4", "the number is not given", .indeterminate, .parameterUnverified) {
      $0.community(households: 1000, areas: [120, 90])
    },
    ClauseCase("SX-6", "a university for older people", .pass, .dateUnknown) {
      $0.unit(.township, "T")
      $0.facility("F", .other) { $0.services = ["老年大学"] }
    },
    ClauseCase("SX-6", "nothing of the kind", .fail, .nonePresent) {
      $0.unit(.township, "T")
      $0.facility("F", .other) { $0.services = ["助餐"] }
      $0.record("老年大学")
    },
    ClauseCase("SX-6", "services blank", .indeterminate, .servicesUnknown) {
      $0.unit(.township, "T")
      $0.facility("F", .other)
    },
  ]

  static let hunan = [
    ClauseCase("HN-1", "six of six at one place", .pass, required: 6, actual: 6) {
      $0.unit(.township, "T")
      $0.facility { $0.services = ["失能照护", "老年食堂", "助浴", "助洁", "助医", "助行"] }
    },
    ClauseCase("HN-1", "four here and two there", .fail, .servicesMissing, required: 6, actual: 4) {
      $0.unit(.township, "T")
      $0.facility("A") { $0.services = ["失能照护", "老年食堂", "助浴", "助洁"] }
      $0.facility("B") { $0.services = ["助医", "助行"] }
    },
    ClauseCase("HN-1", "four and two, all_facilities", .pass, actual: 6, ["HN-1.at=all_facilities"])
    {
      $0.unit(.township, "T")
      $0.facility("A") { $0.services = ["失能照护", "老年食堂", "助浴", "助洁"] }
      $0.facility("B") { $0.services = ["助医", "助行"] }
    },
    ClauseCase("HN-1", "services blank", .indeterminate, .servicesUnknown, actual: 0) {
      $0.unit(.township, "T")
      $0.facility()
    },
    ClauseCase("HN-2", "a room built with the estate", .pass, actual: 0) {
      $0.newEstate()
      $0.room()
    },
    ClauseCase("HN-2", "no room", .fail, .noRoom) { $0.newEstate() },
    ClauseCase("HN-2", "one demolished, one put to another use", .fail, .onlyUnusable) {
      $0.newEstate()
      $0.room("R1", gross: 50) { $0.status = .demolished }
      $0.room("R2", gross: 50) { $0.status = .changedUse }
    },
    ClauseCase("HN-2", "begun a day late, handover unknown", .fail, .tooLate, actual: 1) {
      $0.newEstate()
      $0.room {
        $0.dates.start = CalendarDate("2025-03-02")
        $0.dates.handover = nil
      }
    },
    ClauseCase("HN-2", "no day of acceptance", .indeterminate, .dateUnknown) {
      $0.newEstate()
      $0.room { $0.dates.acceptance = nil }
    },
    ClauseCase("HN-3", "an estate of 2015 with a room of 80", .pass) {
      $0.estate { $0.built = YearRange(2015) }
      $0.facility(area: 80)
    },
    ClauseCase("HN-3", "a vacant room only", .fail, .onlyUnusable) {
      $0.estate()
      $0.facility { $0.status = .idle }
    },
    ClauseCase("HN-3", "a place of no kind", .indeterminate, .kindUnknown) {
      $0.estate()
      $0.facility("F", nil)
    },
    ClauseCase("HN-4", "one centre", .pass, required: 1, actual: 1) {
      $0.facility("F", .other) { $0.services = ["养老服务指导中心"] }
    },
    ClauseCase("HN-4", "none", .fail, .nonePresent, actual: 0) {
      $0.facility("F", .other) { $0.services = ["助餐"] }
      $0.record("养老服务指导中心")
    },
    ClauseCase("HN-4", "services blank", .indeterminate, .servicesUnknown) {
      $0.facility("F", .other)
    },
  ]

  private static let fourServices: ServiceList = ["全托", "日托", "上门服务", "对下指导"]
  private static let fiveServices: ServiceList = ["幸福院", "长者食堂", "中心卫生室", "购物超市", "文体设施"]

  static let zibo = [
    ClauseCase("ZB-1", "0.20 x 412 = 82.4; 50 + 40 = 90", .pass, required: 82.4, actual: 90) {
      $0.newEstate { $0.floorArea = nil }
      $0.room("R1", gross: 50)
      $0.room("R2", gross: 40)
    },
    ClauseCase("ZB-1", "50 + 30 = 80", .fail, .areaShort, required: 82.4, actual: 80) {
      $0.newEstate()
      $0.room("R1", gross: 50)
      $0.room("R2", gross: 30)
    },
    ClauseCase("ZB-1", "accepted days after the estate", .fail, .tooLate, actual: 90) {
      $0.newEstate { $0.dates.acceptance = CalendarDate("2025-04-20") }
      $0.room(gross: 90) { $0.dates.acceptance = CalendarDate("2025-05-01") }
    },
    ClauseCase("ZB-1", "no day of acceptance", .indeterminate, .dateUnknown, actual: 90) {
      $0.newEstate()
      $0.room(gross: 90) { $0.dates.acceptance = nil }
    },
    ClauseCase("ZB-1", "too small, whatever its days", .fail, .areaShort, actual: 80) {
      $0.newEstate()
      $0.room(gross: 80) { $0.dates.acceptance = nil }
    },
    ClauseCase("ZB-1", "households blank", .indeterminate, .householdsUnknown, actual: 50) {
      $0.newEstate { $0.households = nil }
      $0.room(gross: 50)
    },
    ClauseCase("ZB-4", "a home for people in poverty", .pass, actual: 1) {
      $0.facility("F", .publicElderHome) { $0.services = ["特困供养"] }
    },
    ClauseCase("ZB-4", "a home of other services", .fail, .nonePresent, actual: 0) {
      $0.facility("F", .publicElderHome) { $0.services = ["助餐"] }
    },
    ClauseCase("ZB-4", "services blank", .indeterminate, .servicesUnknown) {
      $0.facility("F", .publicElderHome)
    },
    ClauseCase("ZB-6", "a day care centre", .pass, .dateUnknown, actual: 1) {
      $0.unit(.community, "C")
      $0.facility("F", .dayCareCentre)
    },
    ClauseCase("ZB-6", "served by the one next door", .pass, .dateUnknown, actual: 1) {
      $0.unit(.community, "C")
      $0.unit(.community, "D")
      $0.facility("F", .dayCareCentre) {
        $0.community = "D"
        $0.serves = ["C"]
      }
    },
    ClauseCase("ZB-6", "one next door that serves itself", .fail, .nonePresent, actual: 0) {
      $0.unit(.community, "C")
      $0.unit(.community, "D")
      $0.facility("F", .dayCareCentre) { $0.community = "D" }
    },
    ClauseCase("ZB-6", "served by one of no status", .indeterminate, .statusUnknown, actual: 0) {
      $0.unit(.community, "C")
      $0.unit(.community, "D")
      $0.facility("F", .dayCareCentre) {
        $0.community = "D"
        $0.serves = ["C"]
        $0.status = nil
      }
    },
    ClauseCase("ZB-7", "two of two", .reportOnly, actual: 1) {
      $0.estate()
      $0.estate("E2", east: 100)
      $0.facility(area: nil)
    },
    ClauseCase("ZB-7", "no facilities", .indeterminate, .tableMissing) { $0.estate() },
    ClauseCase("ZB-7b", "a canteen for one of two", .reportOnly, actual: 0.5) {
      $0.estate()
      $0.estate("E2", east: 1000)
      $0.facility("F", .elderCanteen)
      $0.facility("G", .careRoom, east: 1000)
    },
    ClauseCase("ZB-7b", "no facilities", .indeterminate, .tableMissing) { $0.estate() },
    ClauseCase("ZB-11", "five at one place", .pass, required: 5, actual: 5) {
      $0.unit(.village, "C")
      $0.facility("F", .other) { $0.services = fiveServices }
    },
    ClauseCase("ZB-11", "a happiness home with meals", .fail, .servicesMissing, actual: 2) {
      $0.unit(.village, "C")
      $0.facility("F", .villageHappinessHome) { $0.services = ["长者食堂"] }
    },
    ClauseCase("ZB-11", "services blank", .indeterminate, .servicesUnknown) {
      $0.unit(.village, "C")
      $0.facility("F", .villageHappinessHome)
    },
    ClauseCase("ZB-12", "nothing within 5 km", .reportOnly, required: 500) { $0.facility() },
    ClauseCase("ZB-12", "no table", .indeterminate, .tableMissing) { _ in },
    ClauseCase("I4", "1 of 1", .pass, required: 1, actual: 1) {
      $0.newEstate()
      $0.room(gross: 90)
    },
    ClauseCase("I4", "0 of 1", .fail, .rateShort, required: 1, actual: 0) { $0.newEstate() },
    ClauseCase("I4", "nobody decided", .indeterminate, .undecidedSubjects) {
      $0.newEstate()
      $0.room()
    },
  ]

  /// The centre of a street and that of a town: the same, but only towns have a due date.
  static let ziboCentres = [
    ("ZB-5", AdministrativeUnit.TownshipType.street), ("ZB-5b", .town),
  ].flatMap { clause, type in
    [
      ClauseCase(
        clause, "all four", .pass, type == .town ? .dateUnknown : nil, required: 4, actual: 4
      ) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
      },
      ClauseCase(clause, "no guidance", .fail, .servicesMissing, required: 4, actual: 3) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.facility("F", .townshipCareCentre) { $0.services = ["全托", "日托", "上门服务"] }
      },
      ClauseCase(clause, "all four, status blank", .indeterminate, .statusUnknown, actual: 0) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.facility("F", .townshipCareCentre) {
          $0.services = fourServices
          $0.status = nil
        }
      },
      ClauseCase(clause, "street or town?", .indeterminate, .unitUnknown) {
        $0.unit(.township, "T")
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
      },
    ]
  }

  /// I7 asks streets and I8 towns, each of its own clause.
  static let ziboRates = [
    ("I7", AdministrativeUnit.TownshipType.street), ("I8", .town),
  ].flatMap { clause, type in
    [
      ClauseCase(clause, "the only one has a centre", .pass, required: 1, actual: 1) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.unit(.township, "U") { $0.townshipType = type == .street ? .town : .street }
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
      },
      ClauseCase(clause, "1 of 2", .fail, .rateShort, required: 1, actual: 0.5) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.unit(.township, "U") { $0.townshipType = type }
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
      },
      ClauseCase(clause, "1 of 1, 1 open", .indeterminate, .undecidedSubjects, actual: 1) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.unit(.township, "U") { $0.townshipType = type }
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
        $0.facility("G", .townshipCareCentre) { $0.township = "U" }
      },
      ClauseCase(clause, "1 of 1, 1 of no type", .indeterminate, .undecidedSubjects, actual: 1) {
        $0.unit(.township, "T") { $0.townshipType = type }
        $0.unit(.township, "U")
        $0.facility("F", .townshipCareCentre) { $0.services = fourServices }
      },
    ]
  }
}

extension Register {
  /// A place that the document calls by name.
  fileprivate mutating func site(east: Double?) {
    var site = NamedSite(id: "赤天化")
    site.place = east.map { .point(Scene().place(east: $0)) }
    namedSites = [site]
  }

  /// A community with one built estate and rooms of these areas. The estate has the given number of households, or up
  /// to `most`.
  fileprivate mutating func community(
    households: Int?, upTo most: Int? = nil, areas: [Double?]
  ) {
    unit(.community, "C")
    estate {
      $0.community = "C"
      $0.householdBounds = households.flatMap { CountBounds(lower: $0, upper: most ?? $0) }
    }
    for (number, area) in areas.enumerated() { facility("F\(number)", area: area) }
  }
}

@Suite struct OtherClauseTests {
  @Test(arguments: ClauseCase.chishui)
  func chishui(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.shaoxing)
  func shaoxing(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.hunan)
  func hunan(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.zibo)
  func zibo(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.ziboCentres)
  func ziboCentres(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.ziboRates)
  func ziboRates(_ expected: ClauseCase) throws { try expected.check() }

  @Test func zibosDistanceIsAFigure() throws {
    let register = Register.asOf("2026-06-01") {
      $0.facility()
      $0.facility("H", .healthCentre, east: 320)
    }
    let found = try finding("zibo", "ZB-12", register)
    #expect(found.verdict == .reportOnly)
    #expect(abs((found.actual ?? 0) - 320) < 0.001)
  }
}

/// No clause that is judged goes without its cases.
@Suite struct ClauseCaseTests {
  static let all =
    ClauseCase.wenzhou + ClauseCase.chishui + ClauseCase.shaoxing + ClauseCase.hunan
    + ClauseCase.zibo + ClauseCase.ziboCentres + ClauseCase.ziboRates + ClauseCase.wenzhouFigures
    + ClauseCase.chishuiFigures + ClauseCase.shaoxingFigures + ClauseCase.hunanAndZiboFigures
    + ClauseCase.milestones + ClauseCase.subsidies

  @Test(arguments: PolicyLibrary.names)
  func everyJudgedClauseHasCasesOfEachSort(name: String) throws {
    for clause in try policy(name).clauses where clause.scope != nil {
      if clause.kind.name == "not_computable" { continue }
      let verdicts = Set(Self.all.filter { $0.clause == clause.id }.map(\.verdict))
      let onlyReports =
        ["circle_coverage", "distance", "idle_assets", "subsidy"].contains(clause.kind.name)
        || ["CS-2", "CS-9", "I10"].contains(clause.id)
      let met: ClauseVerdict = onlyReports ? .reportOnly : .pass
      #expect(verdicts.contains(met), "\(clause.id)")
      #expect(verdicts.contains(.indeterminate), "\(clause.id)")
      #expect(
        onlyReports || verdicts.contains(.fail) || verdicts.contains(.notDue), "\(clause.id)")
    }
  }

  @Test func everyCaseIsOfAClause() throws {
    for each in Self.all { #expect(try policy(each.policy).clause(each.clause) != nil) }
  }
}
