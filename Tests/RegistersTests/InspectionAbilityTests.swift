import CareModel
import Testing

@testable import Inspection

/// What an analysis can answer with a file.
@Suite struct InspectionAbilityTests {
  @Test func rowsOfWhichNothingIsKnownAnswerNothing() throws {
    let found = try inspection("设施名称,lon,lat\n青山养老院,120.7,28\n", as: .facilities)
    for question in [Ability.Question.kind, .area, .status, .requirement] {
      #expect(found.answer(question) == .no, "\(question)")
    }
    #expect(found.answer(.place) == .yes && found.answer(.identity) == .partly)
    let area = try #require(found.abilities.first { $0.question == .area })
    #expect(area.rows == 0 && area.message.english.contains("--any-facility"))
    #expect(area.message.chinese.contains("--any-facility"))
  }

  @Test func facilitiesAreJudgedByTheUsualRequirement() throws {
    let found = try inspection(
      """
      id,kind,area,status,lon,lat
      R1,care_room,200,in_use,120.7,28
      R2,care_room,199,in_use,120.7,28
      R3,care_room,,in_use,120.7,28
      R4,,200,,120.7,28
      R5,care_room,200,in_use,,28

      """, as: .facilities)
    #expect(found.answer(.kind) == .partly && found.answer(.status) == .partly)
    let area = try #require(found.abilities.first { $0.question == .area })
    #expect(area.answer == .partly && area.rows == 3)
    #expect(area.message.english.hasPrefix("1 room is of unknown size"))
    let usual = try #require(found.abilities.first { $0.question == .requirement })
    #expect(usual.rows == 2)
    #expect(usual.message.english.hasSuffix("1 counts, 1 does not, 2 cannot be told"))
    #expect(usual.message.chinese.hasSuffix("计入1处，不计入1处，无法判断2处"))
    let place = try #require(found.abilities.first { $0.question == .place })
    #expect(place.answer == .partly && place.rows == 4)
  }

  @Test func datesAskForADay() throws {
    let found = try inspection(
      "id,status,启用日期,lon,lat\nR1,in_use,2020-01-01,120.7,28\n", as: .facilities)
    let status = try #require(found.abilities.first { $0.question == .status })
    #expect(status.answer == .yes && status.message.english.contains("--as-of"))
  }

  @Test func estatesAreSortedByAge() throws {
    let found = try inspection(
      """
      id,built_year,township,households,setting,lon,lat
      E1,2000,甲,5,城镇,120.7,28
      E2,2001,,,,120.7,28
      E3,1998-2002,甲,,城镇,120.7,28

      """, as: .estates)
    let age = try #require(found.abilities.first { $0.question == .age })
    #expect(age.answer == .partly && age.rows == 2)
    #expect(age.message.english.hasPrefix("1 old estate, 1 other; of 1 it cannot be told"))
    #expect(found.answer(.township) == .partly && found.answer(.people) == .partly)
    #expect(found.answer(.setting) == .partly && found.answer(.gates) == .no)
    #expect(found.answer(.identity) == .yes)
  }

  @Test func estatesWithoutYearsAreUndecided() throws {
    let found = try inspection("小区名称,lon,lat\n甲,120.7,28\n", as: .estates)
    let age = try #require(found.abilities.first { $0.question == .age })
    #expect(age.answer == .no && age.message.english.contains("--all-ages"))
    #expect(found.answer(.setting) == .yes && found.answer(.people) == .no)
  }

  @Test func gatesAreCountedByEstate() throws {
    let found = try inspection(
      "gate_id,estate_id,lon,lat\nG1,E1,120.7,28\nG2,E1,120.7,28.1\nG1,E2,120.7,28.2\nG3,,120.7,28\n"
    )
    #expect(found.role.role == .gates && found.rowsUsed == 3 && found.rowsRejected == 1)
    let estates = try #require(found.abilities.first { $0.question == .estates })
    #expect(estates.rows == 3 && estates.message.english.hasPrefix("3 gates of 2 estates"))
    #expect(found.names == nil && found.measures.isEmpty)
  }

  @Test func whereNothingSaysWhereRowsAreTheRestIsAnsweredAllTheSame() throws {
    let found = try inspection("小区名称,建成年份\n甲,1990\n甲,1991\n", as: .estates, crs: nil)
    #expect(found.problems.map(\.code) == [.missingColumn, .missingColumn])
    #expect(found.rowsUsed == 2 && found.duplicates.samePlace.rows == 0)
    #expect(found.duplicates.sameName.rows == 2)
    #expect(found.answer(.place) == .no && found.answer(.age) == .yes)
    #expect(found.extent == nil)
  }
}
