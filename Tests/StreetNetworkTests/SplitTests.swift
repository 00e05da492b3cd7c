import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// Parts of an area share no ground, leave none over, and belong to the nearest.
@Suite struct SplitTests {
  private struct Drawn {
    let scene: StreetScene
    let centres: [Coordinate]
    let limits: [Double]
    /// For each limit the part of each centre.
    let parts: [[MultiPolygon?]]
    let whole: [MultiPolygon?]
  }

  private func draw(seed: Int, limits: [Double], centres count: Int) -> Drawn {
    var random = SeededGenerator(seed: UInt64(7000 + seed))
    let scene = WalkScenes.grid(&random)
    let centres = (0..<count).map { _ in
      StreetScene.coordinate(
        Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random))
    }
    let outlines = ServiceOutlines(
      scene.access, around: centres, within: limits.map { .metres($0) })
    return Drawn(
      scene: scene, centres: centres, limits: limits, parts: outlines.split(),
      whole: outlines.dissolved())
  }

  /// In metres of the scene, so that GEOS can overlay it.
  private func plane(_ place: MultiPolygon?) -> [PlanePolygon] {
    let metric = LocalMetric(latitude: Double(StreetScene.origin.y))
    let points = { (ring: Ring) in
      ring.corners.map(FixedCoordinate.init).map {
        PlanePoint(
          x: (Double($0.x) - Double(StreetScene.origin.x)) * metric.east,
          y: (Double($0.y) - Double(StreetScene.origin.y)) * metric.north)
      }
    }
    return (place?.polygons ?? []).map {
      PlanePolygon(outer: points($0.outer), holes: $0.holes.map(points))
    }
  }

  @Test(arguments: 0..<10) func partsTileTheWhole(seed: Int) throws {
    let drawn = draw(seed: seed, limits: [150, 300, 600], centres: 2 + seed % 5)
    let overlay = try #require(Overlay())
    let validator = try #require(PolygonValidator())
    for (parts, whole) in zip(drawn.parts, drawn.whole) {
      for part in parts.compactMap(\.self) { #expect(validator.fault(in: part) == nil) }
      let shapes = try parts.map { try #require(overlay.shape(of: plane($0))) }
      let all = try #require(overlay.union(of: parts.flatMap(plane)))
      let sum = shapes.reduce(0) { $0 + $1.area }
      #expect(abs(all.area - sum) < 0.01, "ground shared: \(sum - all.area)")
      let outline = try #require(overlay.shape(of: plane(whole)))
      let difference = try #require(all.difference(outline)?.area)
      let missing = try #require(outline.difference(all)?.area)
      #expect(difference < 0.001 * outline.area && missing < 0.001 * outline.area)
    }
  }

  @Test func partsOfLargerLimitsHoldThoseOfSmaller() throws {
    let drawn = draw(seed: 40, limits: [200, 400], centres: 4)
    let overlay = try #require(Overlay())
    for (small, large) in zip(drawn.parts[0], drawn.parts[1]) {
      let inner = try #require(overlay.shape(of: plane(small)))
      let outer = try #require(overlay.shape(of: plane(large)))
      // Where a border between owners meets the outline it is moved within its cell.
      #expect(try #require(inner.difference(outer)?.area) < 0.01 * inner.area)
    }
  }

  /// Each place lies in the part of its nearest facility, unless another is as near within 5 m.
  @Test(arguments: 0..<10) func placesLieWithTheirNearest(seed: Int) {
    let drawn = draw(seed: seed, limits: [450], centres: 3 + seed % 3)
    var random = SeededGenerator(seed: UInt64(8000 + seed))
    let places = (0..<400).map { _ in
      (Double.random(in: -100...550, using: &random), Double.random(in: -100...550, using: &random))
    }
    let nearest = nearest(drawn, places)
    let wrong = places.indices.filter { place in
      let point = StreetScene.coordinate(places[place].0, places[place].1)
      let owners = drawn.parts[0].indices.filter { drawn.parts[0][$0]?.contains(point) ?? false }
      return owners != (nearest[place].map { [$0] } ?? [])
    }
    let lasting = wrong.filter { !isNearBorder(drawn, places[$0], nearest[$0]) }
    #expect(lasting.isEmpty, "\(lasting.map { (places[$0], nearest[$0]) })")
    #expect(wrong.count < 20)
  }

  private func nearest(_ drawn: Drawn, _ places: [(Double, Double)]) -> [Int?] {
    let finder = WalkFinder(
      drawn.scene.access,
      origins: places.map { .point(StreetScene.coordinate($0.0, $0.1)) }, facilities: drawn.centres)
    return finder.nearest(
      of: Array(drawn.centres.indices), within: WalkUnits.units(drawn.limits[0])
    ).map { $0.map { Int($0.facility) } }
  }

  private func isNearBorder(_ drawn: Drawn, _ place: (Double, Double), _ own: Int?) -> Bool {
    let around = [1.0, 2, 3, 4, 5].flatMap { radius in
      [(1.0, 0.0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)]
        .map { (place.0 + radius * $0.0, place.1 + radius * $0.1) }
    }
    return nearest(drawn, around).contains { $0 != own }
  }

  @Test func ofEqualsTheFirstOwns() throws {
    var scene = StreetScene()
    scene.street([(-200, 0), (200, 0)])
    let twice = [StreetScene.coordinate(0, 0), StreetScene.coordinate(0, 0)]
    let parts = ServiceOutlines(scene.access, around: twice, within: [.metres(150)]).split()
    #expect(parts[0][0] != nil)
    #expect(parts[0][1] == nil)
  }

  @Test func aStreetIsSplitHalfWay() throws {
    var scene = StreetScene()
    scene.street([(-300, 0), (300, 0)])
    let parts = ServiceOutlines(
      scene.access, around: [StreetScene.coordinate(-100, 0), StreetScene.coordinate(80, 0)],
      within: [.metres(400)]
    ).split()
    let (left, right) = (try #require(parts[0][0]), try #require(parts[0][1]))
    #expect(left.contains(StreetScene.coordinate(-12, 40)))
    #expect(right.contains(StreetScene.coordinate(-8, 40)))
    #expect(!left.contains(StreetScene.coordinate(-8, -40)))
  }

  @Test func nobodyHasNoParts() {
    let outlines = ServiceOutlines(StreetScene().access, around: [], within: [.metres(100)])
    #expect(outlines.split() == [[]])
  }

  /// Both cores draw what one draws.
  @Test(arguments: 0..<2) func everyCoreDrawsTheSame(seed: Int) {
    var random = SeededGenerator(seed: UInt64(60 + seed))
    let scene = WalkScenes.grid(&random, size: 8)
    let centres = [(100.0, 100.0), (500, 300), (300, 600)].map {
      StreetScene.coordinate($0.0, $0.1)
    }
    let access = scene.access
    let pieces = ReachedStreets(access.graph).pieces(
      ofEach: centres.map(access.points), within: WalkUnits.units(500))
    let drawn = [false, true].map { onEveryCore in
      // Cells of 2 m make several tiles.
      let tracer = OutlineTracer(access, cell: .metres(2), onEveryCore: onEveryCore)
      let places = centres.map(FixedCoordinate.init)
      return tracer.outlines(of: pieces, facilities: places, within: [200, 500])
        + tracer.parts(of: pieces, facilities: places, within: [500]).joined()
    }
    #expect(drawn[0] == drawn[1])
  }
}
