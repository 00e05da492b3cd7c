import CareCircleTestSupport
import PlaneGeometry
import Testing

@testable import Coverage

/// The index finds what looking at every point finds.
@Suite struct NearestCentresTests {
  @Test(arguments: 0..<25) func agreesWithLookingAtAll(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    // Some scenes lie on a grid, so that distances are equal, and some have a far outlier.
    let step = seed % 3 == 0 ? 100.0 : 0.001
    let spot = { (random: inout SeededGenerator) in
      (Double.random(in: -3000...3000, using: &random) / step).rounded() * step
    }
    var points = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      PlanePoint(x: spot(&random), y: spot(&random))
    }
    if seed % 4 == 1 { points.append(PlanePoint(x: 9e6, y: -2e6)) }
    let index = NearestCentres(points)
    for _ in 0..<200 {
      let point = PlanePoint(x: spot(&random) * 3, y: spot(&random) * 3)
      let squared = points.map {
        ($0.x - point.x) * ($0.x - point.x) + ($0.y - point.y) * ($0.y - point.y)
      }
      let least = try #require(squared.min())
      let found = try #require(index.nearest(to: point))
      #expect(found.number == squared.firstIndex(of: least))
      #expect(found.distance == least.squareRoot())
      let (low, high) = (
        PlanePoint(x: point.x - 400, y: point.y - 300),
        PlanePoint(x: point.x + 400, y: point.y + 300)
      )
      let inside = points.indices.filter {
        points[$0].x >= low.x && points[$0].x <= high.x && points[$0].y >= low.y
          && points[$0].y <= high.y
      }
      #expect(index.inside(low, high).sorted() == inside)
    }
    #expect(NearestCentres([]).nearest(to: PlanePoint(x: 0, y: 0)) == nil)
    #expect(NearestCentres([]).inside(PlanePoint(x: -1, y: -1), PlanePoint(x: 1, y: 1)).isEmpty)
  }
}
