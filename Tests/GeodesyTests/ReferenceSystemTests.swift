import Testing

@testable import Geodesy

@Suite struct ReferenceSystemTests {
  @Test(arguments: [
    ("WGS84", CoordinateReferenceSystem.wgs84), ("wgs-84", .wgs84), ("WGS 84", .wgs84),
    ("WGS_84", .wgs84), ("EPSG:4326", .wgs84), ("epsg: 4326", .wgs84), ("CRS84", .wgs84),
    ("OGC:CRS84", .wgs84), ("urn:ogc:def:crs:OGR:1.3:CRS84", .wgs84),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", .wgs84), ("urn:ogc:def:crs:EPSG::4326", .wgs84),
    ("CGCS2000", .cgcs2000), ("cgcs 2000", .cgcs2000), ("国家2000", .cgcs2000),
    ("2000国家大地坐标系", .cgcs2000), ("EPSG:4490", .cgcs2000), ("GCJ02", .gcj02),
    ("GCJ-02", .gcj02), ("Amap", .gcj02), ("gaode", .gcj02), ("高德", .gcj02), ("火星坐标系", .gcj02),
    ("火星", .gcj02), ("BD09", .bd09), ("BD-09", .bd09), ("BD09LL", .bd09), ("bd_09_ll", .bd09),
    ("Baidu", .bd09), ("百度", .bd09), ("ＢＤ０９", .bd09), ("EPSG:4549", .epsg(4549)),
    ("EPSG：4549", .epsg(4549)), ("epsg 4549", .epsg(4549)), ("EPSG-4549", .epsg(4549)),
    ("urn:ogc:def:crs:EPSG::4549", .epsg(4549)), ("urn:ogc:def:crs:EPSG:9.8.1:4549", .epsg(4549)),
    ("EPSG:102025", .epsg(102025)),
  ])
  func readsNames(_ pair: (String, CoordinateReferenceSystem)) throws {
    #expect(try CoordinateReferenceSystem(pair.0) == pair.1)
  }

  @Test(arguments: [
    "", " ", "BD09MC", "温州市独立坐标系", "城市独立坐标系", "EPSG", "EPSG:", "EPSG:x", "EPSG:-4549",
    "EPSG:0", "EPSG:4549-1", "EPSG:99999999999999999999", "4549", "WGS84X", "UTM", "EPSG:4549:1",
    "urn:ogc:def:crs:EPSG:4549", "urn:ogc:def:crs:EPSG:x:4549", "urn:ogc:def:crs:OGC:1.3:CRS83",
    "urn:ogc:def:crs:IAU::4326", "Xian80", "北京54", "ＥＰＳＧ：４５４９\u{301}",
  ])
  func refusesOtherNames(_ text: String) {
    let error = #expect(throws: UnknownCoordinateReferenceSystem.self) {
      _ = try CoordinateReferenceSystem(text)
    }
    #expect(error?.text == text)
    #expect(error?.description.contains("EPSG:<code>") == true)
  }

  @Test(arguments: [
    CoordinateReferenceSystem.wgs84, .cgcs2000, .gcj02, .bd09, .epsg(4549), .epsg(3857),
  ])
  func nameIsReadBack(_ system: CoordinateReferenceSystem) throws {
    #expect(try CoordinateReferenceSystem(system.name) == system)
  }
}
