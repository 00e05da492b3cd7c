import CareModel

/// Months and years written in place of a full date.
package enum DaySpan {
  /// The first and the last day of `2026年6月`, `2026-06`, `2026年6月底` or `2026年`; nil for anything else. A bare `2026`
  /// may be a mistake and is not accepted.
  package static func days(of text: String) -> ClosedRange<CalendarDate>? {
    let stem = parts.first(where: text.hasSuffix).map { String(text.dropLast($0.count)) } ?? text
    let numbers = stem.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
      .map(String.init)
    guard let first = numbers.first, first.count == 4, let year = number(first) else { return nil }
    switch numbers.count {
    case 2 where numbers[1].isEmpty && stem.hasSuffix("年"): return span(year, 1...12)
    case 2,
      3 where numbers[numbers.count - 1].isEmpty && stem.hasSuffix("月"):
      guard let month = number(numbers[1]), (1...12).contains(month) else { return nil }
      return span(year, month...month)
    default: return nil
    }
  }

  /// Words for parts of a month; the whole month is used as the bounds.
  private static let parts = ["上旬", "中旬", "下旬", "初", "底", "末", "份"]

  private static func number(_ text: String) -> Int? {
    text.count <= 4 && text.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  private static func span(_ year: Int, _ months: ClosedRange<Int>) -> ClosedRange<CalendarDate>? {
    let last = (28...31).reversed().lazy.compactMap {
      CalendarDate(year: year, month: months.upperBound, day: $0)
    }.first
    guard let last, let first = CalendarDate(year: year, month: months.lowerBound, day: 1) else {
      return nil
    }
    return first...last
  }
}
