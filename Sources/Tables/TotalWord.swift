import TextFormats

/// The words that mark a row of totals.
package enum TotalWord {
  private static let words: Set<String> = ["合计", "总计", "小计", "共计", "总数", "total", "sum"]

  /// Whether a cell marks its row as a total.
  package static func isTotal(_ cell: String) -> Bool { words.contains(Header(cell).plain) }

  /// The same for the bytes of a cell. Few cells are converted to text for it: a total contains 计 or 数, a letter of
  /// `total` or `sum`, or a full-width letter.
  package static func isTotal(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    mayBeTotal(cell) && isTotal(String(decoding: cell, as: UTF8.self))
  }

  /// Whether a cell could be a total and must be converted to text.
  @inline(__always)
  package static func mayBeTotal(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count <= 100 else { return false }
    var index = 0
    while index < cell.count {
      switch cell[index] {
      case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "m"), UInt8(ascii: "M"), 0xEF:
        return true
      case 0xE8 where cell[(index + 1)...].starts(with: [0xAE, 0xA1]): return true
      case 0xE6 where cell[(index + 1)...].starts(with: [0x95, 0xB0]): return true
      default: index += 1
      }
    }
    return false
  }
}
