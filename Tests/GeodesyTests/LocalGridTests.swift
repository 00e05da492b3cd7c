import CareCircleTestSupport
import Testing

@testable import Geodesy

/// A city's own grid, against the national system that it is tied to.
@Suite struct LocalGridTests {
  private func place(
    _ system: CoordinateReferenceSystem, _ x: Double, _ y: Double
  ) throws -> Coordinate {
    try CoordinateTransformer(from: system).coordinate(x: x, y: y)
  }

  @Test func anAffineGridIsItsBaseTurnedAndShifted() throws {
    // The city's origin is at 540,000 / 3,090,000 of the base, its axes a quarter turned.
    let grid = try #require(LocalGrid(affine: [0, -1, 540_000, 1, 0, 3_090_000], base: 4549))
    let found = try place(.local(grid), 2_000, -1_000)
    let expected = try place(.epsg(4549), 541_000, 3_092_000)
    #expect(Geodesic.distance(found, expected).metres < 1e-6)
  }

  @Test func sevenParametersOfNothingAreTheNationalPlane() throws {
    let plane = LocalGrid.Plane(ellipsoid: .cgcs2000, centralMeridian: 120)
    let none = try #require(LocalGrid.Shift([0, 0, 0, 0, 0, 0, 0], .positionVector))
    let found = try place(.local(LocalGrid(plane, none)), 541_000, 3_092_000)
    let expected = try place(.epsg(4549), 541_000, 3_092_000)
    #expect(Geodesic.distance(found, expected).metres < 1e-5)
  }

  @Test func sevenParametersMoveAPlaceByWhatTheySay() throws {
    // A hundred metres along the earth's axis are to the north by the cosine of the latitude.
    let plane = LocalGrid.Plane(ellipsoid: .cgcs2000, centralMeridian: 120)
    let shift = try #require(LocalGrid.Shift([0, 0, 100, 0, 0, 0, 0], .positionVector))
    let found = try place(.local(LocalGrid(plane, shift)), 500_000, 3_100_000)
    let expected = try place(.epsg(4549), 500_000, 3_100_000)
    let moved = Geodesic.distance(found, expected).metres
    #expect(found.latitude > expected.latitude && abs(moved - 100 * 0.882) < 0.5)
  }

  @Test func theConventionsTurnTheOtherWay() throws {
    let plane = LocalGrid.Plane(ellipsoid: .krassovsky, centralMeridian: 120)
    let numbers = [-15.0, 120, 60, 0.5, -0.3, 1.2, 3]
    let mirrored = [-15.0, 120, 60, -0.5, 0.3, -1.2, 3]
    let one = try #require(LocalGrid.Shift(numbers, .positionVector))
    let other = try #require(LocalGrid.Shift(mirrored, .coordinateFrame))
    let (a, b) = (
      try place(.local(LocalGrid(plane, one)), 510_000, 3_100_000),
      try place(.local(LocalGrid(plane, other)), 510_000, 3_100_000)
    )
    #expect(Geodesic.distance(a, b).metres < 1e-4)
  }

  @Test func whatIsNoPlaneIsRefused() {
    #expect(LocalGrid(affine: [1, 2, 0, 2, 4, 0], base: 4549) == nil)
    #expect(LocalGrid(affine: [1, 0, 0, 0, 1], base: 4549) == nil)
    #expect(LocalGrid(affine: [1, 0, 0, 0, .nan, 0], base: 4549) == nil)
    #expect(LocalGrid.Shift([1, 2, 3], .positionVector) == nil)
    guard let grid = LocalGrid(affine: [1, 0, 0, 0, 1, 0], base: 4490) else {
      Issue.record("six numbers that turn nothing are a grid")
      return
    }
    #expect(throws: CoordinateTransformerError.self) {
      try CoordinateTransformer(from: .local(grid))
    }
  }

  @Test func numbersFarFromTheGridAreNoPlace() throws {
    let grid = try #require(LocalGrid(affine: [1, 0, 0, 0, 1, 0], base: 4549))
    let way = try CoordinateTransformer(from: .local(grid))
    #expect(throws: CoordinateFault.self) { try way.coordinate(x: 1e9, y: 1e9) }
  }

  @Test func aDefinitionIsReadAsItsLayerHasIt() throws {
    // Zone 120 of CGCS2000 as ESRI writes it, without any code.
    let wkt = """
      PROJCS["CGCS2000_local_120",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
      DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
      UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],\
      PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],\
      PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
      """
    let system = try CoordinateReferenceSystem(wkt)
    #expect(system.name == "CGCS2000_local_120")
    let found = try place(system, 541_000, 3_092_000)
    let expected = try place(.epsg(4549), 541_000, 3_092_000)
    #expect(Geodesic.distance(found, expected).metres < 1e-5)
    #expect(throws: CoordinateTransformerError.self) {
      try CoordinateTransformer(from: .defined(wkt: "PROJCS[\"broken\""))
    }
  }
}
