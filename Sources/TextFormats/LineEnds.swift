/// The ends of lines: LF, CRLF or a lone CR, as `CSVReader` counts them.
public enum LineEnds {
  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  /// How many lines end within a range of a text. A CRLF ends its line where its LF is.
  public static func count(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
    guard let base = bytes.baseAddress, let last = range.last else { return 0 }
    var lines = 0
    // Without a branch, so that the compiler looks at many bytes at once.
    for at in range.lowerBound..<last {
      let isLone = base[at] == carriageReturn && base[at + 1] != lineFeed
      lines &+= (base[at] == lineFeed ? 1 : 0) &+ (isLone ? 1 : 0)
    }
    let next = last + 1 < bytes.count ? base[last + 1] : 0
    let endsLine =
      base[last] == lineFeed || (base[last] == carriageReturn && next != lineFeed)
    return lines + (endsLine ? 1 : 0)
  }

  /// The first byte at or behind `offset` that stands behind the end of a line and is no line end itself;
  /// the end of the text where there is none.
  public static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var at = offset
    while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
    while at < bytes.count, isEnd(bytes[at]) { at += 1 }
    return at
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}
