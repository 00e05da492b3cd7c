import CareCircleTestSupport
import Coverage
import Drawing
import Geodesy
import PlaneGeometry
import Testing

@testable import Reports

/// Lines and rings as they are left on a page, against the ones that they were.
@Suite struct MapPathTests {
  private static let ground = GroundBox("120.6,27.9,120.7,28.0")
  private static let conic = ConformalConic.china

  private func frame() throws -> MapFrame {
    MapFrame(
      try #require(Self.ground), in: PageBox(x: 20, y: 30, width: 300, height: 300), Self.conic)
  }

  private func place(_ random: inout SeededGenerator) -> Coordinate {
    // A good part lies outside of the map, some of it far away.
    Coordinate(
      uncheckedLongitude: .random(in: 120.55...120.75, using: &random),
      latitude: .random(in: 27.85...28.05, using: &random))
  }

  /// What is inside of rings stays inside, and what is outside stays outside, wherever on the map.
  @Test(arguments: 1...12) func ringsHoldTheSamePlaces(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let frame = try frame()
    var lines = PlaneLines()
    var rings: [[PagePoint]] = []
    for _ in 0..<6 {
      let ring = (0..<Int.random(in: 3...9, using: &random)).map { _ in place(&random) }
      lines.add(ring, Self.conic)
      rings.append(ring.map { frame.point(of: $0) })
    }
    let drawn = frame.rings(lines).lines
    for _ in 0..<600 {
      let point = PagePoint(
        .random(in: frame.box.x...frame.box.right, using: &random),
        .random(in: frame.box.y...frame.box.bottom, using: &random))
      guard rings.allSatisfy({ distance(point, $0, isClosed: true) > 0.3 }) else { continue }
      #expect(isInside(point, rings) == isInside(point, drawn))
    }
  }

  /// Every stretch of a line that lies on the map is drawn, and nothing else is.
  @Test(arguments: 1...12) func linesLoseNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let frame = try frame()
    var lines = PlaneLines()
    var pages: [[PagePoint]] = []
    for number in 0..<12 {
      let line = (0..<Int.random(in: 2...8, using: &random)).map { _ in place(&random) }
      // Each line is there twice, once backwards.
      lines.add(line, Self.conic)
      lines.add(line.reversed(), Self.conic)
      pages.append(line.map { frame.point(of: $0) })
      if number == 0 { lines.add([line[0], line[0]], Self.conic) }
    }
    let drawn = frame.lines(lines)
    for line in pages {
      for (a, b) in zip(line, line.dropFirst()) {
        for step in 0...20 {
          let share = Double(step) / 20
          let point = PagePoint(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
          guard frame.box.contains(point) else { continue }
          #expect(drawn.lines.contains { distance(point, $0, isClosed: false) < 0.3 })
        }
      }
    }
    for point in drawn.lines.joined() where frame.box.contains(point) {
      #expect(pages.contains { distance(point, $0, isClosed: false) < 0.3 })
    }
    // What is there twice is drawn once.
    #expect(
      drawn.lines.map(\.count).reduce(0, +) <= pages.map(\.count).reduce(0, +) + pages.count * 8)
  }

  /// A city of streets is drawn more coarsely rather than as a large file.
  @Test func manyStreetsStaySmall() throws {
    var random = SeededGenerator(seed: 7)
    var lines = PlaneLines()
    for _ in 0..<200_000 {
      let start = place(&random)
      let end = Coordinate(
        uncheckedLongitude: start.longitude + .random(in: -4e-4...4e-4, using: &random),
        latitude: start.latitude + .random(in: -4e-4...4e-4, using: &random))
      lines.add([start, end], Self.conic)
    }
    let drawn = try frame().lines(lines)
    #expect(drawn.pointCount > 20_000)
    #expect(drawn.pointCount <= MapFrame.mostPoints)
  }

  // MARK: - By hand

  private func isInside(_ point: PagePoint, _ rings: [[PagePoint]]) -> Bool {
    var crossings = 0
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1))
      where (a.y > point.y) != (b.y > point.y) {
        if a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y) > point.x { crossings += 1 }
      }
    }
    return crossings % 2 == 1
  }

  private func distance(_ point: PagePoint, _ line: [PagePoint], isClosed: Bool) -> Double {
    let ends = line.dropFirst() + (isClosed ? Array(line.prefix(1)) : [])
    return zip(line, ends).map { a, b in
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let squared = dx * dx + dy * dy
      let along = squared == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared
      let share = min(1, max(0, along))
      let (x, y) = (a.x + share * dx - point.x, a.y + share * dy - point.y)
      return (x * x + y * y).squareRoot()
    }.min() ?? .infinity
  }
}

extension PagePath {
  /// The lines one by one.
  fileprivate var lines: [[PagePoint]] {
    var start = 0
    return ends.map { end in
      defer { start = end }
      return (start..<end).map { PagePoint(numbers[2 * $0], numbers[2 * $0 + 1]) }
    }
  }
}
