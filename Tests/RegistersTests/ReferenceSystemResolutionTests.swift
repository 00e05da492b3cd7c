import CareModel
import Geodesy
import Testing

@testable import Tables

@Suite struct ReferenceSystemResolutionTests {
  private static let point = (geometry("Point", "[120.7,28]"), "{\"id\":\"E1\"}")
  private static let urn = named("urn:ogc:def:crs:EPSG::4490")
  private static let crs84 = named("urn:ogc:def:crs:OGC:1.3:CRS84")
  private static let gcj02 = named("GCJ02")

  private static func named(_ system: String) -> String {
    "{\"type\":\"name\",\"properties\":{\"name\":\"\(system)\"}}"
  }

  private static let layers:
    [(String?, CoordinateReferenceSystem?, CoordinateReferenceSystem, CRSSource, Bool)] = [
      (nil, nil, .wgs84, .assumed, false), (nil, .bd09, .bd09, .declared, false),
      (urn, nil, .cgcs2000, .crsMember, false), (crs84, nil, .wgs84, .crsMember, false),
      (gcj02, nil, .gcj02, .crsMember, false), (crs84, .cgcs2000, .cgcs2000, .declared, false),
      (crs84, .bd09, .bd09, .declared, true), (gcj02, .gcj02, .gcj02, .declared, false),
      ("\"local\"", .wgs84, .wgs84, .declared, true), ("null", nil, .wgs84, .assumed, false),
    ]

  @Test(arguments: layers)
  func aLayerIsInTheSystemThatIsDeclaredElseInItsOwnElseInWGS84(
    member: String?, declared: CoordinateReferenceSystem?, system: CoordinateReferenceSystem,
    source: CRSSource, contradicts: Bool
  ) throws {
    let table = try estates(collection([Self.point], crs: member), crs: declared)
    #expect(table.info.crs == system)
    #expect(table.info.crsSource == source)
    #expect(table.codes == (contradicts ? [.crsContradiction] : []))
  }

  @Test(arguments: ["\"local\"", "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2\"}}", "{}"])
  func aLayerWhoseOwnSystemIsUnknownIsRefusedUnlessOneIsDeclared(member: String) throws {
    let found = try problems(collection([Self.point], crs: member), crs: nil)
    #expect(found.map(\.code) == [.unusableCRS])
    #expect(found.first?.message.english.contains("GCJ02") == true)
  }

  @Test(
    arguments: [
      ("经度(BD09),纬度(BD09)", nil, CoordinateReferenceSystem.bd09, CRSSource.header),
      ("lng_gcj02,lat_gcj02", nil, .gcj02, .header),
      ("经度,纬度(高德)", nil, .gcj02, .header),
      ("经度(BD09),纬度(BD09)", .bd09, .bd09, .declared),
      ("经度,纬度", .cgcs2000, .cgcs2000, .declared),
    ] as [(String, CoordinateReferenceSystem?, CoordinateReferenceSystem, CRSSource)])
  func aTableIsInTheSystemThatItsHeaderOrTheUserDeclares(
    headers: String, declared: CoordinateReferenceSystem?, system: CoordinateReferenceSystem,
    source: CRSSource
  ) throws {
    let table = try estates("id,\(headers)\nE1,120.7,28\n", crs: declared)
    #expect(table.info.crs == system)
    #expect(table.info.crsSource == source)
  }

  @Test func aTableWithoutADeclarationIsRefusedAndShowsTheChoices() throws {
    let found = try problems("id,经度,纬度\nE1,120.7,28\n", crs: nil)
    #expect(found.map(\.code) == [.undeclaredCRS])
    for choice in CoordinateReferenceSystem.choices {
      #expect(found.first?.message.english.contains(choice) == true)
      #expect(found.first?.message.chinese.contains(choice) == true)
    }
  }

  @Test(arguments: [
    ("经度(BD09),纬度(BD09)", CoordinateReferenceSystem.gcj02), ("经度(BD09),纬度(GCJ02)", nil),
  ])
  func aHeaderThatContradictsIsRefused(headers: String, declared: CoordinateReferenceSystem?) throws
  {
    let found = try problems("id,\(headers)\nE1,120.7,28\n", crs: declared)
    #expect(found.map(\.code) == [.contradictingCRS])
    #expect(found.first?.value == "BD09, GCJ02")
    #expect(found.first?.line == 1)
  }

  @Test func aSystemThatTheRegistryDoesNotKnowIsRefused() throws {
    let found = try problems("id,x,y\nE1,1,2\n", crs: .epsg(999_999))
    #expect(found.map(\.code) == [.unusableCRS])
    #expect(found.first?.value == "EPSG:999999")
  }

  /// The same place in every system comes out within a metre.
  @Test(arguments: [
    (CoordinateReferenceSystem.epsg(4549), 500000.0, 3_098_000.0),
    (.epsg(4528), 40_500_000.0, 3_098_000.0),
  ])
  func eastingsAndNorthingsBecomeDegrees(
    system: CoordinateReferenceSystem, easting: Double, northing: Double
  ) throws {
    let table = try estates("id,Y坐标,X坐标\nE1,\(northing),\(easting)\n", crs: system)
    guard case .point(let place)? = table.rows.first?.place else {
      Issue.record("no point")
      return
    }
    #expect(abs(place.longitude - 120) < 1e-8)
    #expect(abs(place.latitude - 27.9937) < 0.01)
  }
}
