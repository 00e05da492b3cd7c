import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import PlaneGeometry
import Testing

/// The cases at the edges of the documents, each by its name, with amounts worked out by hand.
@Suite struct EdgeCaseTests {
  private func expect(
    _ policy: String, _ clause: String, _ verdict: ClauseVerdict, asOf: String = "2026-06-01",
    required: Double? = nil, actual: Double? = nil, _ overrides: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation, _ fill: (inout Register) -> Void
  ) throws {
    let found = try finding(policy, clause, Register.asOf(asOf, fill), overrides)
    #expect(found.verdict == verdict, sourceLocation: sourceLocation)
    if let required { #expect(found.required == required, sourceLocation: sourceLocation) }
    if let actual { #expect(found.actual == actual, sourceLocation: sourceLocation) }
  }

  // MARK: - Areas

  @Test func twoPlacesOf120And90AreNotOneOf200() throws {
    try expect("wenzhou", "WZ-8", .fail) {
      $0.estate()
      $0.facility("A", area: 120)
      $0.facility("B", area: 90)
    }
    // Where the document sums, they are 210: of 1,000 households at 20 m2 a hundred 200 are owed.
    try expect(
      "zibo", "ZB-1", .pass, required: 200, actual: 210
    ) {
      $0.newEstate { $0.households = 1000 }
      $0.room("A", gross: 120)
      $0.room("B", gross: 90)
    }
  }

  @Test(arguments: [(199.99, ClauseVerdict.fail), (200, .pass), (200.00, .pass), (200.01, .pass)])
  func theAreaOf200Counts(area: Double, verdict: ClauseVerdict) throws {
    try expect("wenzhou", "WZ-8", verdict) {
      $0.estate()
      $0.facility(area: area)
    }
  }

  @Test func anUnknownAreaProvesNothingButAnotherPlaceDoes() throws {
    try expect("wenzhou", "WZ-8", .indeterminate) {
      $0.estate()
      $0.facility(area: nil)
    }
    try expect("wenzhou", "WZ-8", .pass) {
      $0.estate()
      $0.facility("A", area: nil)
      $0.facility("B", area: 200)
    }
  }

  @Test func aUsableAreaProvesEnoughAndNeverTooLittle() throws {
    try expect("wenzhou", "WZ-8", .pass) {
      $0.estate()
      $0.facility { $0.area = RoomArea(usable: .squareMetres(205)) }
    }
    try expect("wenzhou", "WZ-8", .indeterminate) {
      $0.estate()
      $0.facility { $0.area = RoomArea(usable: .squareMetres(150)) }
    }
  }

  // MARK: - Households

  @Test func aHundredAndFiftyHouseholdsOwe45() throws {
    let fill = { (register: inout Register) in
      register.newEstate {
        $0.households = 150
        $0.floorArea = AreaBounds(.squareMetres(15_000))
      }
      register.room(gross: 320, inner: 310)
    }
    // 0.30 x 150 = 45 > 0.002 x 15,000 = 30; two hundreds begun are 60.
    try expect("wenzhou", "WZ-1", .pass, required: 45, [], fill)
    try expect("wenzhou", "WZ-1", .pass, required: 60, ["WZ-1.household_rounding=ceil"], fill)
  }

  @Test func zeroOrBlankHouseholdsNeverPass() throws {
    for households in [nil, 0] as [Int?] {
      // 136.8 by the floor area is the least that is owed: 320 may be enough, 100 is not.
      try expect("wenzhou", "WZ-1", .indeterminate) {
        $0.newEstate { $0.households = households }
        $0.room(gross: 320, inner: 310)
      }
      try expect("wenzhou", "WZ-1", .fail) {
        $0.newEstate { $0.households = households }
      }
    }
    try expect("wenzhou", "WZ-1", .indeterminate) {
      $0.newEstate { $0.floorArea = nil }
      $0.room(gross: 320, inner: 310)
    }
  }

  @Test func phasesAndGroupsAreSummed() throws {
    // 0.002 x 68,400 for each of two phases: 273.6, against one room of 310.
    try expect("wenzhou", "WZ-1", .pass, required: 273.6) {
      $0.newEstate { $0.phase = "1" }
      $0.newEstate { $0.phase = "2" }
      $0.room(gross: 320, inner: 310)
    }
    // Two estates of a group owe 45 each; the room of one serves both.
    try expect("wenzhou", "WZ-1", .pass, required: 90) {
      for id in ["N", "M"] {
        $0.newEstate(id) {
          $0.group = "G"
          $0.households = 150
          $0.floorArea = AreaBounds(.squareMetres(15_000))
        }
      }
      $0.room(gross: 320, inner: 310)
    }
  }

  // MARK: - Years

  @Test(arguments: [
    (YearRange(earliest: 1980, latest: 1989), ClauseVerdict.fail),
    (YearRange(earliest: 1998, latest: 2002), .indeterminate), (nil, .indeterminate),
    (YearRange(2000), .fail), (YearRange(2001), .notApplicable),
  ])
  func yearsThatAreKnownInPart(years: YearRange?, verdict: ClauseVerdict) throws {
    try expect("wenzhou", "WZ-8", verdict) {
      $0.estate { $0.built = years }
      $0.facilities = []
    }
  }

  @Test func flagsComeBeforeYears() throws {
    for (old, roster, verdict) in [
      (true, nil, ClauseVerdict.fail), (nil, true, .fail), (false, nil, .notApplicable),
      (nil, false, .indeterminate),
    ] as [(Bool?, Bool?, ClauseVerdict)] {
      try expect("wenzhou", "WZ-8", verdict) {
        $0.estate { ($0.built, $0.isOld, $0.isOnRenovationRoster) = (nil, old, roster) }
        $0.facilities = []
      }
    }
  }

  @Test func betweenOldAndNewWenzhouHasNoRule() throws {
    try expect("wenzhou", "WZ-8", .notApplicable) {
      $0.estate { $0.built = YearRange(2015) }
      $0.facilities = []
    }
  }

  @Test func ruralEstatesAreNotAsked() throws {
    try expect("wenzhou", "WZ-8", .notApplicable) {
      $0.estate { $0.setting = .rural }
      $0.facilities = []
    }
  }

  // MARK: - Places

  @Test func aNursingHomeIsNoCareRoom() throws {
    try expect("wenzhou", "WZ-8", .fail) {
      $0.estate()
      $0.facility("F", .careInstitution, area: 5000)
    }
  }

  @Test func anUnknownStatusIsUndecidedUnlessTakenAsInUse() throws {
    try expect("wenzhou", "WZ-8", .indeterminate) {
      $0.estate()
      $0.facility { $0.status = nil }
    }
    try expect("wenzhou", "WZ-8", .pass) {
      $0.estate()
      $0.facility { $0.status = nil }
      $0.assumesInUse = true
    }
  }

  @Test func aPlannedRoomCountsInItsScenarioAlone() throws {
    for (countsPlanned, verdict) in [(false, ClauseVerdict.fail), (true, .pass)] {
      try expect("wenzhou", "WZ-8", verdict) {
        $0.estate()
        $0.facility { $0.status = .planned }
        $0.countsPlanned = countsPlanned
      }
    }
  }

  @Test func oneLicenceAtTwoAddressesIsTwoPlaces() throws {
    // The same name twice, 120 and 90 m2, 300 m apart: neither is a place of 200.
    try expect("wenzhou", "WZ-8", .fail) {
      $0.estate()
      for (id, east, area) in [("L", 0.0, 120.0), ("L#3", 300, 90)] {
        $0.facility(id, east: east, area: area) { $0.name = "同一机构" }
      }
    }
  }

  @Test func sharingIsNotTransitive() throws {
    let register = Register.asOf("2026-06-01") {
      for (id, east, shares) in [("A", 0.0, ["B"]), ("B", 105, ["A", "C"]), ("C", 210, ["B"])] {
        $0.unit(.village, id) {
          $0.place = .area(square(east: east))
          $0.sharedWith = shares
        }
      }
      $0.facility("F", .villageHappinessHome) { ($0.community, $0.serves) = ("A", ["A", "B"]) }
    }
    let found = try findings("wenzhou", "WZ-4", register)
    // A has the room, B shares it with A; C shares with B, which has none of its own.
    #expect(found.map(\.verdict) == [.pass, .pass, .fail])
  }

  private func square(east: Double) -> MultiPolygon {
    let scene = Scene()
    let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 100)].map {
      scene.place(east: east + $0.0, north: $0.1)
    }
    guard let ring = Ring(corners) else { preconditionFailure("four corners are a ring") }
    return MultiPolygon(Polygon(outer: ring))
  }

  // MARK: - Dates and effects

  @Test func lateComplianceIsLate() throws {
    // Due by the end of 2025, in use from February 2026.
    try expect("wenzhou", "WZ-9", .passLate) {
      $0.estate { $0.isOnRenovationRoster = true }
      $0.facility { $0.opening = CalendarDate("2026-02-10") }
    }
  }

  @Test func theVersionIsThatOfTheLandSale() throws {
    let effect = { (change: @escaping (inout NewEstate) -> Void) throws -> Effect in
      try finding(
        "wenzhou", "WZ-1",
        Register.asOf("2026-06-01") {
          $0.newEstate("N", change)
          $0.room(gross: 320, inner: 310)
        }
      ).effect
    }
    // In force from 2023-10-01: conditions decide before the permit, the permit before completion.
    #expect(try effect { $0.planningConditions = CalendarDate("2023-09-30") } == .legacy)
    #expect(try effect { $0.planningConditions = CalendarDate("2023-10-01") } == .binding)
    #expect(
      try effect {
        $0.planningConditions = nil
        $0.dates.permit = CalendarDate("2023-05-01")
      } == .legacy)
    #expect(
      try effect {
        $0.planningConditions = nil
        $0.dates.permit = nil
      } == .binding)
  }

  @Test func aDraftFailsNobodyAndAnExpiredTextIsHistory() throws {
    let draft = try finding(
      "shaoxing", "SX-6",
      Register.asOf("2026-06-01") {
        $0.unit(.township, "T")
        $0.record("老年大学")
      })
    #expect(draft.verdict == .fail)
    #expect(draft.effect == .draft)
    let expired = try finding(
      "wenzhou", "WZ-8",
      Register.asOf("2027-10-01") {
        $0.estate()
        $0.facilities = []
      })
    #expect(expired.verdict == .fail)
    #expect(expired.effect == .historical)
  }
}
