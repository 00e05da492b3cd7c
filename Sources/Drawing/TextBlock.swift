import CCairo

/// How a text is set.
public struct TextStyle: Hashable, Sendable {
  /// How lines are aligned inside their width.
  public enum Alignment: Int32, Sendable {
    /// At the left edge of the block.
    case left
    /// In the middle of the block.
    case centre
    /// At the right edge of the block.
    case right
  }

  /// The size of the letters in points.
  public var size: Double
  /// Whether the letters are bold.
  public var isBold: Bool
  /// The colour of the letters.
  public var colour: Colour
  /// The width in points at which lines are broken; nil for one line.
  public var width: Double?
  /// The greatest number of lines, after which the text ends with an ellipsis; nil for any.
  public var lines: Int?
  /// How lines are aligned inside the width.
  public var alignment: Alignment

  /// Makes a style; without a width, the text is set on one line.
  public init(
    _ size: Double, _ colour: Colour, isBold: Bool = false, width: Double? = nil,
    lines: Int? = nil, alignment: Alignment = .left
  ) {
    (self.size, self.colour, self.isBold) = (size, colour, isBold)
    (self.width, self.lines, self.alignment) = (width, lines, alignment)
  }
}

/// A text that has been set, with its size. It belongs to the canvas that set it.
public final class TextBlock {
  private let canvas: Canvas
  private let pointer: OpaquePointer?
  private let style: TextStyle
  /// The width that it takes up, in points.
  public let width: Double
  /// The height that it takes up, in points.
  public let height: Double

  /// Sets a text on a canvas. Control characters become blanks.
  public init(_ text: String, _ style: TextStyle, on canvas: Canvas) {
    (self.canvas, self.style) = (canvas, style)
    let plain = String(text.map { $0.isPlain ? $0 : " " })
    var set = canvas.set(plain, style)
    if let drawn = set, cc_unknown(drawn) > 0 {
      let drawable = String(plain.map { canvas.drawable($0) })
      cc_free_text(drawn)
      set = canvas.set(drawable, style)
    }
    pointer = set
    var (x, y) = (0.0, 0.0)
    if let set { cc_measure(set, &x, &y) }
    (width, height) = (x, y)
  }

  deinit { if let pointer { cc_free_text(pointer) } }

  /// Draws the text with its upper left corner at a place, above a halo if one is given.
  public func draw(x: Double, y: Double, halo: Colour? = nil, haloWidth: Double = 2.4) {
    guard let pointer else { return }
    // A text whose lines are broken is set inside its width; every other one where it begins.
    cc_show(
      canvas.pointer, pointer, x, y, style.colour.value, (halo ?? style.colour).value,
      halo == nil ? 0 : haloWidth)
  }
}

extension Canvas {
  /// Draws a text with its upper left corner at a place, and returns its height.
  @discardableResult
  public func draw(_ text: String, _ style: TextStyle, x: Double, y: Double) -> Double {
    let block = TextBlock(text, style, on: self)
    block.draw(x: x, y: y)
    return block.height
  }

  fileprivate func set(_ text: String, _ style: TextStyle) -> OpaquePointer? {
    var text = text
    var form = cc_style(
      size: style.size, is_bold: style.isBold ? 1 : 0, width: style.width ?? -1,
      lines: Int32(clamping: style.lines ?? 0), alignment: style.alignment.rawValue)
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cc_set(pointer, $0.baseAddress, $0.count, &form) }
    }
  }

  /// A character as it can be drawn: itself, or a question mark if no font has it. Chinese characters that no font has
  /// are noted, since the picture would be of no use without them, and so is any other if there is no font at all.
  fileprivate func drawable(_ character: Character) -> Character {
    if let known = substitutes[character] { return known }
    let isKnown = hasFont(for: character)
    if !isKnown, character.isChinese || !hasFont(for: "?"), undrawn.count < 8 {
      undrawn.append(character)
    }
    let substitute: Character = isKnown ? character : "?"
    substitutes[character] = substitute
    return substitute
  }

  private func hasFont(for character: Character) -> Bool {
    guard let drawn = set(String(character), TextStyle(10, .white)) else { return true }
    defer { cc_free_text(drawn) }
    return cc_unknown(drawn) == 0
  }
}

extension Character {
  /// Whether it is a letter or a blank, and does not control how others are set.
  fileprivate var isPlain: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: scalar == "\n"
      default: true
      }
    }
  }

  /// Whether it is written in Chinese texts: an ideograph, or punctuation of full width.
  fileprivate var isChinese: Bool {
    unicodeScalars.contains { scalar in
      scalar.properties.isIdeographic || (0x3000...0x303F).contains(scalar.value)
        || (0xFF00...0xFFEF).contains(scalar.value)
    }
  }
}
