import Drawing

/// Pages of A4 that are filled from top to bottom: headings, paragraphs and tables, each page with its number.
final class PageFlow {
  static let margin = 40.0
  static let width = Paper.short - 2 * margin
  private static let bottom = Paper.long - 52
  /// Where the second column of a table of facts begins.
  private static let indent = 118.0

  let canvas: Canvas
  private let words: PictureWords
  /// What stands at the foot of every page, before its number.
  private let foot: String
  /// The number of the page, from 1.
  private(set) var page = 1
  /// Where the next thing begins.
  var y = PageFlow.margin

  /// The first page of a document.
  init(_ canvas: Canvas, _ words: PictureWords, foot: String) {
    (self.canvas, self.words, self.foot) = (canvas, words, foot)
    drawFoot()
  }

  private func drawFoot() {
    let style = TextStyle(7, MapPalette.paleInk, width: Self.width - 80, lines: 1)
    canvas.draw(foot, style, x: Self.margin, y: Paper.long - 34)
    canvas.draw(
      words.say("page \(page)", "第\(page)页"),
      TextStyle(7, MapPalette.paleInk, width: Self.width, alignment: .right), x: Self.margin,
      y: Paper.long - 34)
  }

  func beginPage() {
    canvas.beginPage(width: Paper.short, height: Paper.long)
    page += 1
    y = Self.margin
    drawFoot()
  }

  /// The height that is left on the page.
  var room: Double { Self.bottom - y }

  /// Begins a page unless a height is left on this one.
  func need(_ height: Double) { if height > room { beginPage() } }

  /// Adds a heading, which keeps some room for what follows it, and an entry of the contents.
  func addHeading(_ text: String) {
    need(80)
    canvas.addEntry(text, page: page)
    let style = TextStyle(13, MapPalette.ink, isBold: true, width: Self.width)
    y += canvas.draw(text, style, x: Self.margin, y: y) + 6
  }

  func addParagraph(_ text: String, size: Double = 9, colour: Colour = MapPalette.ink) {
    let block = TextBlock(text, TextStyle(size, colour, width: Self.width), on: canvas)
    need(block.height)
    block.draw(x: Self.margin, y: y)
    y += block.height + 5
  }

  /// Adds a line or paragraph with room above and below it.
  func add(
    _ text: String, size: Double, isBold: Bool, _ alignment: TextStyle.Alignment,
    above: Double = 0, below: Double
  ) {
    let style = TextStyle(
      size, MapPalette.ink, isBold: isBold, width: Self.width, alignment: alignment)
    let block = TextBlock(text, style, on: canvas)
    need(above + block.height)
    y += above
    block.draw(x: Self.margin, y: y)
    y += block.height + below
  }

  /// Sets a table of two columns: what, and which.
  func set(
    _ facts: [(title: String, text: String)], lines: Int? = nil
  ) -> [(title: TextBlock, text: TextBlock)] {
    facts.map { title, text in
      (
        TextBlock(
          title, TextStyle(8.5, MapPalette.paleInk, width: Self.indent - 10), on: canvas),
        TextBlock(
          text, TextStyle(8.5, MapPalette.ink, width: Self.width - Self.indent, lines: lines),
          on: canvas)
      )
    }
  }

  /// The height that such a table takes up.
  func height(_ facts: [(title: TextBlock, text: TextBlock)]) -> Double {
    facts.reduce(6) { $0 + max($1.title.height, $1.text.height) + 5 }
  }

  /// Adds such a table.
  func add(_ facts: [(title: TextBlock, text: TextBlock)]) {
    for (title, text) in facts {
      let height = max(title.height, text.height) + 5
      need(height)
      title.draw(x: Self.margin, y: y)
      text.draw(x: Self.margin + Self.indent, y: y)
      y += height
      drawRule(at: y - 2.5)
    }
    y += 6
  }

  /// Draws a thin line across the page.
  func drawRule(at y: Double, width: Double = 0.3) {
    var path = PagePath()
    path.add([PagePoint(Self.margin, y), PagePoint(Self.margin + Self.width, y)])
    canvas.stroke(path, MapPalette.line, width: width)
  }
}
