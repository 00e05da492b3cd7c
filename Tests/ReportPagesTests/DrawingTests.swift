import CareCircleTestSupport
import Testing

@testable import ReportPages

/// Drawings are thinned, within what they say.
@Suite struct DrawingTests {
  private func distance(_ point: GridPoint, _ a: GridPoint, _ b: GridPoint) -> Double {
    let (x, y) = (Double(point.x - a.x), Double(point.y - a.y))
    let (wide, high) = (Double(b.x - a.x), Double(b.y - a.y))
    let squared = wide * wide + high * high
    let share = squared > 0 ? min(1, max(0, (x * wide + y * high) / squared)) : 0
    let (dx, dy) = (x - share * wide, y - share * high)
    return (dx * dx + dy * dy).squareRoot()
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func noPointLiesTooFarFromTheThinnedLine(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var line = [GridPoint(x: 0, y: 0)]
    for _ in 0..<200 {
      let last = line[line.count - 1]
      line.append(
        GridPoint(
          x: last.x + Int.random(in: -5...20, using: &random),
          y: last.y + Int.random(in: -8...8, using: &random)))
    }
    let thinner = LineThinner(tolerance: 6, shrink: 1)
    let thinned = thinner.thinned(line)
    #expect(thinned.first == line.first && thinned.last == line.last)
    #expect(thinned.count < line.count)
    for point in line {
      let least = zip(thinned, thinned.dropFirst()).map { distance(point, $0, $1) }.min()
      #expect((least ?? .infinity) <= 6 + 1e-9)
    }
  }

  @Test func shapesStayWithinTheirLimit() {
    var frame = MapFrame()
    frame.add(Scene.wenzhou)
    frame.add(Scene().place(east: 30_000, north: 30_000))
    var random = SeededGenerator(seed: 3)
    let lines = (0..<400).map { _ in
      [
        (0..<100).map { _ in
          GridPoint(
            x: .random(in: 0...30_000, using: &random), y: .random(in: 0...30_000, using: &random))
        }
      ]
    }
    let shapes = DrawnShapes(lines: lines, in: frame, atMost: 5000)
    #expect(shapes.shapes.count == 400)
    #expect(shapes.shapes.joined().reduce(0) { $0 + $1.count } <= 5000)
  }
}
