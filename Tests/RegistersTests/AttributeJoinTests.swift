import CareCircleTestSupport
import CareModel
import Foundation
import Geodesy
import Testing

@testable import Tables
@testable import Registers

@Suite struct AttributeJoinTests {
  private func join(_ estates: String, _ attributes: String, header: Bool = true) throws
    -> AttributeJoin
  {
    let folder = try TemporaryFolder()
    let base = try folder.write("estates.csv", estates)
    var file = InputFile.file(try folder.write("more.csv", attributes))
    if !header {
      file.hasHeader = false
      file.columns = ["id": "1", "built_year": "2", "households": "3"]
    }
    return try withExtendedLifetime(folder) {
      AttributeJoin(
        try LoadedTable<Estate>.estates(.file(base, crs: .wgs84)),
        try LoadedTable<Estate>.estateAttributes(file))
    }
  }

  @Test func blanksAreFilledAndWhatIsGivenStands() throws {
    let joined = try join(
      "id,name,lon,lat,built_year,households\nE1,甲,120.7,28,1990,\nE2,乙,120.8,28,,50\n",
      "小区编号,建成年份,户数\nE1,1995,300\nE2,1980,50\n")
    #expect(joined.estates.rows.map(\.built) == [YearRange(1990), YearRange(1980)])
    #expect(joined.estates.rows.map(\.households) == [300, 50])
    let doubt = try #require(joined.attributes.issues.first)
    #expect(joined.attributes.issues.count == 1)
    #expect(doubt.code == .attributeContradiction)
    #expect((doubt.line, doubt.field, doubt.value) == (2, "建成年份", "E1"))
  }

  @Test func rowsOfNoEstateAreRejectedAndCounted() throws {
    let joined = try join(
      "id,lon,lat\nE1,120.7,28\n", "id,households\nE1,3\nE9,4\n合计,7\n,\n")
    #expect(joined.attributes.info.rowsIn == 3)
    #expect(joined.attributes.info.rowsRejected == 2)
    #expect(joined.attributes.issues.map(\.code) == [.totalRow, .attributesWithoutEstate])
    #expect(joined.attributes.issues.last?.value == "E9")
    #expect(joined.attributes.info.crs == nil)
  }

  @Test func aTableWithoutHeaderIsJoinedByTheNumbersOfItsColumns() throws {
    let joined = try join(
      "id,lon,lat\nE1,120.7,28\n", "E1|2009年建成|1,124户\n", header: false)
    #expect(joined.estates.rows.first?.built == YearRange(2009))
    #expect(joined.estates.rows.first?.households == 1124)
  }

  @Test func settingComesFromTheTableThatHasIt() throws {
    let estates = "id,lon,lat\nE1,120.7,28\nE2,120.8,28\n"
    let joined = try join(estates, "id,城乡属性\nE1,农村\nE2,\n")
    #expect(joined.estates.rows.map(\.setting) == [.rural, nil])
    let own = try join("id,lon,lat,城乡属性\nE1,120.7,28,城镇\n", "id,城乡属性\nE1,农村\n")
    #expect(own.estates.rows.map(\.setting) == [.urban])
  }

  static let shared = SharedData.url("estates/beijing-households.psv")?.path

  @Test(.enabled(if: shared != nil, "the shared data is not beside the repository"))
  func householdCountsOfBeijingFindTheirEstates() throws {
    let households = try #require(Self.shared)
    let estates = try #require(SharedData.url("estates/beijing-estates.bd09.csv")?.path)
    var file = InputFile.file(households)
    file.hasHeader = false
    file.columns = ["id": "1", "built_year": "9", "households": "15"]
    let joined = AttributeJoin(
      try LoadedTable<Estate>.estates(.file(estates, crs: .bd09)),
      try LoadedTable<Estate>.estateAttributes(file))
    #expect(joined.attributes.info.rowsIn == 510)
    #expect(joined.attributes.info.origin.delimiter == "pipe")
    #expect(joined.estates.rows.first { $0.name == "华龙美晟" }?.households == 1124)
    let unmatched = joined.attributes.issues.count { $0.code == .attributesWithoutEstate }
    let duplicates = joined.attributes.issues.count { $0.code == .duplicateRow }
    #expect(unmatched + duplicates == joined.attributes.info.rowsRejected)
    #expect(joined.estates.rows.count { $0.households != nil } == 480)
  }
}
