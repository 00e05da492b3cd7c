/// Copies runs of bytes that need no escape in a JSON string.
enum JSONRun {
  /// Copies bytes up to the first that needs an escape; returns the number of bytes copied.
  ///
  /// Eight bytes are tested at a time. `out` must have room for `count` bytes, whatever is returned.
  @inline(__always)
  static func copy(
    _ text: UnsafePointer<UInt8>, _ count: Int, to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var at = 0
    while at + 8 <= count, copyWord(text + at, to: out + at) { at += 8 }
    // The last word may overlap the previous one, since copying a byte twice is harmless.
    if at < count, at + 8 > count, count >= 8, copyWord(text + count - 8, to: out + count - 8) {
      return count
    }
    while at < count, !needsEscape(text[at]) {
      out[at] = text[at]
      at += 1
    }
    return at
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Copies eight bytes if none of them needs an escape; otherwise returns false.
  @inline(__always)
  private static func copyWord(
    _ text: UnsafePointer<UInt8>, to out: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)
    guard !holdsEscape(word) else { return false }
    UnsafeMutableRawPointer(out).storeBytes(of: word, as: UInt64.self)
    return true
  }

  /// Whether any of eight bytes is a control character, a quote or a backslash.
  ///
  /// Subtracting n from every byte sets the top bit of a byte that is less than n; bytes that had the
  /// top bit set before, 0x80 and above, are masked out. A byte equals a value if the exclusive or of
  /// the two is less than 1. A borrow may run into the next higher byte, but only from a byte that is
  /// itself a match, so the answer stays correct.
  @inline(__always)
  private static func holdsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let found =
      ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes)
      | ((backslashes &- ones) & ~backslashes)
    return found & tops != 0
  }
}
