import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

/// Parts of circles share no ground, and each place of a circle lies with its nearest centre.
@Suite struct CircleSplitTests {
  private let radius = Length.metres(700)

  private func centres(_ random: inout SeededGenerator, _ count: Int, south: Double) -> [Coordinate]
  {
    (0..<count).map { _ in
      Coordinate(
        uncheckedLongitude: 120.7 + Double.random(in: 0...0.03, using: &random),
        latitude: south + Double.random(in: 0...0.03, using: &random))
    }
  }

  @Test(arguments: [0.0, 28, 45, -33, 60]) func placesLieWithTheirNearest(south: Double) {
    var random = SeededGenerator(seed: 11)
    let centres = centres(&random, 25, south: south)
    let parts = CircleSplit.parts(of: centres, radius: radius)
    for _ in 0..<1500 {
      let place = Coordinate(
        uncheckedLongitude: 120.69 + Double.random(in: 0...0.05, using: &random),
        latitude: south - 0.01 + Double.random(in: 0...0.05, using: &random))
      let near = centres.map { Geodesic.distance($0, place).metres }.enumerated()
        .sorted { $0.element < $1.element }
      // Places that nearly belong to another, or lie on the border within what a circle's sides leave out.
      if near[1].element - near[0].element < 0.2 || abs(near[0].element - 700) < 0.5 { continue }
      let owners = parts.indices.filter { parts[$0]?.contains(place) ?? false }
      #expect(owners == (near[0].element < 700 ? [near[0].offset] : []), "\(place)")
    }
  }

  @Test func partsAreValidAndCoverTheUnion() throws {
    var random = SeededGenerator(seed: 12)
    let centres = centres(&random, 40, south: 28)
    let parts = CircleSplit.parts(of: centres, radius: radius)
    let validator = try #require(PolygonValidator())
    for part in parts.compactMap(\.self) { #expect(validator.fault(in: part) == nil) }
    let overlay = try #require(Overlay())
    let plane = { (place: MultiPolygon?) in
      (place?.polygons ?? []).map { polygon in
        PlanePolygon(outer: polygon.outer.corners.map(ConformalConic.china.point), holes: [])
      }
    }
    let all = try #require(overlay.union(of: parts.flatMap(plane)))
    let sum = try parts.reduce(0) { try $0 + #require(overlay.shape(of: plane($1))).area }
    #expect(abs(sum / all.area - 1) < 1e-6)
    let circles = centres.map { CirclePolygon.around($0, radius: radius) }
    let union = try #require(overlay.union(of: circles.flatMap(plane)))
    #expect(abs(all.area / union.area - 1) < 1e-3)
  }

  @Test func ofTwoAtOnePlaceTheFirstOwns() {
    let place = Coordinate(uncheckedLongitude: 120.7, latitude: 28)
    let parts = CircleSplit.parts(of: [place, place], radius: radius)
    #expect(parts[0] != nil)
    #expect(parts[1] == nil)
  }

  @Test func circlesOverTheLastMeridianAreSplit() {
    let centres = [179.999, -179.999].map { Coordinate(uncheckedLongitude: $0, latitude: 10) }
    let parts = CircleSplit.parts(of: centres, radius: radius)
    #expect(parts[0]?.contains(Coordinate(uncheckedLongitude: 179.998, latitude: 10)) == true)
    #expect(parts[0]?.contains(Coordinate(uncheckedLongitude: -179.9995, latitude: 10)) == false)
    #expect(parts[1]?.contains(Coordinate(uncheckedLongitude: -179.9995, latitude: 10)) == true)
  }
}
