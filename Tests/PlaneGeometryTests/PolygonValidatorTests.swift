import CareCircleTestSupport
import Geodesy
import Testing

@testable import PlaneGeometry

@Suite struct PolygonValidatorTests {
  private let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4)]

  private func degreesSquared(_ place: MultiPolygon) -> Double {
    place.polygons.reduce(0) { sum, part in
      sum + part.rings.reduce(0) { $0 + $1.doubleSignedArea / 2 }
    }
  }

  @Test func aSoundPolygonHasNoFaultAndMendsToItself() throws {
    let validator = try #require(PolygonValidator())
    let place = try polygon(square, [(1, 1), (2, 1), (2, 2), (1, 2)])
    #expect(validator.fault(in: place) == nil)
    let mended = try #require(validator.mended(place))
    #expect(degreesSquared(mended) == 15)
    #expect(mended.polygons.map(\.holes.count) == [1])
  }

  @Test func aBowTieIsNamedAndMendedToItsTwoTriangles() throws {
    let validator = try #require(PolygonValidator())
    let tie = try polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    #expect(validator.fault(in: tie)?.contains("Self-intersection") == true)
    let mended = try #require(validator.mended(tie))
    #expect(validator.fault(in: mended) == nil)
    #expect(mended.polygons.count == 2)
    #expect(degreesSquared(mended) == 2)
    #expect(mended.contains(Cloud.at(1.5, 1)) && !mended.contains(Cloud.at(1, 1.5)))
  }

  @Test func aHoleOutsideItsRingIsAFault() throws {
    let validator = try #require(PolygonValidator())
    let place = try polygon(square, [(5, 5), (6, 5), (6, 6), (5, 6)])
    #expect(validator.fault(in: place)?.contains("Hole lies outside shell") == true)
    let mended = try #require(validator.mended(place))
    #expect(validator.fault(in: mended) == nil)
  }

  @Test func overlappingPartsAreAFaultAndMendedToValidOnes() throws {
    let validator = try #require(PolygonValidator())
    let other = try polygon([(2, 2), (6, 2), (6, 6), (2, 6)])
    let place = try #require(MultiPolygon(try polygon(square).polygons + other.polygons))
    #expect(validator.fault(in: place) != nil)
    let mended = try #require(validator.mended(place))
    #expect(validator.fault(in: mended) == nil)
  }

  @Test func nothingIsLeftOfAPolygonWithoutArea() throws {
    let validator = try #require(PolygonValidator())
    let line = try polygon([(0, 0), (1, 1), (2, 2)])
    #expect(validator.fault(in: line) != nil)
    #expect(validator.mended(line) == nil)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func tangledRingsMendToValidPlaces(seed: UInt64) throws {
    let validator = try #require(PolygonValidator())
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let corners = (0..<9).map { _ in
        (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
      }
      let place = try polygon(corners)
      guard validator.fault(in: place) != nil else { continue }
      let mended = try #require(validator.mended(place))
      #expect(validator.fault(in: mended) == nil)
      #expect(degreesSquared(mended) > 0 && degreesSquared(mended) <= 1)
    }
  }
}
