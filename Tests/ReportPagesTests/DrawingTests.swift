import CareCircleTestSupport
import Testing
import TextFormats

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

  /// The code as its definition says it, read by the way it is written down, not by the page's script.
  private func decoded(_ text: String) throws -> [GridPoint] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var (numbers, bits): ([Int], [Bool]) = ([], [])
    for letter in text {
      let digit = try #require(digits.firstIndex(of: letter))
      for bit in 0..<5 { bits.append(digit >> bit & 1 == 1) }
      if digit >> 5 == 1 { continue }
      let size = bits.dropFirst().enumerated().reduce(0) { $0 + ($1.element ? 1 << $1.offset : 0) }
      numbers.append(bits[0] ? -size - 1 : size)
      bits = []
    }
    var place = GridPoint(x: 0, y: 0)
    return stride(from: 0, to: numbers.count, by: 2).map { index in
      place = GridPoint(x: place.x + numbers[index], y: place.y + numbers[index + 1])
      return place
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func aLineComesBackFromItsText(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let spans = [1, 31, 32, 1023, 40_000_000]
    let line = (0..<200).map { _ in
      let span = spans.randomElement(using: &random) ?? 1
      return GridPoint(
        x: .random(in: -span...span, using: &random), y: .random(in: -span...span, using: &random))
    }
    var json = ByteBuffer()
    LineCode.append(line, to: &json)
    let text = json.withBytes { String(decoding: $0, as: UTF8.self) }
    #expect(text.first == "\"" && text.last == "\"")
    #expect(try decoded(String(text.dropFirst().dropLast())) == line)
  }
}
