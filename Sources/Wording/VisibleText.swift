/// Text of others as it stands in messages: nothing in it can steer a terminal, or show in another order than it has.
package enum VisibleText {
  /// The text with control characters, marks of direction and invisible characters written as `<U+202E>`.
  ///
  /// - Parameter keepsLines: whether line ends stay, as in a text of several lines of which one is a name.
  package static func of(_ text: String, keepsLines: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    if isPlain { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if keepsLines, scalar == "\n" {
        shown.append(scalar)
      } else if scalar == "\t" {
        shown.append(" ")
      } else if let byte = SystemPath.byte(scalar) {
        shown.append(contentsOf: "\\x\(hexadecimal(UInt32(byte), digits: 2))".unicodeScalars)
      } else if isHidden(scalar) {
        shown.append(contentsOf: "<U+\(hexadecimal(scalar.value, digits: 4))>".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Whether a character is none that can be seen, or changes how others are shown. Joiners, which some scripts need,
  /// are not among them.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
