import Coverage
import Drawing
import Wording

/// The legend of a map: blocks of entries, each a symbol with its words.
struct MapLegend {
  enum Symbol {
    case mark(MapMark)
    case area(Colour, border: Colour, isHatched: Bool)
    case line(Colour, width: Double, dash: [Double])
  }

  struct Block {
    let title: String
    var entries: [(symbol: Symbol, text: String)]
  }

  let blocks: [Block]
  private let radius: Double

  /// The legend of what a scene has.
  init(_ scene: PictureScene, radius: Double) {
    // Marks of a crowded map are too small to be told apart in a legend.
    self.radius = max(2.6, radius)
    let all = [
      Self.estates(scene), Self.facilities(scene), Self.ground(scene), Self.lines(scene),
    ]
    blocks = all.filter { !$0.entries.isEmpty }
  }

  private static func estates(_ scene: PictureScene) -> Block {
    let words = scene.words
    let verdicts = scene.results.reaches.reduce(into: CoverageTally()) { $0.add($1) }.verdicts
    let entries = [Verdict.covered, .gap, .indeterminate, .notApplicable].compactMap {
      verdict -> (Symbol, String)? in
      guard let count = verdicts[verdict], count > 0 else { return nil }
      let name =
        verdict == .gap
        ? words.say("not covered: a gap", "未覆盖（缺口）") : verdict.message.text(words.language)
      return (
        .mark(.estate(verdict)),
        words.say("\(name) (", "\(name)（") + Decimals.grouped(count) + words.say(")", "）")
      )
    }
    return Block(title: words.say("Estates", "小区"), entries: entries)
  }

  private static func facilities(_ scene: PictureScene) -> Block {
    let (words, results) = (scene.words, scene.results)
    var (counting, open, small, other, unused) = (0, 0, 0, 0, 0)
    for index in results.ownFacilities {
      switch results.qualifications[index] {
      case .qualifies: counting += 1
      case .unknown: open += 1
      case .fails(.undersized): small += 1
      case .fails(.otherKind): other += 1
      case .fails: unused += 1
      }
    }
    let failing = [
      (small, words.say("too small", "面积不足")), (unused, words.say("not in use", "未在用")),
      (other, words.say("of another kind", "类型不符")),
    ].filter { $0.0 > 0 }.map { "\($1) \(Decimals.grouped($0))" }
    let requirement = scene.parameters.question.requirement
    let area = Decimals.text(requirement.minimumArea.squareMetres, 2, keepingZeros: false)
    let counts =
      requirement.acceptsAny
      ? words.say("count: any facility", "计入：任何设施")
      : words.say("count: \(area) m² or more, in use", "计入：\(area)平方米以上且在用")
    let kinds: [(Qualification, String, Int)] = [
      (.qualifies, counts, counting),
      (
        .unknown(.kindUnknown), words.say("may count: a fact is not known", "待核实：资料不全"), open
      ),
      (
        .fails(.otherKind), words.say("do not: ", "不计入：") + words.list(failing),
        small + other + unused
      ),
    ]
    return Block(
      title: words.say("Care facilities", "养老服务设施"),
      entries: kinds.filter { $0.2 > 0 }.map { kind, text, count in
        (
          .mark(.facility(kind)),
          words.say("\(text) (", "\(text)（") + Decimals.grouped(count) + words.say(")", "）")
        )
      })
  }

  private static func ground(_ scene: PictureScene) -> Block {
    let words = scene.words
    var entries: [(Symbol, String)] = []
    if scene.covered.count > 0 || !scene.discs.isEmpty {
      let metres = Decimals.text(scene.results.circle.drawnRadius.metres, 0)
      let text =
        scene.discs.isEmpty
        ? words.say("within the circle of a facility that counts, along streets", "沿道路步行可达计入的设施")
        : words.say(
          "within \(metres) m, straight, of a facility that counts", "距计入的设施直线\(metres)米以内")
      entries.append((.area(MapPalette.covered, border: Colour(0x8DB9D6), isHatched: false), text))
    }
    if scene.gaps.count > 0 {
      entries.append(
        (
          .area(MapPalette.gap, border: Colour(0xD9BF94), isHatched: false),
          words.say("not covered", "未覆盖")
        ))
    }
    if scene.undecided.count > 0 {
      entries.append(
        (
          .area(MapPalette.undecided, border: MapPalette.hatch, isHatched: true),
          words.say("undecided", "待核实")
        ))
    }
    return Block(title: words.say("Ground", "地块"), entries: entries)
  }

  private static func lines(_ scene: PictureScene) -> Block {
    let (words, base) = (scene.words, scene.base)
    var entries: [(Symbol, String)] = []
    if scene.grounds.count > 0 {
      let text =
        scene.units.isEmpty ? words.say("boundary", "范围边界") : words.say("township", "乡镇（街道）")
      entries.append((.line(MapPalette.border, width: 1, dash: []), text))
    }
    if base.streets.count > 0 {
      entries.append((.line(MapPalette.street, width: 1, dash: []), words.say("street", "道路")))
    }
    if base.water.count > 0 {
      entries.append((.line(MapPalette.water, width: 1.2, dash: []), words.say("water", "水域")))
    }
    if base.railways.count > 0 {
      entries.append(
        (.line(MapPalette.railway, width: 1, dash: [4, 2]), words.say("railway", "铁路")))
    }
    return Block(title: words.say("Lines", "线"), entries: entries)
  }

  // MARK: - Drawing

  /// Draws the blocks into columns of a box, one below the other; returns the lower edge of the longest column.
  @discardableResult
  func draw(in box: PageBox, columns: Int, on canvas: Canvas) -> Double {
    let gap = 14.0
    let width = (box.width - gap * Double(columns - 1)) / Double(columns)
    let set = blocks.map { SetBlock($0, width: width, on: canvas) }
    let total = set.map(\.height).reduce(0, +)
    let share = columns == 1 ? .infinity : total / Double(columns) * 1.12
    var (column, y, lowest) = (0, box.y, box.y)
    for block in set {
      if y > box.y, y + block.height - box.y > share, column < columns - 1 {
        column += 1
        y = box.y
      }
      block.draw(x: box.x + Double(column) * (width + gap), y: y, radius: radius, on: canvas)
      y += block.height
      lowest = max(lowest, y)
    }
    return lowest
  }
}

extension MapLegend {
  /// Draws entries one behind the other, in as many lines as it takes; returns the lower edge.
  static func drawRow(
    _ entries: [(symbol: Symbol, text: String)], in box: PageBox, on canvas: Canvas
  ) -> Double {
    var (x, y) = (box.x, box.y)
    for (symbol, words) in entries {
      let text = TextBlock(words, TextStyle(7.5, MapPalette.ink), on: canvas)
      if x > box.x, x + 17 + text.width > box.right { (x, y) = (box.x, y + 13) }
      let place = PageBox(x: x, y: y + text.height / 2 - 4, width: 13, height: 8)
      symbol.draw(in: place, radius: 3, on: canvas)
      text.draw(x: x + 17, y: y)
      x += 17 + text.width + 12
    }
    return y + 13
  }
}

/// A block whose texts have been set.
private struct SetBlock {
  private static let indent = 19.0
  let title: TextBlock
  let entries: [(symbol: MapLegend.Symbol, text: TextBlock)]
  var height: Double {
    entries.reduce(title.height + 12) { $0 + max(12, $1.text.height + 3) }
  }

  init(_ block: MapLegend.Block, width: Double, on canvas: Canvas) {
    title = TextBlock(block.title, TextStyle(9, MapPalette.ink, isBold: true), on: canvas)
    entries = block.entries.map {
      (
        $0.symbol,
        TextBlock(
          $0.text, TextStyle(8, MapPalette.ink, width: width - Self.indent, lines: 3), on: canvas)
      )
    }
  }

  func draw(x: Double, y: Double, radius: Double, on canvas: Canvas) {
    title.draw(x: x, y: y)
    var y = y + title.height + 3
    for (symbol, text) in entries {
      let height = max(12, text.height + 3)
      symbol.draw(
        in: PageBox(x: x, y: y + min(6, text.height / 2) - 4, width: 14, height: 8), radius: radius,
        on: canvas)
      text.draw(x: x + Self.indent, y: y)
      y += height
    }
  }
}

extension MapLegend.Symbol {
  fileprivate func draw(in box: PageBox, radius: Double, on canvas: Canvas) {
    switch self {
    case .mark(let mark): mark.draw([box.middle], radius: radius, on: canvas)
    case .area(let colour, let border, let isHatched):
      let path = PagePath(box)
      canvas.fill(path, colour)
      if isHatched { canvas.clipped(to: path) { Hatching.draw(box, on: canvas) } }
      canvas.stroke(path, border, width: 0.5, isClosed: true)
    case .line(let colour, let width, let dash):
      var path = PagePath()
      path.add([PagePoint(box.x, box.middle.y), PagePoint(box.right, box.middle.y)])
      canvas.stroke(path, colour, width: width, dash: dash)
    }
  }
}
