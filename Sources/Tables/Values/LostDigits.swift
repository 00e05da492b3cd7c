/// Ids that a spreadsheet treated as numbers. It keeps fifteen digits of a number and displays even fewer:
/// `3.30302E+11` can stand for a million different ids, and `330302001001234000` for a thousand.
package enum LostDigits {
  /// Whether an id is a number in the shortened form of spreadsheets.
  package static func isShortened(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let sign = id.firstIndex(of: UInt8(ascii: "+")), id.count <= 32, sign >= 2,
      id[sign - 1] | 0x20 == UInt8(ascii: "e")
    else { return false }
    let (number, exponent) = (id[..<(sign - 1)], id[(sign + 1)...])
    return isDigit(number.first) && number.dropFirst().first.map { $0 == UInt8(ascii: ".") } ?? true
      && number.dropFirst(2).allSatisfy(isDigit) && (1...3).contains(exponent.count)
      && exponent.allSatisfy(isDigit)
  }

  /// Whether an id could be a number of more than fifteen digits whose last digits were replaced by zeros.
  package static func isLongNumber(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    id.count > 15 && id.allSatisfy(isDigit)
      && id.dropFirst(15).allSatisfy { $0 == UInt8(ascii: "0") }
  }

  /// Whether an id could have lost digits, in a table in which some ids did. It may have `#line` appended.
  package static func mayHaveLost(_ id: String) -> Bool {
    var id = String(id.prefix { $0 != "#" })
    return id.withUTF8 { isShortened($0) || isLongNumber($0) }
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map(isDigit) ?? false }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
