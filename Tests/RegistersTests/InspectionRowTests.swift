import CareModel
import Geodesy
import Testing

@testable import Inspection
@testable import Registers
@testable import Wording

/// What the rows hold, with values worked out by hand.
@Suite struct InspectionRowTests {
  @Test func theExtentHoldsEveryPoint() throws {
    let found = try inspection("id,lon,lat\nE1,120.7,28.1\nE2,120.5,28.3\nE3,120.6,28.2\n")
    let extent = try #require(found.extent)
    #expect(extent.west == 120.5 && extent.east == 120.7)
    #expect(extent.south == 28.1 && extent.north == 28.3)
    // 0.2 degrees of a meridian at 28.2 N, where a degree has 110.83 km.
    #expect(abs(extent.height.metres - 22_166) < 5)
    // cos 28.2 of 0.2 degrees of the equator, and a little for the flattening.
    #expect(abs(extent.width.metres - 19_636) < 10)
  }

  @Test func theExtentHoldsTheCornersOfGround() throws {
    let ring = "[[[120.7,28],[120.72,28],[120.72,28.01],[120.7,28.01],[120.7,28]]]"
    let found = try inspection(
      collection([(geometry("Polygon", ring), "{\"小区编号\":\"E1\",\"建成年份\":1990}")]))
    #expect(found.extent?.east == 120.72 && found.extent?.north == 28.01)
    #expect(found.answer(.gates) == .yes)
  }

  @Test func repeatedRowsAreToldApart() throws {
    let found = try inspection(
      """
      id,name,lon,lat
      E1,甲,120.7,28
      E2,乙,120.8,28
      E1,甲,120.7,28
      E2,丙,120.9,28
      E3,甲,120.9,28
      E4,甲,121.0,28

      """, as: .estates)
    let duplicates = found.duplicates
    #expect(duplicates.identical.rows == 1)
    #expect(duplicates.identical.examples == [RowExample(line: 4, text: "E1")])
    #expect(duplicates.sameID.rows == 1)
    #expect(duplicates.sameID.examples == [RowExample(line: 5, text: "E2")])
    // 甲 on lines 2, 6 and 7; the identical row on line 4 is not counted.
    #expect(duplicates.sameName.rows == 3 && duplicates.sameName.shared == 1)
    #expect(duplicates.sameName.examples.map(\.line) == [6, 7])
    // 120.9 on lines 5 and 6.
    #expect(duplicates.samePlace.rows == 2 && duplicates.samePlace.shared == 1)
    #expect(duplicates.samePlace.examples.map(\.line) == [6])
    #expect(found.rowsIn == 6 && found.rowsUsed == 5)
  }

  @Test func aRowFarFromTheRestIsNamedWithItsDistance() throws {
    let latitudes = ["28.00", "28.01", "28.02", "28.03", "28.04", "28.05", "30.00"]
    let rows = latitudes.enumerated().map { "E\($0),甲\($0),120.7,\($1)\n" }.joined()
    let far = try #require(try inspection("id,name,lon,lat\n" + rows, as: .estates).farPlaces)
    // Distances from 28.03 in degrees: 0, .01, .01, .02, .02, .03, 1.97; their median is .02, the
    // median deviation from it .01. A degree of a meridian has 110.83 km here.
    let degree = 110_830.0
    #expect(far.middle == Coordinate(uncheckedLongitude: 120.7, latitude: 28.03))
    #expect(abs(far.medianDistance.metres - 0.02 * degree) < 2)
    #expect(abs(far.limit.metres - (0.02 + 10 * 1.4826 * 0.01) * degree) < 20)
    #expect(far.count == 1)
    #expect(far.examples == [RowExample(line: 8, text: "甲6, 218.3 km")])
  }

  @Test func rowsAtOnePlaceLeaveFiveKilometres() throws {
    let found = try inspection(
      "id,lon,lat\nE1,120.7,28\nE2,120.7,28\nE3,120.7,28\nE4,120.7,28.04\nE5,120.7,28.05\n")
    let far = try #require(found.farPlaces)
    #expect(far.medianDistance.metres == 0 && far.limit.metres == 5000)
    // .04 degrees are 4.4 km, .05 are 5.5 km.
    #expect(far.count == 1 && far.examples.first?.line == 6)
  }

  @Test func yearsAndCountsOutOfTheOrdinaryAreListed() throws {
    let found = try inspection(
      """
      id,built_year,households,elders,lon,lat
      E1,1904,5,0,120.7,28
      E2,1949,10,1,120.7,28
      E3,2035,20000,20000,120.7,28
      E4,2036,20001,,120.7,28
      E5,80年代,,,120.7,28

      """, as: .estates)
    let measures = found.measures
    #expect(measures.map(\.field) == ["built_year", "households", "elders"])
    #expect(measures.map(\.count) == [4, 4, 3])
    #expect(measures.map(\.outside) == [2, 2, 1])
    #expect(measures.map(\.least) == [1904, 5, 0])
    #expect(measures.map(\.median) == [1992, 10_005, 1])
    #expect(measures.map(\.greatest) == [2036, 20_001, 20_000])
    // The farthest from the ordinary first: 1904 by 45 years, 2036 by one.
    #expect(measures[0].examples.map(\.line) == [2, 5])
    #expect(measures[0].examples.first?.text == "1904")
  }

  @Test func areasOutOfTheOrdinaryAreListed() throws {
    let found = try inspection(
      "id,建筑面积,lon,lat\nR1,200,120.7,28\nR2,2,120.7,28\nR3,300万,120.7,28\nR4,约300,120.7,28\n")
    let area = try #require(found.measures.first)
    #expect(area.field == "gross_area" && area.unit == "m2")
    // 约300 is not an exact number.
    #expect(area.count == 3 && area.outside == 2)
    #expect(area.median == 200 && area.greatest == 3_000_000)
    #expect(area.examples.map(\.line) == [4, 3])
    #expect(area.examples.map(\.text) == ["3000000 m2", "2 m2"])
  }

  @Test func whatCannotBeReadIsCountedByFieldWithThreeExamples() throws {
    let rows = (1...5).map { "E\($0),不详,多,120.7,28\n" }.joined()
    let found = try inspection(
      "id,建成年份,户数,lon,lat\n" + rows + "E6,1990,5,,28\n", as: .estates)
    let counts = found.issueCounts
    #expect(counts.map(\.code) == [.coordinateMissing, .valueUnreadable, .valueUnreadable])
    #expect(counts.map(\.field) == ["lon", "建成年份", "户数"])
    #expect(counts.map(\.count) == [1, 5, 5])
    #expect(counts[1].examples.map(\.line) == [2, 3, 4])
    #expect(counts[1].examples.map(\.text) == ["不详", "不详", "不详"])
    #expect(found.rowsRejected == 1)
  }

  @Test func medians() {
    #expect(Median.of([]) == nil)
    #expect(Median.of([3]) == 3)
    #expect(Median.of([3, 1]) == 2)
    #expect(Median.of([9, 1, 3]) == 3)
  }

  @Test func aTableWithoutRowsHasNothingToTell() throws {
    for role in [InputKind.estates, .facilities, .gates] {
      let found = try inspection("id,estate_id,name,lon,lat\n", as: role)
      #expect(found.rowsIn == 0 && found.extent == nil && found.names == nil)
      #expect(found.farPlaces == nil && found.issueCounts.isEmpty)
      for language in Language.allCases { #expect(!found.text(language).isEmpty) }
      #expect(try !found.parsed.isEmpty)
    }
  }
}
