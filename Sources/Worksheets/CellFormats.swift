import TextFormats

/// How a number is shown, as far as this determines its meaning.
enum NumberStyle: Equatable {
  case number
  case date, time, moment
  /// A number padded with leading zeros to this many digits, as in codes.
  case padded(Int)
}

/// The number formats of a workbook, by cell style.
final class CellFormats: PartHandler {
  private var codes: [Int: NumberStyle] = [:]
  private var styles: [NumberStyle] = []
  private var isInCellStyles = false

  /// The number format of a cell style.
  @inline(__always)
  subscript(style: Int) -> NumberStyle {
    styles.indices.contains(style) ? styles[style] : .number
  }

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt" {
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }),
        let code = attributes.text("formatCode")
      else { return }
      codes[id] = Self.style(ofCode: code)
    } else if name == "cellXfs" {
      isInCellStyles = true
    } else if isInCellStyles, name == "xf" {
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      styles.append(codes[id] ?? Self.builtIn(id))
    }
  }

  override func ends(_ name: XMLName) {
    if name == "cellXfs" { isInCellStyles = false }
  }

  /// The built-in formats, which have no code; those from 27 on are Chinese.
  private static func builtIn(_ id: Int) -> NumberStyle {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57...58: .date
    case 18...21, 32...35, 45...47, 55...56: .time
    case 22: .moment
    default: .number
    }
  }

  /// The meaning of a format code, from its letters outside quotes and brackets.
  static func style(ofCode code: String) -> NumberStyle {
    if code.count > 1, code.count <= 32, code.allSatisfy({ $0 == "0" }) {
      return .padded(code.count)
    }
    let letters = Set(plainLetters(code))
    let hasDay = !letters.isDisjoint(with: ["y", "d"])
    let hasTime = !letters.isDisjoint(with: ["h", "s"])
    if hasDay || (letters.contains("m") && !hasTime) { return hasTime ? .moment : .date }
    return hasTime ? .time : .number
  }

  /// The letters in the first section of a code that represent parts of a date or time.
  private static func plainLetters(_ code: String) -> [Character] {
    var letters: [Character] = []
    var closing: Character?
    var isEscaped = false
    for character in code.lowercased().replacing("general", with: "") {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if character == end { closing = nil }
      } else {
        switch character {
        case ";": return letters
        case "\\", "_", "*": isEscaped = true
        case "\"": closing = "\""
        case "[": closing = "]"
        default: letters.append(character)
        }
      }
    }
    return letters
  }
}
