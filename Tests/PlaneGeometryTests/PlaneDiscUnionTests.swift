import CareCircleTestSupport
import Foundation
import Testing

@testable import PlaneGeometry

@Suite struct PlaneDiscUnionTests {
  /// Polygons inscribed in the circles have less area, those around them more.
  @Test(arguments: DiscScene.allCases)
  func theAreaLiesBetweenThoseOfPolygonsInsideAndOutside(scene: DiscScene) throws {
    let overlay = try #require(Overlay())
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let discs = scene.discs(&random)
      let union = try PlaneDiscUnion(discs)
      let corners = 200
      let inside = try #require(overlay.union(of: discs.map { $0.polygon(corners) }))
      let outside = try #require(
        overlay.union(
          of: discs.map { disc in
            let radius = disc.radius / cos(.pi / Double(corners))
            return PlaneDisc(centre: disc.centre, radius: radius).polygon(corners)
          }))
      #expect(union.area >= inside.area * (1 - 1e-9), "seed \(seed)")
      #expect(union.area <= outside.area * (1 + 1e-9), "seed \(seed)")
      #expect(union.widestStep < 0.001, "seed \(seed)")
    }
  }

  /// The rings, drawn finely, hold the same points as the formula.
  @Test(arguments: DiscScene.allCases)
  func ringsAndFormulaAgreeOnEveryPointThatIsNotOnTheBorder(scene: DiscScene) throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let discs = scene.discs(&random)
      let union = try PlaneDiscUnion(discs)
      let drawing = union.drawing(tolerance: 0.01)
      for _ in 0..<400 {
        let disc = discs[Int.random(in: 0..<discs.count, using: &random)]
        let angle = Double.random(in: 0...7, using: &random)
        let reach = disc.radius + [-1, -0.02, 0.02, 1, disc.radius][Int(angle) % 5]
        let point = PlanePoint(
          x: disc.centre.x + reach * cos(angle), y: disc.centre.y + reach * sin(angle))
        // Sides run up to 1 cm inside the circles.
        guard discs.allSatisfy({ abs($0.distance(point)) > 0.015 }) else { continue }
        let isInside = discs.contains { $0.distance(point) <= 0 }
        #expect(union.contains(point) == isInside, "seed \(seed)")
        #expect(drawing.holds(point) == isInside, "seed \(seed), \(point)")
      }
    }
  }

  /// A millimetre from the border every point is on the right side.
  @Test(arguments: DiscScene.allCases)
  func everyArcBoundsTheUnionToAMillimetre(scene: DiscScene) throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let discs = scene.discs(&random)
      let union = try PlaneDiscUnion(discs)
      #expect(!union.arcs.isEmpty)
      for arc in union.arcs {
        #expect(discs[arc.disc].radius == arc.radius)
        let angle = atan2(arc.start.y, arc.start.x) + arc.sweep / 2
        func point(_ step: Double) -> PlanePoint {
          PlanePoint(
            x: arc.centre.x + (arc.radius + step) * cos(angle),
            y: arc.centre.y + (arc.radius + step) * sin(angle))
        }
        // In the middle of an arc no other disc reaches over it.
        let reach = discs.map { -$0.distance(point(0)) }.max() ?? 0
        #expect(reach < 0.001, "seed \(seed)")
        #expect(discs.contains { $0.distance(point(-0.001)) < 0 })
      }
    }
  }

  /// Parts are connected, and each has one outer ring around its gaps.
  @Test(arguments: DiscScene.allCases)
  func partsAndGapsAreThoseOfThePolygons(scene: DiscScene) throws {
    // Where circles touch, polygons inside them do not.
    let touching: [DiscScene] = [
      .tangentOutside, .tangentInside, .grid, .hexagons, .row, .rosette, .nearlyCoincident,
    ]
    guard !touching.contains(scene) else { return }
    let overlay = try #require(Overlay())
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let discs = scene.discs(&random)
      let union = try PlaneDiscUnion(discs)
      let polygons = try #require(overlay.union(of: discs.map { $0.polygon(900) })).polygons
      let drawn = union.drawing(tolerance: 0.001).polygons
      #expect(drawn.map(\.holes.count).sorted() == polygons.map(\.holes.count).sorted())
      for ring in union.rings {
        #expect(ring.isHole == (ring.area < 0))
        #expect(!union.rings[ring.shell].isHole)
      }
    }
  }

  @Test(arguments: DiscScene.allCases)
  func theOrderOfTheDiscsDoesNotMatter(scene: DiscScene) throws {
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let discs = scene.discs(&random)
      let union = try PlaneDiscUnion(discs)
      for _ in 0..<3 {
        let order = discs.indices.shuffled(using: &random)
        let other = try PlaneDiscUnion(order.map { discs[$0] })
        #expect(other.rings == union.rings)
        #expect(other.area == union.area)
        #expect(other.arcs.map(\.start) == union.arcs.map(\.start))
        #expect(other.arcs.map(\.centre) == union.arcs.map(\.centre))
        for (arc, same) in zip(other.arcs, union.arcs) {
          #expect(discs[order[arc.disc]] == discs[same.disc])
        }
      }
      #expect(try PlaneDiscUnion(discs).arcs == union.arcs)
    }
  }

  /// Any tolerance gives valid polygons that lie inside the union.
  @Test(arguments: DiscScene.allCases, [0.001, 0.5, 30, 10_000])
  func drawingsAreValidAtAnyTolerance(scene: DiscScene, tolerance: Double) throws {
    let overlay = try #require(Overlay())
    for seed in 0..<8 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let union = try PlaneDiscUnion(scene.discs(&random))
      let drawing = union.drawing(tolerance: tolerance)
      let shape = try #require(overlay.shape(of: drawing.polygons))
      #expect(shape.isValid, "seed \(seed)")
      let gaps = Double(drawing.droppedGaps) * tolerance * tolerance
      #expect(shape.area <= union.area * (1 + 1e-12) + gaps)
    }
  }

  /// Enough discs for both cores and for several runs.
  @Test func manyDiscsAgreeWithGEOSAndWithThemselves() throws {
    let overlay = try #require(Overlay())
    var random = SeededGenerator(seed: 7)
    let discs = DiscScene.discs(6000) {
      (
        .random(in: 0...60_000, using: &random), .random(in: 0...60_000, using: &random),
        Bool.random(using: &random) ? 700 : .random(in: 50...1500, using: &random)
      )
    }
    let union = try PlaneDiscUnion(discs)
    let polygons = try #require(overlay.union(of: discs.map { $0.polygon(256) }))
    #expect(abs(union.area / polygons.area - 1) < 1e-4)
    #expect(union.widestStep == 0)
    for _ in 0..<3 { #expect(try PlaneDiscUnion(discs).arcs == union.arcs) }
    #expect(try PlaneDiscUnion(discs.reversed()).rings == union.rings)
  }

  /// Parts that reach over many runs of discs keep all of their gaps, whichever core saw them.
  @Test func noGapIsLostBetweenRuns() throws {
    let overlay = try #require(Overlay())
    var random = SeededGenerator(seed: 8)
    let discs = DiscScene.discs(40_000) {
      (.random(in: 0...200_000, using: &random), .random(in: 0...200_000, using: &random), 900)
    }
    let union = try PlaneDiscUnion(discs)
    #expect(union.rings.count { $0.isHole } > 1000)
    #expect(union.rings.reduce(0) { $0 + $1.arcs.count } == union.arcs.count)
    let drawing = union.drawing(tolerance: 1)
    #expect(try #require(overlay.shape(of: drawing.polygons)).isValid)
  }
}
