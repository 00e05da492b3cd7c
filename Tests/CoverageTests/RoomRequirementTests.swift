import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Coverage

@Suite struct RoomRequirementTests {
  private func room(_ change: (inout Facility) -> Void = { _ in }) -> Facility {
    Scene().room("R", change).facilities[0]
  }

  private func code(
    asOf day: String? = nil, rule change: (inout RoomRequirement) -> Void = { _ in },
    _ facility: Facility
  ) -> String? {
    var rule = RoomRequirement()
    rule.asOf = day.flatMap(CalendarDate.init)
    change(&rule)
    return rule.judge(facility).code
  }

  /// Gross, inner and usable areas; the boundary counts, and 120 + 90 in two figures is not 200.
  @Test(
    arguments: [
      (200.0, nil, nil, nil), (200.00, nil, nil, nil), (199.99, nil, nil, "undersized"),
      (199.999_999, nil, nil, "undersized"), (250, nil, nil, nil), (0, nil, nil, "undersized"),
      (nil, nil, nil, "area_unknown"),
      // An inner or usable area proves enough, never too little.
      (nil, 200, nil, nil), (nil, 199.99, nil, "area_unknown"), (nil, nil, 200, nil),
      (nil, nil, 199.99, "area_unknown"), (nil, 150, 120, "area_unknown"), (nil, 210, 150, nil),
      // With the gross area known it decides.
      (200, 150, 120, nil), (199.99, 150, nil, "undersized"), (300, 200, 200, nil),
      (200, 200, 200, nil),
      // What contradicts itself proves nothing, wherever the contradiction lies.
      (190, 210, nil, "area_unknown"), (190, nil, 210, "area_unknown"),
      (210, 220, nil, "area_unknown"), (nil, 150, 210, "area_unknown"),
      (250, 150, 210, "area_unknown"), (150, 120, 130, "area_unknown"),
    ] as [(Double?, Double?, Double?, String?)])
  func areasCountAsFarAsTheyProveSomething(_ row: (Double?, Double?, Double?, String?)) {
    let facility = room {
      $0.area = RoomArea(
        gross: row.0.map(Area.squareMetres), inner: row.1.map(Area.squareMetres),
        usable: row.2.map(Area.squareMetres))
    }
    #expect(code(facility) == row.3)
  }

  /// A month decides as far as all of its days agree.
  @Test(
    arguments: [
      ("2026-05-31", .opening, "not_yet_open"), ("2026-06-01", .opening, "status_unknown"),
      ("2026-06-29", .opening, "status_unknown"), ("2026-06-30", .opening, nil),
      ("2026-05-31", .handover, "not_handed_over"), ("2026-06-30", .handover, nil),
      ("2026-06-01", .leaseEnd, nil), ("2026-06-02", .leaseEnd, "status_unknown"),
      ("2026-06-30", .leaseEnd, "status_unknown"), ("2026-07-01", .leaseEnd, "lease_expired"),
    ] as [(String, CareDay, String?)])
  func monthsDecideAsFarAsTheirDaysAgree(_ row: (String, CareDay, String?)) throws {
    let first = try #require(CalendarDate("2026-06-01"))
    let last = try #require(CalendarDate("2026-06-30"))
    let facility = room { $0.vagueDays[row.1] = first...last }
    #expect(code(asOf: row.0, facility) == row.2)
  }

  /// A planned room counts from the day of its opening on, and on a day without one it may or may not.
  @Test(
    arguments: [
      ("2026-11-30", "2027-03-01", nil, nil, "not_yet_open"),
      ("2027-03-01", "2027-03-01", nil, nil, nil), ("2027-03-02", "2027-03-01", nil, nil, nil),
      ("2027-03-02", nil, "2027-03-01", nil, nil),
      ("2027-02-28", nil, "2027-03-01", nil, "not_yet_open"),
      ("2030-01-01", "2027-03-01", nil, "2029-12-31", "lease_expired"),
      ("2027-03-01", nil, nil, nil, "status_unknown"), (nil, "2027-03-01", nil, nil, nil),
      (nil, nil, nil, nil, nil),
    ] as [(String?, String?, String?, String?, String?)])
  func plannedRoomsCountFromTheirOpening(_ row: (String?, String?, String?, String?, String?)) {
    let facility = room {
      $0.status = .planned
      $0.isHandedOver = false
      $0.opening = row.1.flatMap(CalendarDate.init)
      $0.handover = row.2.flatMap(CalendarDate.init)
      $0.leaseEnd = row.3.flatMap(CalendarDate.init)
    }
    #expect(code(asOf: row.0, rule: { $0.countsPlannedFromOpening = true }, facility) == row.4)
    #expect(
      code(asOf: row.0, facility) == "not_handed_over" || code(asOf: row.0, facility) == "planned")
    // The scenario changes nothing for rooms that are there, or closed.
    for status in [UseStatus.inUse, .closed, .idle] {
      let other = room { $0.status = status }
      #expect(
        code(asOf: row.0, rule: { $0.countsPlannedFromOpening = true }, other)
          == code(asOf: row.0, other))
    }
  }

  @Test func theSmallestAreaIsAParameter() {
    let facility = room { $0.area = RoomArea(gross: .squareMetres(120)) }
    #expect(code(rule: { $0.minimumArea = .squareMetres(120) }, facility) == nil)
    #expect(code(rule: { $0.minimumArea = .squareMetres(120.01) }, facility) == "undersized")
  }

  @Test(arguments: RoomKind.allCases) func onlyKindsOfHomeCareCount(kind: RoomKind) {
    let counts = ["care_room", "community_care_centre", "township_care_centre", "day_care_centre"]
    let facility = room { $0.kind = kind }
    #expect(code(facility) == (counts.contains(kind.rawValue) ? nil : "other_kind"))
    #expect(code(rule: { $0.kinds = [kind] }, facility) == nil)
    #expect(code(rule: { $0.kinds = [] }, facility) == "other_kind")
  }

  @Test(arguments: UseStatus.allCases) func onlyRoomsInUseCount(status: UseStatus) {
    let facility = room { $0.status = status }
    let expected = status == .inUse ? nil : status.rawValue
    #expect(code(facility) == expected)
    // Assuming use fills blanks only.
    #expect(code(rule: { $0.assumesInUse = true }, facility) == expected)
    #expect(code(asOf: "2026-06-30", facility) == expected)
  }

  @Test func aBlankStatusIsUnknownUnlessAssumed() {
    let facility = room { $0.status = nil }
    #expect(code(facility) == "status_unknown")
    #expect(code(asOf: "2026-06-30", facility) == "status_unknown")
    #expect(code(rule: { $0.assumesInUse = true }, facility) == nil)
    let handedOver = room { ($0.status, $0.isHandedOver) = (nil, true) }
    #expect(code(handedOver) == "status_unknown")
    let kept = room { ($0.status, $0.isHandedOver) = (.inUse, false) }
    #expect(code(kept) == "not_handed_over")
  }

  /// On 30 June: a beginning on that day has happened, a lease that ends on it still runs.
  @Test(
    arguments: [
      ("2026-06-29", nil, nil, "lease_expired"), ("2026-06-30", nil, nil, nil),
      ("2026-07-01", "not_yet_open", "not_handed_over", nil),
      ("2025-06-30", nil, nil, "lease_expired"),
      ("2027-01-01", "not_yet_open", "not_handed_over", nil),
    ] as [(String, String?, String?, String?)])
  func theDayItselfCountsAsInUse(_ row: (String, String?, String?, String?)) {
    let day = CalendarDate(row.0)
    #expect(code(asOf: "2026-06-30", room { $0.opening = day }) == row.1)
    #expect(code(asOf: "2026-06-30", room { $0.handover = day }) == row.2)
    #expect(code(asOf: "2026-06-30", room { $0.leaseEnd = day }) == row.3)
  }

  /// Without a day a lease may have ended; "in use" says that the opening is past.
  @Test func withoutADayDatesProveNothing() {
    let day = CalendarDate(year: 2026, month: 6, day: 30)
    #expect(code(room { $0.leaseEnd = day }) == "status_unknown")
    #expect(code(rule: { $0.assumesInUse = true }, room { $0.leaseEnd = day }) == "status_unknown")
    #expect(code(room { $0.opening = day }) == nil)
    #expect(code(room { $0.handover = day }) == nil)
    for start in [\Facility.opening, \.handover] {
      let blank = room {
        $0.status = nil
        $0[keyPath: start] = day
      }
      #expect(code(rule: { $0.assumesInUse = true }, blank) == "status_unknown")
      #expect(code(asOf: "2026-06-30", rule: { $0.assumesInUse = true }, blank) == nil)
    }
  }

  @Test func anUnreadableDateIsNeverAPassNorAFail() {
    let facility = room { $0.hasUnreadableDate = true }
    #expect(code(facility) == "status_unknown")
    #expect(code(asOf: "2026-06-30", facility) == "status_unknown")
    let closed = room { ($0.hasUnreadableDate, $0.status) = (true, .closed) }
    #expect(code(closed) == "closed")
  }

  /// One certain failure settles it, whatever else is unknown.
  @Test func aCertainFailureOutweighsEveryUnknown() {
    #expect(code(room { ($0.kind, $0.status) = (nil, .demolished) }) == "demolished")
    #expect(
      code(room { ($0.kind, $0.area) = (nil, RoomArea(gross: .squareMetres(10))) })
        == "undersized")
    #expect(
      code(room { ($0.kind, $0.area, $0.status) = (.other, RoomArea(), nil) })
        == "other_kind")
    #expect(
      code(room { ($0.status, $0.area) = (nil, RoomArea(gross: .squareMetres(10))) })
        == "undersized")
    #expect(
      code(room { ($0.status, $0.area) = (.idle, RoomArea(gross: .squareMetres(10))) })
        == "idle")
    #expect(
      code(room { ($0.kind, $0.area, $0.status) = (nil, RoomArea(), nil) })
        == "kind_unknown")
    #expect(code(room { ($0.area, $0.status) = (RoomArea(), nil) }) == "status_unknown")
  }

  @Test func anyFacilityCountsWhenAnyIsAskedFor() {
    let ruin = room { ($0.kind, $0.area, $0.status) = (.other, RoomArea(), .demolished) }
    #expect(code(rule: { $0.acceptsAny = true }, ruin) == nil)
  }

  /// Every combination of criteria against the twin that is written from the documents.
  @Test(arguments: [nil, "2026-06-30"] as [String?])
  func everyCombinationAgreesWithTheDocuments(day: String?) {
    let days = [nil, "2026-06-29", "2026-06-30", "2026-07-01"].map { $0.flatMap(CalendarDate.init) }
    var rule = RoomRequirement()
    rule.asOf = day.flatMap(CalendarDate.init)
    var random = SeededGenerator(seed: 12)
    for _ in 0..<6000 {
      let areas = [nil, 150, 199.99, 200, 240].map { $0.map(Area.squareMetres) }
      let facility = room {
        $0.kind = [nil, .careRoom, .other].randomElement(using: &random) ?? nil
        $0.status =
          ([nil, .inUse, .inUse] + UseStatus.allCases).randomElement(using: &random) ?? nil
        $0.isHandedOver = [nil, nil, true, false].randomElement(using: &random) ?? nil
        $0.opening = days.randomElement(using: &random) ?? nil
        $0.handover = days.randomElement(using: &random) ?? nil
        $0.leaseEnd = days.randomElement(using: &random) ?? nil
        $0.hasUnreadableDate = Int.random(in: 0..<8, using: &random) == 0
        $0.area = RoomArea(
          gross: areas.randomElement(using: &random) ?? nil,
          inner: areas.randomElement(using: &random) ?? nil,
          usable: areas.randomElement(using: &random) ?? nil)
      }
      rule.assumesInUse = random.next() % 3 == 0
      #expect(rule.judge(facility).code == NaiveJudge.code(facility, rule), "\(facility)")
    }
  }
}
