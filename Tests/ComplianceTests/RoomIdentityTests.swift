import CareModel
import Compliance
import Testing

/// Which estate a room belongs to: a room that may belong to several, or to none that is known, neither satisfies a clause
/// nor leaves an estate without a room.
@Suite struct RoomIdentityTests {
  private static let sameName = [
    ClauseCase("WZ-1", "two estates of one name, one room", .indeterminate, .roomUnlinked) {
      $0.newEstate("新园") { $0.name = "新园" }
      $0.newEstate("新园#3") { $0.name = "新园" }
      $0.room(gross: 320, inner: 310) { $0.estate = "新园" }
    },
    ClauseCase("WZ-2", "two estates of one name, one room", .indeterminate, .roomUnlinked) {
      $0.newEstate("新园") { $0.name = "新园" }
      $0.newEstate("新园#3") { $0.name = "新园" }
      $0.room(gross: 320, inner: 310) { $0.estate = "新园" }
    },
    ClauseCase("WZ-3", "two estates of one name, one room", .notApplicable, .noRoom) {
      $0.newEstate("新园") { $0.name = "新园" }
      $0.newEstate("新园#3") { $0.name = "新园" }
      $0.room(gross: 320, inner: 310) {
        $0.estate = "新园"
        $0.status = .demolished
      }
    },
    ClauseCase("WZ-1", "ids tell two estates of one name apart", .pass) {
      $0.newEstate("N") { $0.name = "新园" }
      $0.newEstate("M") { $0.name = "新园" }
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase("WZ-1", "both together would be too small: 100 < 136.8", .fail, .noRoom) {
      $0.newEstate("新园") { $0.name = "新园" }
      $0.newEstate("新园#3") { $0.name = "新园" }
      $0.room(gross: 100) { $0.estate = "新园" }
    },
    ClauseCase("WZ-2", "its own is large, one of either is small", .indeterminate, .roomUnlinked) {
      $0.newEstate("N") { $0.name = "新园" }
      $0.newEstate("M") { $0.name = "新园" }
      $0.room("R", gross: 320, inner: 310)
      $0.room("S", gross: 250) { $0.estate = "新园" }
    },
  ]

  private static let repeatedRooms = [
    ClauseCase("ZB-1", "80 and 80 under one id: 82.4 owed", .indeterminate, .idRepeated, actual: 80)
    {
      $0.newEstate()
      $0.room("R", gross: 80)
      $0.room("R#3", gross: 80) { $0.repeatedID = "R" }
    },
    ClauseCase("ZB-1", "40 and 40 under one id are too small anyway", .fail, .areaShort) {
      $0.newEstate()
      $0.room("R", gross: 40)
      $0.room("R#3", gross: 40) { $0.repeatedID = "R" }
    },
    ClauseCase("ZB-1", "in use and demolished under one id", .indeterminate, .idRepeated, actual: 0)
    {
      $0.newEstate()
      $0.room("R", gross: 90)
      $0.room("R#3", gross: 90) {
        $0.repeatedID = "R"
        $0.status = .demolished
      }
    },
    ClauseCase("ZB-1", "one id, two estates: two rooms", .pass, actual: 90) {
      $0.newEstate()
      $0.newEstate("M")
      $0.room("R", gross: 90)
      $0.room("R#3", gross: 90) {
        $0.repeatedID = "R"
        $0.estate = "M"
      }
    },
    ClauseCase("WZ-2", "310 and 250 under one id", .indeterminate, .idRepeated) {
      $0.newEstate()
      $0.room("R", inner: 310)
      $0.room("R#3", inner: 250) { $0.repeatedID = "R" }
    },
    ClauseCase("WZ-3", "late in one of two rows of one id", .indeterminate, .idRepeated) {
      $0.newEstate()
      $0.room("R", inner: 310)
      $0.room("R#3", inner: 310) {
        $0.repeatedID = "R"
        $0.dates.acceptance = CalendarDate("2026-02-01")
      }
    },
  ]

  private static let phases = [
    ClauseCase("WZ-1", "two rows of one id without a phase", .indeterminate, .phaseUnknown) {
      $0.newEstate()
      $0.newEstate("N#3") { $0.repeatedID = "N" }
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase("CS-10", "two rows of one id without a phase", .indeterminate, .phaseUnknown) {
      $0.newEstate()
      $0.newEstate("N#3") { $0.repeatedID = "N" }
      $0.room(gross: 320, inner: 310)
    },
    ClauseCase("WZ-3", "the phase in another spelling", .pass) {
      $0.newEstate { $0.phase = "一期" }
      $0.newEstate { $0.phase = "二期" }
      $0.room(inner: 310) { $0.phase = "一期 " }
    },
  ]

  private static let strays = [
    ClauseCase("WZ-1", "no estate is called M", .indeterminate, .roomUnlinked) {
      $0.newEstate()
      $0.room(gross: 320, inner: 310) { $0.estate = "M" }
    },
    ClauseCase("CS-10", "no estate is called M", .indeterminate, .roomUnlinked) {
      $0.newEstate()
      $0.room(gross: 320, inner: 310) { $0.estate = "M" }
    },
    ClauseCase("HN-2", "no column of estates", .indeterminate, .roomUnlinked) {
      $0.newEstate()
      $0.room(gross: 320, inner: 310) { $0.estate = nil }
    },
    ClauseCase("CS-10", "of another community", .fail, .noRoom) {
      $0.newEstate { $0.community = "甲社区" }
      $0.room(gross: 320) {
        $0.estate = nil
        $0.community = "乙社区"
      }
    },
    ClauseCase("WZ-1", "a stray of 100 could not make up 136.8", .fail, .noRoom) {
      $0.newEstate()
      $0.room(gross: 100) { $0.estate = "M" }
    },
    ClauseCase("WZ-2", "a stray room cannot disprove its own", .pass) {
      $0.newEstate()
      $0.room("R", gross: 320, inner: 310)
      $0.room("S", gross: 250) { $0.estate = "M" }
    },
    ClauseCase("WZ-1", "several in one cell", .indeterminate, .roomUnlinked) {
      $0.newEstate("N") { $0.name = "新园" }
      $0.newEstate("M") { $0.name = "古园" }
      $0.room(gross: 320, inner: 310) { $0.estate = "新园、古园" }
    },
    ClauseCase("WZ-1", "several in one cell, none of them this", .fail, .noRoom) {
      $0.newEstate("N") { $0.name = "西园" }
      $0.newEstate("M") { $0.name = "古园" }
      $0.room(gross: 320, inner: 310) { $0.estate = "新园、古园" }
    },
  ]

  private static let spellings = ["新园（东区）", "新园(东区)", "新园 （东区）", "新园（东区)", "Ｎ", " n"].map { text in
    ClauseCase("WZ-1", "the estate is written \(text)", .pass, actual: 320) {
      $0.newEstate { $0.name = "新园（东区）" }
      $0.newEstate("M") { $0.name = "新园（西区）" }
      $0.room(gross: 320, inner: 310) { $0.estate = text }
    }
  }

  @Test(arguments: sameName + repeatedRooms + phases + strays + spellings)
  func aRoomProvesOnlyWhatItsRowSays(_ example: ClauseCase) throws { try example.check() }

  @Test func doubtfulRoomsAreListedWithTheirReason() throws {
    let register = Register.asOf("2026-06-01") {
      $0.newEstate("N") { $0.name = "新园" }
      $0.newEstate("M") { $0.name = "古园" }
      $0.newEstate("M#4") {
        $0.name = "古园"
        $0.repeatedID = "M"
      }
      $0.room("0")
      $0.room("1") { $0.estate = "新园、古园" }
      $0.room("2") { $0.estate = "别园" }
      $0.room("3") { $0.estate = nil }
      $0.room("4") { $0.estate = "M" }
    }
    let unlinked = ComplianceCheck(try policy("wenzhou"), register).unlinkedRooms
    #expect(unlinked.map(\.row) == [1, 2, 3, 4])
    #expect(unlinked.map(\.why) == [.phaseMissing, .estateUnknown, .estateMissing, .phaseMissing])
  }

  /// Both estates of a name are decided by neither room.
  @Test func noneOfSeveralEstatesIsDecided() throws {
    let register = Register.asOf("2026-06-01") {
      for id in ["新园", "新园#3", "新园#4"] { $0.newEstate(id) { $0.name = "新园" } }
      $0.room(gross: 320, inner: 310) { $0.estate = "新园" }
    }
    let verdicts = try findings("wenzhou", "WZ-1", register).map(\.verdict)
    #expect(verdicts == [.indeterminate, .indeterminate, .indeterminate])
  }
}
