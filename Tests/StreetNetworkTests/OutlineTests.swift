import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// A drawing agrees with the walks of which it is the contour: every place on its wrong side is near the border.
@Suite struct OutlineTests {
  private struct Drawn {
    let scene: StreetScene
    let facilities: [Coordinate]
    let limit: Double
    let place: MultiPolygon?
  }

  private func draw(
    _ scene: StreetScene, around facilities: [(Double, Double)], within limit: Double
  ) -> Drawn {
    let centres = facilities.map { StreetScene.coordinate($0.0, $0.1) }
    let access = scene.access
    let pieces = ReachedStreets(access.graph).pieces(
      of: centres.flatMap(access.pointsForSmallAreas), within: WalkUnits.units(limit))
    let place = OutlineTracer(access).outline(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limit)
    return Drawn(scene: scene, facilities: centres, limit: limit, place: place)
  }

  /// Whether the walk from each place stays within the limit.
  private func isInside(_ drawn: Drawn, _ places: [Coordinate]) -> [Bool] {
    let finder = WalkFinder(
      drawn.scene.access, origins: places.map(WalkOrigin.point), facilities: drawn.facilities)
    var inside = [Bool](repeating: false, count: places.count)
    for walk in finder.walks(within: WalkUnits.units(drawn.limit)).joined() {
      inside[Int(walk.origin)] = true
    }
    return inside
  }

  /// Places on the wrong side of the drawing with no place of the other kind within 5 m.
  private func wrongPlaces(
    _ drawn: Drawn, _ places: [(Double, Double)]
  ) -> [(place: (Double, Double), isInside: Bool)] {
    let truth = isInside(drawn, places.map { StreetScene.coordinate($0.0, $0.1) })
    let wrong = places.indices.filter { place in
      let point = StreetScene.coordinate(places[place].0, places[place].1)
      return (drawn.place?.contains(point) ?? false) != truth[place]
    }
    return wrong.compactMap { place in
      let (x, y) = places[place]
      let around = stride(from: 0.0, to: 360, by: 10).flatMap { degrees in
        [1.25, 2.5, 3.75, 5].map { radius in
          (x + radius * cosine(degrees), y + radius * cosine(degrees - 90))
        }
      }
      let near = isInside(drawn, around.map { StreetScene.coordinate($0.0, $0.1) })
      return near.contains(!truth[place]) ? nil : (places[place], truth[place])
    }
  }

  private func cosine(_ degrees: Double) -> Double {
    // Two half turns by their series: enough for places around a place.
    var x = degrees
    while x > 180 { x -= 360 }
    while x < -180 { x += 360 }
    let r = x * .pi / 180
    var (term, sum) = (1.0, 1.0)
    for n in 1..<15 {
      term *= -r * r / Double((2 * n - 1) * (2 * n))
      sum += term
    }
    return sum
  }

  private func expectValid(
    _ drawn: Drawn, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let place = try #require(drawn.place, sourceLocation: sourceLocation)
    let fault = try #require(PolygonValidator()).fault(in: place)
    #expect(fault == nil, sourceLocation: sourceLocation)
    for polygon in place.polygons {
      #expect(Geodesic.area(ofRing: polygon.outer.corners).squareMetres > 0)
      for hole in polygon.holes {
        #expect(Geodesic.area(ofRing: hole.corners).squareMetres < 0)
      }
    }
  }

  @Test(arguments: 0..<16) func drawingsAgreeWithWalks(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(500 + seed))
    let scene = WalkScenes.grid(&random)
    let spot = { (random: inout SeededGenerator) in
      (Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random))
    }
    let centres = (0..<(1 + seed % 3)).map { _ in spot(&random) }
    let limit = Double.random(in: 60...500, using: &random)
    let drawn = draw(scene, around: centres, within: limit)
    try expectValid(drawn)
    let places = (0..<500).map { _ in
      (
        Double.random(in: -120...570, using: &random),
        Double.random(in: -120...570, using: &random)
      )
    }
    let wrong = wrongPlaces(drawn, places)
    #expect(wrong.isEmpty, "limit \(limit), centres \(centres): \(wrong)")
    for centre in centres {
      #expect(drawn.place?.contains(StreetScene.coordinate(centre.0, centre.1)) == true)
    }
  }

  /// Pieces that add nothing to those drawn before are left out: which ones depends on the order, and the drawing
  /// does not.
  @Test(arguments: 0..<12) func theOrderOfPiecesDoesNotMatter(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    let access = WalkScenes.grid(&random).access
    let centre = StreetScene.coordinate(
      Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random))
    let limit = Double.random(in: 100...500, using: &random)
    let pieces = ReachedStreets(access.graph).pieces(
      of: access.points(from: centre), within: WalkUnits.units(limit))
    let drawings = try [pieces, pieces.reversed(), pieces.shuffled(using: &random)].map { pieces in
      try #require(
        OutlineTracer(access).outline(
          of: pieces, facilities: [FixedCoordinate(centre)], within: limit))
    }
    for other in drawings.dropFirst() {
      #expect(other.cornerCount == drawings[0].cornerCount)
      #expect(abs(other.squareMetres / drawings[0].squareMetres - 1) < 1e-4)
    }
  }

  /// A facility without streets is reached over its own legs: a disc of the cap, or of what the limit allows.
  @Test(arguments: [(10.0, 10 / 1.3), (65, 50), (130, 100), (900, 100)])
  func aFacilityAloneIsADisc(limit: Double, radius: Double) throws {
    let drawn = draw(StreetScene(), around: [(3, 7)], within: limit)
    try expectValid(drawn)
    let ring = try #require(drawn.place?.polygons.first?.outer)
    let area = Geodesic.area(ofRing: ring.corners).squareMetres
    #expect(abs(area / (.pi * radius * radius) - 1) < 0.02)
    #expect(drawn.place?.polygons.count == 1)
  }

  @Test func aBlockWiderThanTwoLegsHasAHole() throws {
    var scene = StreetScene()
    scene.street([(0, 0), (400, 0), (400, 400), (0, 400), (0, 0)])
    let drawn = draw(scene, around: [(0, 0)], within: 2000)
    try expectValid(drawn)
    let polygon = try #require(drawn.place?.polygons.first)
    #expect(drawn.place?.polygons.count == 1)
    let hole = try #require(polygon.holes.first)
    #expect(polygon.holes.count == 1)
    // 400 less twice 100 each way.
    let area = -Geodesic.area(ofRing: hole.corners).squareMetres
    #expect(abs(area / (200 * 200) - 1) < 0.01)
    #expect(drawn.place?.contains(StreetScene.coordinate(200, 200)) == false)
  }

  @Test func aWallKeepsAParallelStreetOut() throws {
    var scene = StreetScene()
    scene.street([(-300, 0), (300, 0)])
    scene.wall([(-900, 10), (900, 10)])
    let drawn = draw(scene, around: [(0, 0)], within: 200)
    try expectValid(drawn)
    #expect(drawn.place?.contains(StreetScene.coordinate(0, -50)) == true)
    #expect(drawn.place?.contains(StreetScene.coordinate(0, 8)) == true)
    #expect(drawn.place?.contains(StreetScene.coordinate(0, 20)) == false)
  }

  @Test func outlinesOfLargerLimitsHoldThoseOfSmaller() throws {
    var random = SeededGenerator(seed: 7)
    let scene = WalkScenes.grid(&random)
    let centre = StreetScene.coordinate(200, 200)
    let access = scene.access
    let pieces = ReachedStreets(access.graph).pieces(
      of: access.points(from: centre), within: WalkUnits.units(400))
    let places = OutlineTracer(access).outlines(
      of: pieces, facilities: [FixedCoordinate(centre)], within: [100, 101, 200, 400])
    for (small, large) in zip(places, places.dropFirst()) {
      let inner = try #require(small)
      let outer = try #require(large)
      let outside = inner.outerCorners.filter { !outer.contains($0) }
      #expect(outside.isEmpty)
    }
  }

  /// A segment across a province costs no more than what is reached of it.
  @Test func aVeryLongSegmentIsDrawnAsFarAsItIsReached() throws {
    var scene = StreetScene()
    scene.street([(0, 0), (80_000, 60_000)])
    let drawn = draw(scene, around: [(0, 0)], within: 300)
    try expectValid(drawn)
    #expect(drawn.place?.contains(StreetScene.coordinate(200, 150)) == true)
    #expect(drawn.place?.contains(StreetScene.coordinate(270, 202)) == false)
  }

  @Test func noLimitHasNoOutline() {
    #expect(draw(StreetScene(), around: [(0, 0)], within: 0).place == nil)
  }
}

extension MultiPolygon {
  fileprivate var cornerCount: Int {
    polygons.flatMap { $0.rings }.reduce(0) { $0 + $1.corners.count }
  }

  fileprivate var squareMetres: Double {
    polygons.flatMap { $0.rings }.reduce(0) {
      $0 + Geodesic.area(ofRing: $1.corners).squareMetres
    }
  }
}
