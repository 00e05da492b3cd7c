extension JSONCursor {
  /// Reads and steps over `[number,number]`; for anything else, returns nil and does not advance.
  @inline(__always)
  mutating func takePlainPosition() -> Position? {
    guard peek(4) == UInt8(ascii: "]"), peek(2) == UInt8(ascii: ","),
      let x = plainNumber(ahead: 1), let y = plainNumber(ahead: 3)
    else {
      return nil
    }
    advance(5)
    return Position(x: x, y: y)
  }

  @inline(__always)
  private func plainNumber(ahead: Int) -> Double? {
    let start = startOfToken(ahead: ahead)
    let length = end(ahead: ahead) - start
    guard let base = bytes.baseAddress, length > 0,
      let scan = DecimalScan(base + start, count: length), scan.isJSON
    else {
      return nil
    }
    return DecimalParser.value(of: scan, base + start, count: length)
  }

  /// The value of a number's text; nil if it is too large for a double.
  func number(_ text: JSONText) -> Double? {
    guard let base = bytes.baseAddress else { return nil }
    return DecimalParser.double(base + text.start, count: text.length)
  }
}
