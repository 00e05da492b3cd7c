import TextFormats

/// Lines of the page as text, which is half as long as the same numbers in JSON.
///
/// A line begins with its place and goes on with differences from point to point: x, then y. Each number n is written as
/// 2n, or as -2n - 1 if it is negative, in digits of five bits, the lowest first; a digit with the sixth bit is followed
/// by another one. The digits are those of base 64 for addresses, none of which has a meaning in JSON or HTML.
enum LineCode {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Appends lines as an array of texts.
  static func append(_ lines: [[GridPoint]], to json: inout ByteBuffer) {
    json.append("[")
    for (number, line) in lines.enumerated() {
      if number > 0 { json.append(",") }
      append(line, to: &json)
    }
    json.append("]")
  }

  /// Appends a line as a text.
  static func append(_ line: [GridPoint], to json: inout ByteBuffer) {
    json.append("\"")
    var text: [UInt8] = []
    var last = GridPoint(x: 0, y: 0)
    for point in line {
      append(point.x - last.x, to: &text)
      append(point.y - last.y, to: &text)
      last = point
    }
    text.withUnsafeBufferPointer { json.append($0) }
    json.append("\"")
  }

  private static func append(_ number: Int, to text: inout [UInt8]) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 32 {
      text.append(digits[Int(rest & 31 | 32)])
      rest >>= 5
    }
    text.append(digits[Int(rest)])
  }
}
