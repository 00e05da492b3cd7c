import CareModel
import Testing

@testable import Registers
@testable import Wording

/// Years in which no estate was completed.
@Suite struct UnlikelyYearTests {
  @Test func yearsAfterTheLastAreNotKnown() throws {
    let text = "id,建成年份,lon,lat\nE1,2099,120.7,28\nE2,2026,120.7,28\nE3,2020-2099,120.7,28\n"
    let read = try estates(text)
    let found = read.withoutYears(after: 2026)
    #expect(
      found.rows.map(\.built) == [nil, YearRange(2026), YearRange(earliest: 2020, latest: 2099)])
    #expect(found.issues.map(\.code) == [.yearUnlikely])
    #expect((found.issues[0].line, found.issues[0].field) == (2, "建成年份"))
    #expect(
      found.issues[0].value == "2099" && found.issues[0].message.english.contains("up to 2026"))
    #expect(read.withoutYears(after: 2099).rows.map(\.built) == read.rows.map(\.built))
  }

  @Test func aDayOfCompletionIsAYear() throws {
    let read = try estates("id,竣工验收日期,lon,lat\nE1,2099-05-01,120.7,28\n")
    let found = read.withoutYears(after: 2026)
    #expect(found.rows.map(\.built) == [nil] && found.issues.first?.field == "竣工验收日期")
  }

  @Test func noughtIsNoYear() throws {
    let found = try estates("id,建成年份,lon,lat\nE1,1900,120.7,28\nE2,1901,120.7,28\n")
    #expect(found.rows.map(\.built) == [nil, YearRange(1901)])
    #expect(found.issues.map(\.code) == [.yearUnlikely] && found.issues[0].line == 2)
  }
}
