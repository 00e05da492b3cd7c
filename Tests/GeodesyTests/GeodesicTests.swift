import CareCircleTestSupport
import Foundation
import Testing

@testable import Geodesy

@Suite struct GeodesicTests {
  /// A quarter of the equator is a quarter of a circle of the equatorial radius.
  @Test func equatorIsACircle() {
    let quarter = WGS84.semiMajorAxis * .pi / 2
    #expect((metres(place(30, 0), place(120, 0)) - quarter).magnitude < 1e-6)
    #expect(metres(place(120, 30), place(120, 30)) == 0)
    #expect(metres(place(180, 30), place(-180, 30)) < 1e-6)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func destinationLiesAtTheDistance(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let start = random.place(in: .world)
      let azimuth = Double.random(in: -720...720, using: &random)
      let s = Double.random(in: 0...5_000_000, using: &random)
      let end = Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(s))
      #expect(Coordinate(longitude: end.longitude, latitude: end.latitude) != nil)
      #expect((metres(start, end) - s).magnitude < 1e-6)
    }
  }

  @Test func destinationWithoutADirectionIsNaN() {
    for (azimuth, s) in [(Double.nan, 1.0), (.infinity, 1), (0, .nan), (0, .infinity)] {
      let end = Geodesic.destination(from: place(120, 30), azimuth: azimuth, distance: .metres(s))
      #expect(end.longitude.isNaN && end.latitude.isNaN)
    }
  }

  @Test func distanceIsNearlyTheChord() {
    var random = SeededGenerator(seed: 7)
    let china = AreaOfUse(west: 73, south: 17, east: 135, north: 54)
    for (s, shortfall) in [(1000.0, 2e-6), (4000, 1e-4)] {
      for _ in 0..<500 {
        let start = random.place(in: china)
        let azimuth = Double.random(in: 0...360, using: &random)
        let end = Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(s))
        let chord = EarthCentred(start).squaredChord(to: EarthCentred(end)).squareRoot()
        // 20 nm of rounding: the coordinates are 6,000 km, their last bit is 1 nm.
        #expect(chord < s + 2e-8)
        #expect(s - chord < shortfall)
      }
    }
  }

  @Test func earthCentredPoles() {
    let pole = EarthCentred(place(0, 90))
    #expect(pole.x.magnitude < 1e-9)
    #expect((pole.z - 6_356_752.314_245).magnitude < 1e-6)
    #expect(EarthCentred(place(0, 0)) == EarthCentred(place(0, -0.0)))
    #expect(EarthCentred(place(0, 0)).x == 6_378_137)
  }
}

@Suite struct RingAreaTests {
  /// The area between the equator and a latitude, for one radian of longitude, on the ellipsoid.
  private func strip(_ latitude: Double) -> Double {
    let e = (WGS84.flattening * (2 - WGS84.flattening)).squareRoot()
    let s = sin(latitude * .pi / 180)
    let a = WGS84.semiMajorAxis
    return a * a * (1 - e * e) / 2 * (s / (1 - e * e * s * s) + atanh(e * s) / e)
  }

  @Test func octantIsAnEighthOfTheEarth() {
    let octant = [place(0, 0), place(90, 0), place(0, 90)]
    let expected = strip(90) * .pi / 2
    let area = Geodesic.area(ofRing: octant).squareMetres
    #expect((area / expected - 1).magnitude < 1e-13)
    #expect(Geodesic.area(ofRing: octant.reversed()).squareMetres == -area)
  }

  /// Parallels are not geodesics, so the northern and southern sides are cut into 2000 pieces.
  @Test(arguments: [(120.0, 27.0), (179.5, 30), (100, 0), (10, -45)])
  func cellOfOneDegreeAgreesWithTheClosedFormula(_ corner: (Double, Double)) {
    let steps = 2000
    func side(_ latitude: Double) -> [Coordinate] {
      (0...steps).map { step in
        let longitude = corner.0 + Double(step) / Double(steps)
        return place(longitude > 180 ? longitude - 360 : longitude, latitude)
      }
    }
    let ring = side(corner.1) + side(corner.1 + 1).reversed()
    let expected = (strip(corner.1 + 1) - strip(corner.1)) * .pi / 180
    let area = Geodesic.area(ofRing: ring).squareMetres
    #expect((area / expected - 1).magnitude < 1e-8)
    #expect((Geodesic.area(ofRing: ring + [ring[0]]).squareMetres - area).magnitude < 0.01)
  }

  @Test func fewCornersEncloseNothing() {
    #expect(Geodesic.area(ofRing: []).squareMetres == 0)
    #expect(Geodesic.area(ofRing: [place(1, 2)]).squareMetres == 0)
    #expect(Geodesic.area(ofRing: [place(1, 2), place(3, 4)]).squareMetres.magnitude < 1e-3)
  }
}
