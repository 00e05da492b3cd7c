import Geodesy
import Synchronization

/// The header of a column as written, and its meaning.
package struct Header: Hashable {
  /// The header as it is in the file.
  package let text: String
  /// The folded text without brackets and their content.
  package let plain: String
  /// The folded text with the content of the brackets.
  package let full: String

  package init(_ text: String) {
    self.text = text
    let folded = Self.withBrackets(Self.folded(text))
    full = folded.filter { !Self.brackets.contains($0) }
    plain = Self.withoutBrackets(folded)
  }

  /// The header of a name with which headers are compared. Tables ask for the same synonyms in every file, policies for
  /// the same few names in every row, so each is folded once.
  package static func known(_ name: String) -> Header {
    foldedNames.withLock { known in
      if let header = known[name] { return header }
      let header = Header(name)
      if known.count < 10_000 { known[name] = header }
      return header
    }
  }

  /// The folded text of a name without brackets.
  package static func plain(_ name: String) -> String { known(name).plain }

  private static let foldedNames = Mutex<[String: Header]>([:])

  /// The coordinate reference system that the header names, as in `经度(BD09)` or `lng_gcj02`.
  package var declaredCRS: CoordinateReferenceSystem? {
    let folded = Self.folded(text)
    let parts = folded.split(whereSeparator: { Self.brackets.contains($0) || $0 == "_" })
    return parts.dropFirst().lazy.compactMap { try? CoordinateReferenceSystem(String($0)) }.first
  }

  /// The factor of a unit in the header's brackets, as in `建筑面积(万㎡)` or `建筑面积(单位：万㎡)`; nil if there is none. Cells must
  /// be multiplied by it.
  package func factor(_ units: [String: Double]) -> Double? {
    Self.folded(text).split(whereSeparator: { Self.brackets.contains($0) }).dropFirst().lazy
      .compactMap { Self.factor(ofUnit: String($0), units) }.first
  }

  /// The folded words in the brackets of the header.
  var bracketed: [String] {
    let parts = Self.folded(text).split(whereSeparator: { Self.brackets.contains($0) })
    return parts.dropFirst().map { word in
      let label = ["计量单位", "单位"].first(where: word.hasPrefix) ?? ""
      return String(word.dropFirst(label.count))
    }
  }

  /// The factor of a folded word if it is a unit; nil otherwise.
  ///
  /// Words for thousands or hectares of something unknown give a factor that is not a number. Then no cell can be read,
  /// which is better than reading each of them wrongly by a power of ten.
  package static func factor(ofUnit word: String, _ units: [String: Double]) -> Double? {
    let label = ["计量单位", "单位"].first(where: word.hasPrefix) ?? ""
    let unit = String(word.dropFirst(label.count))
    if let known = units[unit] { return known }
    let isScaled =
      unit.count <= 6
      && (["百", "千", "万", "亿"].contains(where: unit.hasPrefix)
        || ["亩", "公顷", "平方千米", "平方公里", "km2", "km²", "ha"].contains(unit))
    return isScaled ? .nan : nil
  }

  /// Whether the header may be a longer name that the table of a shapefile has cut: whether it has nine or ten bytes in
  /// UTF-8 or in GB 18030.
  package var isCut: Bool {
    let wide = text.unicodeScalars.count { $0.value > 0x7F }
    let narrow = text.unicodeScalars.count - wide
    return (9...10).contains(text.utf8.count) || (9...10).contains(narrow + 2 * wide)
  }

  /// The forms of this header that are compared with the synonyms.
  package var names: Set<String> { [full, plain, Self.withoutCRS(plain)] }

  private static let brackets: Set<Character> = ["(", ")", "[", "]", "{", "}", "〔", "〕", "【", "】"]
  private static let opening: Set<Character> = ["(", "[", "{", "〔", "【"]

  /// The text in lower case and half width, without spaces, units and the invisible characters that are often pasted
  /// from web pages and chats. Traditional characters become simplified.
  package static func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      guard let character = UnicodeScalar(narrow), !character.properties.isWhitespace,
        !character.properties.isDefaultIgnorableCodePoint, character != "*", character != ":"
      else { continue }
      folded.unicodeScalars.append(TraditionalForms.simplified[character] ?? character)
    }
    return folded.lowercased()
  }

  /// Restores names such as `乡镇_街道_`, which geodatabases make of `乡镇(街道)`, and `_60岁以上人口`.
  private static func withBrackets(_ text: String) -> String {
    if text.first == "_", text.dropFirst().first?.isNumber == true {
      return String(text.dropFirst())
    }
    guard text.last == "_", let first = text.firstIndex(of: "_"), first > text.startIndex,
      text.index(after: first) < text.index(before: text.endIndex)
    else { return text }
    return "\(text[..<first])(\(text[text.index(after: first)...].dropLast()))"
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var plain = ""
    for character in text {
      if opening.contains(character) {
        depth += 1
      } else if brackets.contains(character) {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        plain.append(character)
      }
    }
    return plain
  }

  private static func withoutCRS(_ text: String) -> String {
    guard let underscore = text.lastIndex(of: "_"),
      (try? CoordinateReferenceSystem(String(text[text.index(after: underscore)...]))) != nil
    else { return text }
    return String(text[..<underscore])
  }
}
