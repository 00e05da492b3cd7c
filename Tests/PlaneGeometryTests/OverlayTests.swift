import CareCircleTestSupport
import Foundation
import Testing

@testable import PlaneGeometry

@Suite struct OverlayTests {
  private func square(_ west: Double, _ south: Double, _ side: Double) -> PlanePolygon {
    PlanePolygon(
      outer: [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map {
        PlanePoint(x: west + $0.0 * side, y: south + $0.1 * side)
      })
  }

  private func doubleArea(_ ring: [PlanePoint]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
      $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
    }
  }

  @Test func squaresAreJoinedAndCut() throws {
    let overlay = try #require(Overlay())
    let large = try #require(overlay.shape(of: [square(0, 0, 10)]))
    let small = try #require(overlay.shape(of: [square(8, 8, 4)]))
    #expect(large.area == 100)
    #expect(large.union(small)?.area == 112)
    #expect(large.intersection(small)?.area == 4)
    #expect(large.difference(small)?.area == 96)
    #expect(small.difference(large)?.area == 12)
    #expect(overlay.union(of: [square(0, 0, 10), square(8, 8, 4), square(8, 8, 4)])?.area == 112)
  }

  @Test func holesAndPartsComeBackRightHanded() throws {
    let overlay = try #require(Overlay())
    let land = try #require(overlay.shape(of: [square(0, 0, 10), square(20, 0, 10)]))
    let pond = try #require(overlay.shape(of: [square(4, 4, 2)]))
    let polygons = try #require(land.difference(pond)).polygons
    #expect(polygons.map(\.holes.count).sorted() == [0, 1])
    for polygon in polygons {
      #expect(doubleArea(polygon.outer) == 200)
      #expect(polygon.outer.count == 4)
      for hole in polygon.holes { #expect(doubleArea(hole) == -8) }
    }
    #expect(try #require(overlay.shape(of: polygons)).area == 196)
  }

  @Test func nothingIsLeftOfWhatIsCoveredAndTouchingSquaresShareNoArea() throws {
    let overlay = try #require(Overlay())
    let small = try #require(overlay.shape(of: [square(1, 1, 1)]))
    let large = try #require(overlay.shape(of: [square(0, 0, 10)]))
    let beside = try #require(overlay.shape(of: [square(10, 0, 10)]))
    #expect(small.difference(large)?.polygons == [])
    #expect(large.intersection(beside)?.polygons == [])
    let none = try #require(overlay.shape(of: []))
    #expect(none.area == 0 && none.polygons.isEmpty)
    #expect(large.difference(none)?.area == 100)
  }

  @Test func invalidShapesAreToldAndMended() throws {
    let overlay = try #require(Overlay())
    let corners = [(0.0, 0.0), (2, 2), (2, 0), (0, 2)].map { PlanePoint(x: $0.0, y: $0.1) }
    let tie = try #require(overlay.shape(of: [PlanePolygon(outer: corners)]))
    #expect(!tie.isValid)
    let mended = try #require(tie.mended())
    #expect(mended.isValid && mended.area == 2 && mended.polygons.count == 2)
  }

  @Test(arguments: [Double.nan, .infinity])
  func ringsThatAreNoneAreRefused(value: Double) throws {
    let overlay = try #require(Overlay())
    let line = [PlanePoint(x: 0, y: 0), PlanePoint(x: 1, y: 1)]
    #expect(overlay.shape(of: [square(0, 0, 1), PlanePolygon(outer: line)]) == nil)
    #expect(overlay.shape(of: [square(value, 0, 1)]) == nil)
    #expect(
      overlay.shape(of: [PlanePolygon(outer: square(0, 0, 1).outer, holes: [line])]) == nil)
  }

  /// What a boundary lacks, and what it has, make up the boundary.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func aBoundaryIsItsGapsAndTheRest(seed: UInt64) throws {
    let overlay = try #require(Overlay())
    var random = SeededGenerator(seed: seed)
    let union = try PlaneDiscUnion(DiscScene.mixed.discs(&random))
    let covered = try #require(
      overlay.shape(of: union.drawing(tolerance: 0.1).polygons))
    let boundary = try #require(overlay.shape(of: [square(2000, 2000, 5000)]))
    let gaps = try #require(boundary.difference(covered))
    let rest = try #require(boundary.intersection(covered))
    #expect(gaps.isValid)
    #expect(abs(gaps.area + rest.area - 25e6) < 1e-3)
  }
}
