import CareModel
import Compliance
import Testing

extension ClauseCase {
  static let wenzhouNewEstates = [
    ClauseCase(
      "WZ-1", "0.002 x 68,400 = 136.8 > 0.30 x 412 = 123.6; a room of 310 inner", .pass,
      required: 136.8, actual: 320
    ) {
      $0.newEstate()
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase(
      "WZ-1", "0.30 x 2,000 = 600 > 0.002 x 100,000 = 200; a room of 350", .fail, .areaShort,
      required: 600, actual: 350
    ) {
      $0.newEstate {
        $0.households = 2000
        $0.floorArea = AreaBounds(.squareMetres(100_000))
      }
      $0.room(gross: 350, inner: 340)
    },
    ClauseCase(
      "WZ-1", "a room of 250 is left out of the sum, though 136.8 are owed", .fail, .placeTooSmall,
      required: 136.8, actual: 0
    ) {
      $0.newEstate()
      $0.room(gross: 250, inner: 240)
    },
    ClauseCase("WZ-1", "no room at all", .fail, .noRoom, required: 136.8, actual: 0) {
      $0.newEstate()
    },
    ClauseCase(
      "WZ-1", "without households 136.8 is only the least that is owed", .indeterminate,
      .householdsUnknown, required: 136.8, actual: 320
    ) {
      $0.newEstate { $0.households = nil }
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase(
      "WZ-1", "about 1,000 households owe 0.30 x 900 = 270 to 0.30 x 1,100 = 330; a room of 340",
      .pass,
      required: 270, actual: 340
    ) {
      $0.newEstate { $0.householdBounds = CountBounds(lower: 900, upper: 1100) }
      $0.room(gross: 340, inner: 310)
    },
    ClauseCase(
      "WZ-1", "of about 1,000 households a room of 320 proves nothing", .indeterminate,
      .householdsUnknown, required: 270, actual: 320
    ) {
      $0.newEstate { $0.householdBounds = CountBounds(lower: 900, upper: 1100) }
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase(
      "WZ-1", "1,800 households or more owe at least 540; a room of 350", .fail, .areaShort,
      required: 540, actual: 350
    ) {
      $0.newEstate { $0.householdBounds = CountBounds(lower: 1800, upper: nil) }
      $0.room(gross: 350, inner: 340)
    },
    ClauseCase("WZ-1", "no table of rooms", .indeterminate, .tableMissing) {
      $0.newEstate()
      $0.rooms = nil
    },
    ClauseCase("WZ-2", "300 inner is enough", .pass, required: 300, actual: 300) {
      $0.newEstate()
      $0.room(gross: 320, inner: 300)
    },
    ClauseCase(
      "WZ-2", "a second place of 299 gross is at most 299 inner", .fail, .placeTooSmall,
      required: 300, actual: 299
    ) {
      $0.newEstate()
      $0.room("R1", gross: 500, inner: 480)
      $0.room("R2", gross: 299)
    },
    ClauseCase("WZ-2", "320 gross, inner not known", .indeterminate, .areaUnknown) {
      $0.newEstate()
      $0.room(gross: 320)
    },
    ClauseCase("WZ-3", "every step on the estate's day", .pass, required: 0, actual: 0) {
      $0.newEstate()
      $0.room(inner: 300)
    },
    ClauseCase("WZ-3", "accepted two days after the estate", .fail, .tooLate, actual: 2) {
      $0.newEstate()
      $0.room(inner: 300) { $0.dates.acceptance = CalendarDate("2025-12-22") }
    },
    ClauseCase(
      "WZ-3", "two days late within tolerance_days: 2", .pass, required: 2, actual: 2,
      ["WZ-3.tolerance_days=2"]
    ) {
      $0.newEstate()
      $0.room(inner: 300) { $0.dates.acceptance = CalendarDate("2025-12-22") }
    },
    ClauseCase("WZ-3", "the room's permit has no day", .indeterminate, .dateUnknown) {
      $0.newEstate()
      $0.room(inner: 300) { $0.dates.permit = nil }
    },
    ClauseCase("WZ-12", "1 of 1", .pass, .dateUnknown, required: 1, actual: 1) {
      $0.newEstate()
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase("WZ-12", "1 of 2", .fail, .rateShort, required: 1, actual: 0.5) {
      $0.newEstate()
      $0.newEstate("M")
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase("WZ-12", "1 of 1, of a part of the city", .indeterminate, .extentUnknown, actual: 1)
    {
      $0.newEstate()
      $0.room(gross: 320, inner: 310)
      $0.coversRegion = false
    },
    ClauseCase("WZ-12", "1 of 2, of a part of the city", .fail, .rateShort, actual: 0.5) {
      $0.newEstate()
      $0.newEstate("M")
      $0.room(gross: 320, inner: 310)
      $0.coversRegion = false
    },
    ClauseCase("WZ-12", "1 of 1 and 1 undecided", .indeterminate, .undecidedSubjects, actual: 1) {
      $0.newEstate()
      $0.newEstate("M")
      $0.room(gross: 320, inner: 310)
      $0.room("S", gross: 320) { $0.estate = "M" }
    },
  ]

  static let wenzhouUnits = [
    ClauseCase("WZ-4", "a happiness home of its own", .pass, required: 1, actual: 1) {
      $0.unit(.village, "C")
      $0.facility("F", .villageHappinessHome)
    },
    ClauseCase("WZ-4", "an elder canteen is no room", .fail, .nonePresent, actual: 0) {
      $0.unit(.village, "C")
      $0.facility("F", .elderCanteen)
    },
    ClauseCase("WZ-4", "a room of unknown status", .indeterminate, .statusUnknown, actual: 0) {
      $0.unit(.village, "C")
      $0.facility { $0.status = nil }
    },
    ClauseCase("WZ-5", "200 inner", .pass, required: 200, actual: 200) {
      $0.unit(.village, "C")
      $0.facility { $0.area = RoomArea(gross: .squareMetres(215), inner: .squareMetres(200)) }
    },
    ClauseCase("WZ-5", "180 gross is at most 180 inner", .fail, .placeTooSmall, actual: 180) {
      $0.unit(.village, "C")
      $0.facility(area: 180)
    },
    ClauseCase("WZ-5", "210 gross", .indeterminate, .areaUnknown) {
      $0.unit(.village, "C")
      $0.facility(area: 210)
    },
    ClauseCase("WZ-6", "1,200 of three stars", .pass, .dateUnknown, required: 1200, actual: 1200) {
      for number in 1...1200 {
        $0.facility("\(number)", .communityCareCentre) { $0.rating = .stars(3) }
      }
    },
    ClauseCase("WZ-6", "1,199, one of two stars", .fail, .nonePresent, actual: 1199) {
      for number in 1...1200 {
        $0.facility("\(number)", .communityCareCentre) { $0.rating = .stars(number == 1 ? 2 : 3) }
      }
    },
    ClauseCase("WZ-6", "1,199 and a township's centre", .fail, .nonePresent, actual: 1199) {
      for number in 1...1200 {
        $0.facility("\(number)", number == 1 ? .townshipCareCentre : .communityCareCentre) {
          $0.rating = .stars(4)
        }
      }
    },
    ClauseCase("WZ-6", "1,199 and a blank", .indeterminate, .ratingUnknown, actual: 1199) {
      for number in 1...1200 {
        $0.facility("\(number)", .communityCareCentre) { $0.rating = number == 1 ? nil : .stars(5) }
      }
    },
    ClauseCase("WZ-7", "1,299 canteens of a part", .indeterminate, .extentUnknown, actual: 1299) {
      for number in 1...1299 { $0.facility("\(number)", .elderCanteen) }
      $0.coversRegion = false
    },
    ClauseCase("WZ-7", "1,300 canteens", .pass, .dateUnknown, required: 1300, actual: 1300) {
      for number in 1...1300 { $0.facility("\(number)", .elderCanteen) }
    },
    ClauseCase("WZ-7", "1,299 canteens", .notDue, .nonePresent, actual: 1299, asOf: "2025-12-31") {
      for number in 1...1299 { $0.facility("\(number)", .elderCanteen) }
    },
    ClauseCase("WZ-7", "1,299 and one of unknown kind", .indeterminate, .kindUnknown) {
      for number in 1...1300 { $0.facility("\(number)", number == 1 ? nil : .elderCanteen) }
    },
    ClauseCase("WZ-17", "a consortium in the township", .pass, .dateUnknown, actual: 1) {
      $0.unit(.township, "T")
      $0.facility { $0.services = ["康养联合体"] }
    },
    ClauseCase("WZ-17", "a centre of other services", .fail, .nonePresent, actual: 0) {
      $0.unit(.township, "T")
      $0.facility { $0.services = ["助餐"] }
      $0.record("康养联合体")
    },
    ClauseCase("WZ-17", "no row of the table names any", .indeterminate, .servicesUnknown) {
      $0.unit(.township, "T")
      $0.facility { $0.services = ["助餐"] }
    },
    ClauseCase("WZ-17", "a consortium of unknown status", .indeterminate, .statusUnknown) {
      $0.unit(.township, "T")
      $0.facility {
        $0.services = ["康养联合体"]
        $0.status = nil
      }
    },
  ]

  static let wenzhouCircle = [
    ClauseCase("WZ-8", "600 m x 1.3 = 780 m, 13 minutes; 200 m²", .pass, required: 15, actual: 13) {
      $0.estate()
      $0.facility(east: 600)
    },
    ClauseCase("WZ-8", "700 m x 1.3 = 910 m, over 900 m", .fail, .tooFar, required: 15) {
      $0.estate()
      $0.facility(east: 700)
    },
    ClauseCase("WZ-8", "199.99 m²", .fail, .onlyUndersized) {
      $0.estate()
      $0.facility(east: 100, area: 199.99)
    },
    ClauseCase("WZ-8", "area not known", .indeterminate, .areaUnknown) {
      $0.estate()
      $0.facility(east: 100, area: nil)
    },
    ClauseCase("WZ-9", "on the roster, opened in time", .pass) {
      $0.estate { $0.isOnRenovationRoster = true }
      $0.facility { $0.opening = CalendarDate("2025-12-31") }
    },
    ClauseCase("WZ-9", "on the roster, nothing near", .fail, .tooFar) {
      $0.estate { $0.isOnRenovationRoster = true }
      $0.facility(east: 900)
    },
    ClauseCase("WZ-9", "roster not known", .indeterminate, .rosterUnknown) {
      $0.estate()
      $0.facility()
    },
    ClauseCase("WZ-10", "old and not on the roster", .pass) {
      $0.estate { $0.isOnRenovationRoster = false }
      $0.facility()
    },
    ClauseCase("WZ-10", "394 days before 2027-06-30", .notDue, .tooFar) {
      $0.estate { $0.isOnRenovationRoster = false }
      $0.facility(east: 900)
    },
    ClauseCase("WZ-10", "year not known", .indeterminate, .yearUnknown) {
      $0.estate {
        $0.isOnRenovationRoster = false
        $0.built = nil
      }
      $0.facility()
    },
    ClauseCase("WZ-20", "in use", .pass) { $0.facility() },
    ClauseCase("WZ-20", "put to another use", .fail, .changedUse) {
      $0.facility { $0.status = .changedUse }
    },
    ClauseCase("WZ-20", "pulled down", .fail, .demolished) {
      $0.facility { $0.status = .demolished }
    },
    ClauseCase("WZ-20", "handed over: no", .fail, .notHandedOver) {
      $0.facility {
        $0.status = nil
        $0.isHandedOver = false
      }
    },
    ClauseCase("WZ-20", "not built yet", .notDue, .notDelivered) {
      $0.facility {
        $0.status = .planned
        $0.isHandedOver = false
      }
    },
    ClauseCase("WZ-20", "status not known", .indeterminate, .statusUnknown) {
      $0.facility { $0.status = nil }
    },
  ]

  static let wenzhou = wenzhouNewEstates + wenzhouUnits + wenzhouCircle
}

@Suite struct WenzhouClauseTests {
  @Test(arguments: ClauseCase.wenzhouNewEstates)
  func newEstates(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.wenzhouUnits)
  func unitsAndTheCity(_ expected: ClauseCase) throws { try expected.check() }

  @Test(arguments: ClauseCase.wenzhouCircle)
  func circlesAndRooms(_ expected: ClauseCase) throws { try expected.check() }

  @Test func daysLeftAreShown() throws {
    let before = try finding(
      "wenzhou", "WZ-10",
      .asOf("2026-06-01") {
        $0.estate()
        $0.facility()
      })
    #expect(before.daysLeft == 394)
    #expect(before.due == CalendarDate("2027-06-30"))
  }
}
