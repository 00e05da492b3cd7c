import Drawing

/// A table that may run over many pages, with its header on each of them.
struct PageTable {
  struct Column {
    let title: String
    /// The share of the table's width, in parts of the sum of all.
    let share: Double
    let isNumber: Bool

    init(_ title: String, _ share: Double, isNumber: Bool = false) {
      (self.title, self.share, self.isNumber) = (title, share, isNumber)
    }
  }

  private static let size = 7.5
  private static let gap = 6.0
  let columns: [Column]

  /// Adds the table to pages; `cells` gives the texts of a row.
  func add(rows: Int, to flow: PageFlow, cells: (Int) -> [String]) {
    let total = columns.map(\.share).reduce(0, +)
    let widths = columns.map { PageFlow.width * $0.share / total }
    let head = set(columns.map(\.title), widths, isBold: true, flow.canvas)
    let headHeight = Self.height(head)
    flow.need(headHeight + 30)
    draw(head, widths, flow, isHead: true)
    for row in 0..<rows {
      let blocks = set(cells(row), widths, isBold: false, flow.canvas)
      if Self.height(blocks) > flow.room {
        flow.beginPage()
        draw(head, widths, flow, isHead: true)
      }
      draw(blocks, widths, flow, isHead: false)
    }
    flow.y += 8
  }

  private func set(
    _ texts: [String], _ widths: [Double], isBold: Bool, _ canvas: Canvas
  ) -> [TextBlock] {
    zip(texts, zip(columns, widths)).map { text, column in
      let style = TextStyle(
        Self.size, MapPalette.ink, isBold: isBold, width: column.1 - Self.gap,
        lines: isBold ? 3 : 2, alignment: column.0.isNumber ? .right : .left)
      return TextBlock(text, style, on: canvas)
    }
  }

  private static func height(_ blocks: [TextBlock]) -> Double {
    (blocks.map(\.height).max() ?? 0) + 4
  }

  private func draw(_ blocks: [TextBlock], _ widths: [Double], _ flow: PageFlow, isHead: Bool) {
    let height = Self.height(blocks)
    var x = PageFlow.margin
    for (block, width) in zip(blocks, widths) {
      block.draw(x: x, y: flow.y + (isHead ? height - 4 - block.height : 0))
      x += width
    }
    flow.y += height
    flow.drawRule(at: flow.y - 2, width: isHead ? 0.8 : 0.25)
  }
}
