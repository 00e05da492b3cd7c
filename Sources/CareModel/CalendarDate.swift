/// A day of the Gregorian calendar, without a time of day or a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, in 1...9999.
  public let year: Int
  /// The month, in 1...12.
  public let month: Int
  /// The day of the month, starting at 1.
  public let day: Int

  /// Makes a date from its components; nil if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Parses `2026-11-30`, `2026/11/30`, `2026.11.30`, `20261130` or `2026年11月30日`; nil for other
  /// forms and for days that do not exist.
  public init?(_ text: String) {
    let parts = text.split(whereSeparator: { "-/.年月日 ".contains($0) }).map(String.init)
    let numbers = parts.compactMap { part in part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil }
    if parts.count == 3, numbers.count == 3, parts[0].count == 4 {
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    } else if parts.count == 1, let only = numbers.first, parts[0].count == 8 {
      self.init(year: only / 10_000, month: only / 100 % 100, day: only % 100)
    } else {
      return nil
    }
  }

  /// The date the given number of days after 1970-01-01; nil outside the years 1 to 9999.
  ///
  /// Uses Howard Hinnant's civil calendar algorithm ("chrono-compatible low-level date algorithms").
  public init?(daysSince1970 days: Int) {
    guard abs(days) < 5_000_000 else { return nil }
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The number of days since 1970-01-01, negative for earlier dates. The inverse of
  /// `init(daysSince1970:)`.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The same day some years later, or the last day of its month if that has no such day; nil after the year 9999.
  public func adding(years: Int) -> CalendarDate? {
    let (sum, hasOverflow) = year.addingReportingOverflow(years)
    guard !hasOverflow, (1...9999).contains(sum) else { return nil }
    return CalendarDate(year: sum, month: month, day: min(day, Self.days(inMonth: month, of: sum)))
  }

  /// The date in ISO 8601 format, such as 2026-11-30.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { utf8 in
      // Ten bytes are kept in the string itself, so that a date takes no memory of its own.
      (utf8[0], utf8[1]) = (Self.digit(year / 1000), Self.digit(year / 100))
      (utf8[2], utf8[3]) = (Self.digit(year / 10), Self.digit(year))
      (utf8[4], utf8[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      (utf8[5], utf8[6]) = (Self.digit(month / 10), Self.digit(month))
      (utf8[8], utf8[9]) = (Self.digit(day / 10), Self.digit(day))
      return 10
    }
  }

  /// The last decimal digit of a number, in ASCII.
  private static func digit(_ number: Int) -> UInt8 {
    UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
  }

  /// Whether the left date is earlier.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

extension Character {
  /// Whether this is one of the digits `0` to `9`.
  package var isASCIIDigit: Bool { isASCII && isNumber }
}
