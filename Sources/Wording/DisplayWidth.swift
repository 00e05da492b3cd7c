/// The width of text on a terminal, where a Chinese character is as wide as two letters.
package enum DisplayWidth {
  /// The width of a text in columns.
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The text padded with blanks to a width; if `isNumber`, the blanks come first.
  package static func padded(_ text: String, to width: Int, isNumber: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return isNumber ? blanks + text : text + blanks
  }

  /// The text on one line, cut to a width; an ellipsis shows that something was cut. Line ends and tabs become blanks;
  /// other control characters, which could disturb a terminal, can be seen.
  package static func shortened(_ text: String, to width: Int) -> String {
    let plain = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let text = VisibleText.of(String(plain))
    var short = ""
    var used = 0
    for shown in text {
      let room = of(String(shown))
      if used + room > width - 1 {
        // The last column is reserved for the ellipsis, unless the rest of the text fills it exactly.
        return used + room <= width && short.count + 1 == text.count
          ? short + String(shown) : short + "…"
      }
      short.append(shown)
      used += room
    }
    return short
  }

  /// The text in lines of at most this width, broken at blanks and between Chinese characters.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let isFull = of(line) + of(piece.trailingBlankRemoved) > width
      if isFull, !line.isEmpty, !closing.contains(piece.first ?? "x") {
        lines.append(line.trailingBlankRemoved)
        line = ""
      }
      line += piece
    }
    return line.isEmpty ? lines : lines + [line.trailingBlankRemoved]
  }

  /// The parts between which a line may be broken: words with the blank after them, and single wide characters.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var isOpen = false
    for character in text {
      let isWide = of(String(character)) > 1
      if isOpen, !isWide, let last = pieces.indices.last {
        pieces[last].append(character)
      } else {
        pieces.append(String(character))
      }
      isOpen = !isWide && character != " "
    }
    return pieces
  }

  /// Characters with which no line may begin.
  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "）", "？", "！", "”", "》", ",", ";", ":", ".",
    ")", "%",
  ]

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }
}

extension String {
  fileprivate var trailingBlankRemoved: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
