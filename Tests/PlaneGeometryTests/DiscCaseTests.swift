import CareCircleTestSupport
import Foundation
import Testing

@testable import PlaneGeometry

/// Unions small enough to be known by heart.
@Suite struct DiscCaseTests {
  private func union(_ discs: (Double, Double, Double)...) throws -> PlaneDiscUnion {
    try PlaneDiscUnion(
      discs.map { PlaneDisc(centre: PlanePoint(x: $0.0, y: $0.1), radius: $0.2) })
  }

  @Test func noDiscsMakeAnEmptyUnion() throws {
    let union = try PlaneDiscUnion([])
    #expect(union.arcs.isEmpty && union.rings.isEmpty && union.area == 0)
    #expect(!union.contains(PlanePoint(x: 0, y: 0)))
    #expect(union.drawing(tolerance: 1).polygons.isEmpty)
  }

  @Test(arguments: [0.001, 1, 1000, 10_000, 1_000_000])
  func oneDiscIsItsCircle(radius: Double) throws {
    let union = try union((3, 4, radius))
    #expect(abs(union.area / (Double.pi * radius * radius) - 1) < 1e-15)
    #expect(union.arcs.map(\.sweep) == [2 * .pi])
    #expect(union.contains(PlanePoint(x: 3 + radius, y: 4)))
    #expect(!union.contains(PlanePoint(x: 3 + radius * 1.000_001, y: 4)))
  }

  /// The lens of two discs is two segments.
  @Test(arguments: [1.0, 500, 999.999, 1000, 1500, 1999.999_999])
  func twoDiscsLackTheirLens(distance: Double) throws {
    for other in [1000.0, 700] where distance < 1000 + other && distance > 1000 - other {
      let union = try union((0, 0, 1000), (distance, 0, other))
      let along = (distance * distance + 1e6 - other * other) / (2 * distance)
      let (left, right) = (acos(along / 1000), acos((distance - along) / other))
      let lens =
        1e6 * (left - sin(2 * left) / 2) + other * other * (right - sin(2 * right) / 2)
      let sum = Double.pi * (1e6 + other * other)
      #expect(abs(union.area - (sum - lens)) < 1e-3)
      #expect(union.arcs.count == 2 && union.rings.count == 1)
    }
  }

  @Test func theFirstOfDiscsInOnePlaceStays() throws {
    let union = try union((9e3, 0, 5), (0, 0, 1000), (0, 0, 1000), (0, -0.0, 1000))
    #expect(union.arcs.map(\.disc).sorted() == [0, 1])
    #expect(union.rings.count == 2)
  }

  @Test func discsThatTouchFromOutsideStayTwoParts() throws {
    let union = try union((0, 0, 1000), (1500, 0, 500))
    #expect(union.rings.map(\.isHole) == [false, false])
    #expect(union.arcs.count == 2)
    #expect(union.contains(PlanePoint(x: 1000, y: 0)))
  }

  @Test func discsThatTouchFromInsideVanish() throws {
    let union = try union((0, 0, 1000), (600, 0, 400), (0, 0, 999), (-999.5, 0, 0.5))
    #expect(union.arcs.map(\.disc) == [0])
  }

  /// Three, and more, circles through one point that all of them together just close or leave.
  @Test func gapsCloseWhereCirclesMeetInOnePoint() throws {
    let side = 1000 * 3.0.squareRoot()
    let height = 1500.0
    func ring(_ radius: Double) throws -> PlaneDiscUnion {
      try union((0, 0, radius), (side, 0, radius), (side / 2, height, radius))
    }
    #expect(try ring(999.99).rings.count { $0.isHole } == 1)
    #expect(try ring(1000.01).rings.count { $0.isHole } == 0)
    let touching = try ring(1000)
    #expect(touching.rings.reduce(0) { $0 + ($1.isHole ? -$1.area : 0) } < 1e-6)
    #expect(touching.rings.count { !$0.isHole } == 1)
  }

  /// A disc in the gap of a ring of discs is a part of its own, and its neighbours' gap has a shell.
  @Test func anIslandInAGapIsAPart() throws {
    var discs = (0..<12).map { number -> PlaneDisc in
      let angle = Double(number) * .pi / 6
      return PlaneDisc(
        centre: PlanePoint(x: 4000 * cos(angle), y: 4000 * sin(angle)), radius: 1200)
    }
    discs.append(PlaneDisc(centre: PlanePoint(x: 0, y: 0), radius: 1000))
    let union = try PlaneDiscUnion(discs)
    #expect(union.rings.map(\.isHole) == [false, false, true])
    let shell = try #require(union.rings.last).shell
    #expect(union.rings[shell].area > 40e6)
    let polygons = union.drawing(tolerance: 1).polygons
    #expect(polygons.map(\.holes.count).sorted() == [0, 1])
  }

  @Test func smallGapsAreLeftOutAndCounted() throws {
    let side = 1000 * 3.0.squareRoot()
    let union = try union((0, 0, 999), (side, 0, 999), (side / 2, 1500, 999))
    let gap = try #require(union.rings.first { $0.isHole })
    #expect(gap.area < -1 && gap.area > -20)
    #expect(union.drawing(tolerance: 0.5).droppedGaps == 0)
    let coarse = union.drawing(tolerance: 5)
    #expect(coarse.droppedGaps == 1)
    #expect(coarse.polygons.map(\.holes.count) == [0])
  }

  @Test func oneLargeDiscAmongManySmallOnes() throws {
    var discs = (0..<4000).map { number -> PlaneDisc in
      let angle = Double(number) * 2 * .pi / 4000
      return PlaneDisc(
        centre: PlanePoint(x: 10_000 * cos(angle), y: 10_000 * sin(angle)), radius: 1)
    }
    discs.append(PlaneDisc(centre: PlanePoint(x: 0, y: 0), radius: 10_000))
    let union = try PlaneDiscUnion(discs)
    #expect(union.arcs.count == 8000 && union.rings.count == 1)
    // A circle on the rim sticks out by a bit more than half.
    let outside = (union.area - Double.pi * 1e8) / 4000
    #expect(outside > Double.pi / 2 && outside < Double.pi / 2 * 1.001)
  }

  @Test(
    arguments: [
      (0, 0, 0), (0, 0, -1), (0, 0, .nan), (0, 0, .infinity), (0, 0, 0.0005), (0, 0, 2e6),
    ] as [(Double, Double, Double)])
  func radiiOutOfRangeAreRefused(disc: (Double, Double, Double)) {
    #expect(throws: DiscUnionError.radiusOutOfRange(disc: 1)) { try union((1, 1, 1), disc) }
  }

  @Test(arguments: [(.nan, 0), (0, .infinity), (2e8, 0), (0, -2e8)] as [(Double, Double)])
  func centresOutOfRangeAreRefused(centre: (Double, Double)) {
    #expect(throws: DiscUnionError.centreOutOfRange(disc: 1)) {
      try union((1, 1, 1), (centre.0, centre.1, 1))
    }
  }
}
