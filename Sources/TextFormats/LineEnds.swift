/// Finds and counts line ends (LF, CRLF or a lone CR) in the same way as `CSVReader`.
public enum LineEnds {
  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  /// The number of lines that end within a range of a text. A line with CRLF ends at its LF.
  public static func count(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
    guard let base = bytes.baseAddress, let last = range.last else { return 0 }
    var lines = 0
    // The loop has no branches, so that the compiler can vectorise it.
    for at in range.lowerBound..<last {
      let isLone = base[at] == carriageReturn && base[at + 1] != lineFeed
      lines &+= (base[at] == lineFeed ? 1 : 0) &+ (isLone ? 1 : 0)
    }
    let next = last + 1 < bytes.count ? base[last + 1] : 0
    let endsLine =
      base[last] == lineFeed || (base[last] == carriageReturn && next != lineFeed)
    return lines + (endsLine ? 1 : 0)
  }

  /// The offset of the first non-empty line that starts after the line end at or following `offset`;
  /// the end of the text if there is none.
  public static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var at = offset
    while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
    while at < bytes.count, isEnd(bytes[at]) { at += 1 }
    return at
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}
