import Coverage
import Drawing
import Wording

/// The labels of maps.
extension MapPainter {
  /// Draws the names of townships, each with its share, where they hide the least; returns them with their boxes. A
  /// name for which there is no room is left out.
  func drawUnitNames(_ placer: inout LabelPlacer) -> [(text: String, box: PageBox)] {
    let isCrowded = scene.units.count > 40
    let size = isCrowded ? 6.5 : 9.5
    let rows = scene.units.compactMap { unit -> (UnitRow, [PagePoint])? in
      let row = scene.report.rows[unit.row]
      guard row.name != nil || row.id != nil else { return nil }
      return (row, unit.rings.map(ring).max { $0.count < $1.count } ?? [])
    }
    var drawn: [(String, PageBox)] = []
    // The largest have the most room to give way.
    for (row, ring) in rows.sorted(by: { $0.1.boxArea < $1.1.boxArea }) {
      let name = TextBlock(
        row.name ?? row.id ?? "", TextStyle(size, MapPalette.ink, isBold: true), on: canvas)
      let note =
        isCrowded
        ? nil : TextBlock(share(row.figures.tally), TextStyle(7, MapPalette.paleInk), on: canvas)
      guard let box = place([name, note].compactMap(\.self), in: ring, &placer) else { continue }
      drawn.append((row.name ?? row.id ?? "", box))
    }
    return drawn
  }

  private func ring(_ number: Int) -> [PagePoint] {
    scene.grounds.line(number).map(frame.point)
  }

  /// Places a name with its note, or the name alone, inside a ring.
  private func place(
    _ blocks: [TextBlock], in ring: [PagePoint], _ placer: inout LabelPlacer
  ) -> PageBox? {
    let width = blocks.map(\.width).max() ?? 0
    let height = blocks.map(\.height).reduce(0, +)
    let box = placer.place(Self.candidates(in: ring, width, height))
    guard let box else { return blocks.count > 1 ? place([blocks[0]], in: ring, &placer) : nil }
    var y = box.y
    for block in blocks {
      block.draw(x: box.x + (box.width - block.width) / 2, y: y, halo: .white)
      y += block.height
    }
    return box
  }

  /// Boxes of a size with their middle inside a ring; those far from its middle cost a little, those across its border
  /// more.
  private static func candidates(
    in ring: [PagePoint], _ width: Double, _ height: Double
  ) -> [(box: PageBox, extra: Double)] {
    guard let box = ring.box else { return [] }
    let steps = 28
    var found: [(PageBox, Double)] = []
    for row in 1..<steps {
      for column in 1..<steps {
        let middle = PagePoint(
          box.x + box.width * Double(column) / Double(steps),
          box.y + box.height * Double(row) / Double(steps))
        guard ring.surrounds(middle) else { continue }
        let label = PageBox(
          x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
        let outside = label.corners.count { !ring.surrounds($0) }
        let (dx, dy) = (middle.x - box.middle.x, middle.y - box.middle.y)
        let distance = (dx * dx + dy * dy).squareRoot() / max(box.width, box.height, 1)
        found.append((label, Double(outside) * 3 + distance))
      }
    }
    return found
  }

  private func share(_ tally: CoverageTally) -> String {
    let of = tally.covered.denominator
    let n = tally.covered.numerator
    return of == 0
      ? scene.words.say("none decided", "无已判定小区")
      : scene.words.say("\(n) of \(of) covered", "覆盖\(n)/\(of)")
  }

  /// Draws the numbers of gaps in their list beside their marks, the first of the list first, where they hide nothing;
  /// returns them with their boxes.
  func drawGapNumbers(_ placer: inout LabelPlacer) -> [(number: Int, box: PageBox)] {
    // A crowded map has room for some of the first only; trying all of a city would take long and place few more.
    let (most, tries) = (400, 2000)
    let style = TextStyle(6, MapPalette.number, isBold: true)
    var drawn: [(Int, PageBox)] = []
    for (rank, estate) in scene.results.gapsByNeed.prefix(tries).enumerated() {
      guard drawn.count < most else { break }
      guard let mark = estates[estate] else { continue }
      let box = drawLabel(
        String(rank + 1), at: mark, style, gap: radius * 1.3 + 1.5, atMost: 1.5, &placer)
      if let box { drawn.append((rank + 1, box)) }
    }
    return drawn
  }

  /// Draws a label beside a mark, on whichever side is free; nil if no side is.
  func drawLabel(
    _ text: String, at mark: PagePoint, _ style: TextStyle, gap: Double,
    atMost most: Double = .infinity, _ placer: inout LabelPlacer
  ) -> PageBox? {
    let block = TextBlock(text, style, on: canvas)
    let (width, height) = (block.width, block.height)
    let sides = [
      (mark.x + gap, mark.y - height / 2), (mark.x - gap - width, mark.y - height / 2),
      (mark.x - width / 2, mark.y - gap - height), (mark.x - width / 2, mark.y + gap),
      (mark.x + gap, mark.y - gap - height / 2), (mark.x - gap - width, mark.y + gap - height / 2),
    ]
    let boxes = sides.enumerated().map { number, side in
      (
        box: PageBox(x: side.0, y: side.1, width: width, height: height),
        extra: Double(number) * 0.1
      )
    }
    guard let box = placer.place(boxes, atMost: most) else { return nil }
    block.draw(x: box.x, y: box.y, halo: .white)
    return box
  }
}

extension PageBox {
  fileprivate var corners: [PagePoint] {
    [PagePoint(x, y), PagePoint(right, y), PagePoint(x, bottom), PagePoint(right, bottom)]
  }
}

extension [PagePoint] {
  /// The box around the points; nil without any.
  fileprivate var box: PageBox? {
    guard let first else { return nil }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in self {
      (left, right) = (Swift.min(left, point.x), Swift.max(right, point.x))
      (top, bottom) = (Swift.min(top, point.y), Swift.max(bottom, point.y))
    }
    return PageBox(x: left, y: top, width: right - left, height: bottom - top)
  }

  fileprivate var boxArea: Double { box.map { $0.width * $0.height } ?? 0 }

  /// Whether a place is inside the ring, by the number of sides to the right of it.
  fileprivate func surrounds(_ place: PagePoint) -> Bool {
    guard var last else { return false }
    var isInside = false
    for point in self {
      if (point.y > place.y) != (last.y > place.y),
        place.x < (last.x - point.x) * (place.y - point.y) / (last.y - point.y) + point.x
      {
        isInside.toggle()
      }
      last = point
    }
    return isInside
  }
}
