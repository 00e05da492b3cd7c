import CareCircleTestSupport
import Testing

@testable import Geodesy

@Suite struct GaussKrugerTests {
  // In Wenzhou. PROJ goes from the plane to the place, the series the other way.
  static let wenzhou = place(120.6994, 27.9943)

  @Test(arguments: [(4549, 568_798.873), (4528, 40_568_798.873)])
  func wenzhouIsFound(_ pair: (Int, Double)) throws {
    let transformer = try CoordinateTransformer(from: .epsg(pair.0))
    let c = try transformer.coordinate(x: pair.1, y: 3_098_007.181)
    #expect(metres(c, Self.wenzhou) < 0.001)
    #expect(transformer.isInAreaOfUse(c))
    let falseEasting = pair.0 == 4528 ? 40_500_000.0 : 500_000
    let series = TransverseMercatorSeries(centralMeridian: 120, falseEasting: falseEasting)
    let there = series.projected(Self.wenzhou)
    #expect((there.easting - pair.1).magnitude < 0.001)
    #expect((there.northing - 3_098_007.181).magnitude < 0.001)
  }

  /// All 42 three-degree and 22 six-degree codes against the series: what projects the input is not
  /// PROJ.
  @Test(arguments: 4491...4554)
  func everyZoneAgreesWithTheSeries(code: Int) throws {
    let zone = try #require(ZonePrefix(code: code))
    let meridian = zone.zone >= 25 ? 3 * zone.zone : 6 * zone.zone - 3
    let prefix = zone.isCarried ? Double(zone.zone) * 1_000_000 : 0
    let series = TransverseMercatorSeries(
      centralMeridian: Double(meridian), falseEasting: prefix + 500_000)
    let transformer = try CoordinateTransformer(from: .epsg(code))
    var random = SeededGenerator(seed: UInt64(code))
    for _ in 0..<50 {
      let c = place(
        Double(meridian) + .random(in: -4...4, using: &random), .random(in: 18...53, using: &random)
      )
      let plane = series.projected(c)
      let back = try transformer.coordinate(x: plane.easting, y: plane.northing)
      #expect(metres(back, c) < 1e-5)
    }
  }

  @Test func otherCodesAreNoZones() {
    for code in [Int.min, -1, 0, 3857, 4490, 4555, .max] { #expect(ZonePrefix(code: code) == nil) }
  }

  @Test(arguments: [
    (4549, 40_568_798.873, 3_098_007.181, 4528), (4528, 568_798.873, 3_098_007.181, 4549),
    (4549, 39_568_798.9, 3_098_007.2, 4527), (4528, 39_568_798.9, 3_098_007.2, 4527),
    (4549, 21_368_798.9, 3_098_007.2, 4499), (4498, 568_798.9, 3_098_007.2, 4509),
    (4549, 3_098_007.2, 40_568_798.9, 4528), (4528, 3_098_007.2, 568_798.9, 4549),
  ])
  func zonePrefixNamesTheCode(_ row: (code: Int, x: Double, y: Double, declare: Int)) throws {
    let transformer = try CoordinateTransformer(from: .epsg(row.code))
    #expect(throws: CoordinateFault.zonePrefix(declare: .epsg(row.declare))) {
      _ = try transformer.coordinate(x: row.x, y: row.y)
    }
  }

  @Test(arguments: [(4549, 568_798.873), (4528, 40_568_798.873)])
  func exchangedAxesAreNoticed(_ pair: (Int, Double)) throws {
    let transformer = try CoordinateTransformer(from: .epsg(pair.0))
    #expect(throws: CoordinateFault.swapped) {
      _ = try transformer.coordinate(x: 3_098_007.181, y: pair.1)
    }
  }

  @Test(arguments: [
    (1e300, 1e300), (-1e300, 0.0), (1e9, 3_000_000), (568_798.9, 4e7), (46_568_798.9, 3_098_007.2),
    (.greatestFiniteMagnitude, 3_098_007), (40_568_798.9, -9e9),
  ])
  func whatDoesNotInvertIsOutOfRange(_ pair: (Double, Double)) throws {
    let transformer = try CoordinateTransformer(from: .epsg(4549))
    #expect(throws: CoordinateFault.outOfRange) {
      _ = try transformer.coordinate(x: pair.0, y: pair.1)
    }
  }

  /// A neighbouring zone's city is inside, one further is returned but not inside.
  @Test func areaOfUseReachesThreeDegreesFurther() throws {
    let transformer = try CoordinateTransformer(from: .epsg(4549))
    #expect(transformer.isInAreaOfUse(place(115.5, 30)))
    #expect(transformer.isInAreaOfUse(place(124.5, 30)))
    #expect(!transformer.isInAreaOfUse(place(115.4, 30)))
    #expect(!transformer.isInAreaOfUse(place(124.6, 30)))
    let series = TransverseMercatorSeries(centralMeridian: 120, falseEasting: 500_000)
    let plane = series.projected(place(112, 30))
    let far = try transformer.coordinate(x: plane.easting, y: plane.northing)
    #expect(metres(far, place(112, 30)) < 0.001)
    #expect(!transformer.isInAreaOfUse(far))
  }
}
