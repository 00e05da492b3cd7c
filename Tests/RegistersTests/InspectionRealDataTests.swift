import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Inspection
@testable import Registers

private let beijing = "estates/beijing-estates.bd09.csv"

/// Real files, with their traps.
@Suite(.enabled(if: SharedData.url(beijing) != nil, "shared test data is not here"))
struct InspectionRealDataTests {
  private func inspection(
    _ path: String, as role: InputKind? = nil, crs: CoordinateReferenceSystem? = .bd09
  ) throws -> TableInspection {
    let url = try #require(SharedData.url(path))
    return try #require(try TableInspection.inspecting(.file(url.path, crs: crs), as: role))
  }

  @Test(arguments: [InputKind.facilities, nil])
  func haikousHomesAreCommittees(role: InputKind?) throws {
    let found = try inspection("facilities/haikou-nursing-homes.bd09.csv", as: role)
    #expect(found.rowsUsed == 122)
    let names = try #require(found.names)
    #expect(names.isSuspicious && found.warnings.count == 1 && names.speakingOfCare == 0)
    // 77 residents' or villagers' committees, and 43 other committees or what belongs to one; with
    // their 委员会 written out are 108 of the 122.
    if role == .facilities {
      #expect(names.others == 120)
      #expect(names.kinds.map(\.kind) == [.residentsCommittee, .committee])
      #expect(names.kinds.map(\.count) == [77, 43])
    }
  }

  @Test(arguments: [
    ("nanjing", 68, 67, 1), ("changzhou", 89, 88, 0), ("shanghai", 103, 101, 3),
  ])
  func nursingHomesAreNursingHomes(city: String, rows: Int, care: Int, others: Int) throws {
    let found = try inspection("facilities/\(city)-nursing-homes.bd09.csv")
    #expect(found.role.role == .facilities && found.role.basis == .names)
    #expect(found.rowsUsed == rows && found.warnings.isEmpty)
    #expect(found.names?.speakingOfCare == care && found.names?.others == others)
    #expect(found.answer(.area) == .no && found.answer(.kind) == .no)
    #expect(found.fields == ["name", "address", "lat", "lon"])
  }

  @Test func shanghaisCommunitiesHaveHealthCentresAmongThem() throws {
    let found = try inspection("facilities/shanghai-communities.bd09.csv", as: .facilities)
    let names = try #require(found.names)
    #expect(names.isSuspicious && names.speakingOfCare == 0)
    #expect(names.kinds.first { $0.kind == .health }?.count == 2)
  }

  @Test func beijing() throws {
    let found = try inspection(RegistersTests.beijing)
    #expect(found.role.role == .estates && found.role.basis == .headers)
    #expect(found.rowsIn == 4851 && found.rowsUsed == 4846)
    #expect(found.duplicates.identical.rows == 5 && found.duplicates.sameID.rows == 0)
    // 14 rows share coordinates: five pairs are identical rows, two are of different estates.
    #expect(found.duplicates.samePlace.rows == 4 && found.duplicates.samePlace.shared == 2)
    let years = try #require(found.measures.first)
    #expect(years.least == 1904 && years.greatest == 2019)
    #expect(found.columns.last?.header == "PRICE" && found.columns.last?.blanks == 83)
    #expect(found.warnings.isEmpty)
    let extent = try #require(found.extent)
    #expect(extent.west > 115 && extent.east < 118 && extent.south > 39 && extent.north < 41)
  }

  @Test func shanghai() throws {
    let found = try inspection("estates/shanghai-estates.bd09.json", as: .estates)
    #expect(found.origin.format == "json" && found.rowsIn == 12_277)
    #expect(found.fields == ["lon", "lat", nil, "name", nil, "township", nil])
    #expect(found.answer(.age) == .no && found.answer(.township) == .yes)
    #expect(found.warnings.isEmpty && found.farPlaces?.count == 0)
  }

  @Test func xuzhou() throws {
    let path = "estates/xuzhou-bom-json-cells.csv"
    let undeclared = try inspection(path, crs: nil)
    #expect(undeclared.problems.map(\.code) == [.undeclaredCRS] && undeclared.extent == nil)
    let found = try inspection(path, crs: .wgs84)
    #expect(found.rowsUsed == 388 && found.problems.isEmpty)
    #expect(found.columns.first { $0.header == "boundary" }?.field == "geometry")
    #expect(found.answer(.gates) == .yes && found.answer(.people) == .no)
    #expect(found.extent.map { $0.west > 116 && $0.east < 119 } == true)
  }
}
