import Testing

@testable import Geodesy

@Suite struct CoordinateTransformerTests {
  static let systems: [CoordinateReferenceSystem] = [
    .wgs84, .cgcs2000, .gcj02, .bd09, .epsg(4549), .epsg(4528), .epsg(3857), .epsg(4326),
    .epsg(4214), .epsg(4807), .epsg(2437),
  ]

  @Test(arguments: systems)
  func numbersThatAreNoneAreRefused(_ system: CoordinateReferenceSystem) throws {
    let transformer = try CoordinateTransformer(from: system)
    for bad in [Double.nan, .infinity, -.infinity] {
      for (x, y) in [(bad, 30.0), (120, bad), (bad, bad)] {
        #expect(throws: CoordinateFault.notFinite) { _ = try transformer.coordinate(x: x, y: y) }
      }
    }
  }

  @Test(arguments: [CoordinateReferenceSystem.wgs84, .cgcs2000, .gcj02, .bd09, .epsg(4214)])
  func degreesBeyondTheRangesAreRefused(_ system: CoordinateReferenceSystem) throws {
    let transformer = try CoordinateTransformer(from: system)
    let pairs = [
      (500.0, 30.0), (-180.01, 0), (200, 91), (1e300, 1e300), (480.7, 28), (568_798, 3e6),
    ]
    for (x, y) in pairs {
      #expect(throws: CoordinateFault.outOfRange) { _ = try transformer.coordinate(x: x, y: y) }
    }
    #expect(throws: CoordinateFault.swapped) { _ = try transformer.coordinate(x: 28, y: 120.7) }
  }

  /// 60 N 80 E is a place for WGS 84 either way round; China's systems know that it must be 80 E.
  @Test func areaOfUseTellsExchangedAxes() throws {
    for system in [CoordinateReferenceSystem.cgcs2000, .gcj02, .bd09] {
      let transformer = try CoordinateTransformer(from: system)
      #expect(throws: CoordinateFault.swapped) { _ = try transformer.coordinate(x: 40, y: 80) }
    }
    let c = try CoordinateTransformer(from: .wgs84).coordinate(x: 40, y: 80)
    #expect(c == place(40, 80))
  }

  @Test(arguments: [CoordinateReferenceSystem.wgs84, .cgcs2000, .epsg(4326), .epsg(4490)])
  func degreesOfTheSameSystemAreUnchanged(_ system: CoordinateReferenceSystem) throws {
    let transformer = try CoordinateTransformer(from: system)
    for c in [place(120.7, 28), place(73.62, 16.7), place(-70, 10), place(180, 90), place(-180, 0)]
    {
      #expect(try transformer.coordinate(x: c.longitude, y: c.latitude) == c)
    }
    #expect(transformer.isInAreaOfUse(place(73.62, 16.7)))
    let isChinese = system == .cgcs2000 || system == .epsg(4490)
    #expect(transformer.isInAreaOfUse(place(-70, 10)) != isChinese)
  }

  @Test func chinaIsTheRegistrysChina() throws {
    let registered = try RegisteredSystem(code: CGCS2000.code)
    #expect(registered.areaOfUse == CGCS2000.areaOfUse)
  }

  @Test func chineseWebMapsAreDecoded() throws {
    let wgs84 = place(116.391349, 39.907375)
    let gcj02 = GCJ02.encode(wgs84)
    let bd09 = BD09.encode(gcj02)
    for (system, c) in [(CoordinateReferenceSystem.gcj02, gcj02), (.bd09, bd09)] {
      let transformer = try CoordinateTransformer(from: system)
      let back = try transformer.coordinate(x: c.longitude, y: c.latitude)
      #expect(metres(back, wgs84) < 1e-5)
    }
  }

  /// NTF (Paris) counts in grads from Paris: 0 grad is 2 degrees 20' 14.025" E of Greenwich.
  @Test func gradsAreDegreesInTheEnd() throws {
    let transformer = try CoordinateTransformer(from: .epsg(4807))
    let c = try transformer.coordinate(x: 0, y: 52)
    #expect((c.longitude - 2.337_229_17).magnitude < 0.01)
    #expect((c.latitude - 46.8).magnitude < 0.01)
  }

  @Test(arguments: [1, 999_999, -5, Int.max, Int.min])
  func unknownCodesAreRefused(code: Int) {
    let error = #expect(throws: CoordinateTransformerError.self) {
      _ = try CoordinateTransformer(from: .epsg(code))
    }
    guard case .unknownCode(.epsg(code), let detail)? = error else {
      Issue.record("not unknownCode: \(String(describing: error))")
      return
    }
    #expect(!detail.isEmpty)
  }

  /// Vertical, geocentric, three-dimensional, compound.
  @Test(arguments: [5737, 4978, 4979, 4480, 4479, 9707])
  func systemsThatAreNotHorizontalAreRefused(code: Int) {
    let error = #expect(throws: CoordinateTransformerError.self) {
      _ = try CoordinateTransformer(from: .epsg(code))
    }
    guard case .notHorizontal(.epsg(code), _)? = error else {
      Issue.record("not notHorizontal: \(String(describing: error))")
      return
    }
  }

  /// Xian 1980 has no published way to WGS 84; it must not be taken for WGS 84.
  @Test(arguments: [2383, 4610])
  func datumsWithoutAWayToWGS84AreRefused(code: Int) {
    let error = #expect(throws: CoordinateTransformerError.self) {
      _ = try CoordinateTransformer(from: .epsg(code))
    }
    guard case .noTransformation(.epsg(code), let detail)? = error else {
      Issue.record("not noTransformation: \(String(describing: error))")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test func missingDatabaseIsSaid() {
    let error = #expect(throws: CoordinateTransformerError.self) {
      _ = try CoordinateTransformer(from: .epsg(4549), databasePath: "/nowhere/proj.db")
    }
    guard case .databaseUnavailable(let detail)? = error else {
      Issue.record("not databaseUnavailable: \(String(describing: error))")
      return
    }
    #expect(detail.contains("/nowhere/proj.db"))
  }

  @Test(arguments: [(121.66, 31.27), (31.27, 121.66), (0, 0), (-90.0, 45.0)])
  func degreesUnderAProjectedSystemAreNoPlace(x: Double, y: Double) throws {
    let transformer = try CoordinateTransformer(from: .epsg(4549))
    #expect(throws: CoordinateFault.outOfRange) { try transformer.coordinate(x: x, y: y) }
  }
}
