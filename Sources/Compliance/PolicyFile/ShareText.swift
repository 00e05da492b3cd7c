/// Reads shares as policies write them: `0.002`, `60%`, `3‰`, `千分之三`, `百分之六十`.
enum ShareText {
  /// The share that a text means; nil if it means none.
  static func share(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    for (sign, whole) in [("%", 100.0), ("％", 100), ("‰", 1000)] where text.hasSuffix(sign) {
      return number(text.dropLast()).map { $0 / whole }
    }
    for (words, whole) in [("百分之", 100.0), ("千分之", 1000), ("万分之", 10_000)]
    where text.hasPrefix(words) {
      return number(text.dropFirst(words.count)).map { $0 / whole }
    }
    return number(text[...])
  }

  private static func number(_ text: Substring) -> Double? {
    if let number = Double(text), number.isFinite { return number }
    return chinese(text)
  }

  /// A Chinese number up to 999, such as 三, 十五, 六十 or 一百.
  private static func chinese(_ text: Substring) -> Double? {
    guard !text.isEmpty, text.count <= 6 else { return nil }
    var (sum, digit): (Int, Int?) = (0, nil)
    for character in text {
      if let value = digits[character] {
        if let digit, digit != 0 { return nil }
        digit = value
      } else if let unit = units[character] {
        sum += (digit ?? 1) * unit
        digit = nil
      } else {
        return nil
      }
    }
    return Double(sum + (digit ?? 0))
  }

  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]
  private static let units: [Character: Int] = ["十": 10, "百": 100]
}
