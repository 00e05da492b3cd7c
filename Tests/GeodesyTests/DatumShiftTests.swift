import Testing

@testable import Geodesy

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Coordinates of Beijing 1954, for parts of China only.
@Suite struct DatumShiftTests {
  /// In the Tarim basin the registry's transformation is a translation of (15.8, -154.4, -82.3) m between the centres of
  /// the Krasovsky and the WGS 84 ellipsoid.
  @Test(arguments: [(80.2, 40.1), (87.9, 37.2), (77.6, 41.5)])
  func theTransformationMadeForThePlaceIsUsed(longitude: Double, latitude: Double) throws {
    let transformer = try CoordinateTransformer(from: .epsg(4214))
    let moved = try transformer.coordinate(x: longitude, y: latitude)
    let expected = translated(longitude, latitude, (15.8, -154.4, -82.3))
    #expect(metres(moved, expected) < 0.01)
    #expect(transformer.usedOperations.map(\.name) == ["Beijing 1954 to WGS 84 (4)"])
    #expect(transformer.usedOperations.first?.accuracy == .metres(1))
  }

  @Test(arguments: [(120.68, 28.0), (116.4, 39.9), (104.1, 30.7), (113.3, 23.1)])
  func whereNoneIsMadeForNothingIsMoved(longitude: Double, latitude: Double) throws {
    let transformer = try CoordinateTransformer(from: .epsg(4214))
    let fault = #expect(throws: CoordinateFault.self) {
      try transformer.coordinate(x: longitude, y: latitude)
    }
    guard case .outsideOperations(let operations)? = fault else {
      Issue.record("moved, or refused for another reason: \(String(describing: fault))")
      return
    }
    #expect(operations.count >= 5)
    #expect(transformer.usedOperations.isEmpty)
  }

  /// Longitude and latitude on the Krasovsky ellipsoid, to earth-centred coordinates, moved, and back on WGS 84.
  private func translated(
    _ longitude: Double, _ latitude: Double, _ shift: (Double, Double, Double)
  ) -> Coordinate {
    let (lambda, phi) = (longitude * .pi / 180, latitude * .pi / 180)
    let krasovsky = (a: 6_378_245.0, e2: 2 / 298.3 - 1 / (298.3 * 298.3))
    let n = krasovsky.a / sqrt(1 - krasovsky.e2 * sin(phi) * sin(phi))
    let x = n * cos(phi) * cos(lambda) + shift.0
    let y = n * cos(phi) * sin(lambda) + shift.1
    let z = n * (1 - krasovsky.e2) * sin(phi) + shift.2
    let wgs84 = (a: 6_378_137.0, e2: 2 / 298.257_223_563 - 1 / (298.257_223_563 * 298.257_223_563))
    let p = hypot(x, y)
    var lat = atan2(z, p * (1 - wgs84.e2))
    for _ in 0..<20 {
      let n = wgs84.a / sqrt(1 - wgs84.e2 * sin(lat) * sin(lat))
      lat = atan2(z + wgs84.e2 * n * sin(lat), p)
    }
    return place(atan2(y, x) * 180 / .pi, lat * 180 / .pi)
  }
}
