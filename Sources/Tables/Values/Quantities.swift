import CareModel
import Wording

/// Numbers followed by units, in the usual spellings.
package enum Quantities {
  /// The factors of the units of area, relative to square metres.
  package static let areaUnits: [String: Double] = [
    "平方米": 1, "㎡": 1, "m²": 1, "m2": 1, "平方": 1, "平米": 1, "平": 1, "万平方米": 1e4, "万㎡": 1e4,
    "万m²": 1e4, "万m2": 1e4, "万平方": 1e4, "万平米": 1e4, "万平": 1e4, "公顷": 1e4, "亩": 2000.0 / 3,
  ]

  /// Reads an area with or without its unit; zero is not accepted. `factor` is that of the unit in the header.
  package static func area(_ text: String?, factor: Double = 1) -> Reading<AreaBounds> {
    let expected = Message(
      en: "expected an area above zero in m², such as 200, 200㎡, 约300㎡ or 300-400",
      zh: "应为大于零的面积（平方米），如200、200㎡、约300㎡、300-400")
    return Reading(text, expected: expected) { text in
      guard let number = WrittenNumber(text, units: areaUnits, factor: factor),
        number.upper ?? 1 > 0, number.upper ?? number.lower <= 1e8
      else { return nil }
      return AreaBounds(
        lower: .squareMetres(number.lower), upper: number.upper.map { .squareMetres($0) },
        isBelowUpper: number.isBelowUpper)
    }
  }

  /// Reads a number of dwellings or people. An approximate number is reported and counts as missing.
  package static func count(_ text: String?, factor: Double = 1) -> Reading<Int> {
    let expected = Message(
      en: "expected a whole number, zero or more, such as 1124, 1,124户 or 1.2万",
      zh: "应为不小于零的整数，如1124、1,124户、1.2万")
    return Reading(text, expected: expected) { text in
      guard let number = WrittenNumber(text, units: countUnits, factor: factor)?.exact,
        number >= 0, number <= 1e9, number == number.rounded()
      else { return nil }
      return Int(number)
    }
  }

  /// Reads a number of dwellings or people, which may be approximate: 约1000户, 1000户以上.
  package static func countBounds(_ text: String?, factor: Double = 1) -> Reading<CountBounds> {
    let expected = Message(
      en: "expected a whole number, zero or more, such as 1124, 1,124户, 1.2万 or 约1000户",
      zh: "应为不小于零的整数，如1124、1,124户、1.2万、约1000户")
    return Reading(text, expected: expected) { text in
      guard let number = WrittenNumber(text, units: countUnits, factor: factor),
        number.lower >= 0, number.lower <= 1e9, number.upper ?? 0 <= 1e9,
        number.exact.map({ $0 == $0.rounded() }) ?? true
      else { return nil }
      let upper = number.upper.map { upper -> Int in
        let whole = upper.rounded(.down)
        return Int(whole) - (number.isBelowUpper && whole == upper ? 1 : 0)
      }
      return CountBounds(lower: Int(number.lower.rounded(.up)), upper: upper)
    }
  }

  /// The factors of the units of money, relative to yuan.
  package static let moneyUnits: [String: Double] = [
    "元": 1, "人民币": 1, "千元": 1e3, "万元": 1e4, "万": 1e4, "百万元": 1e6, "亿元": 1e8, "yuan": 1,
  ]

  /// Reads an amount of money in yuan, rounded up, with or without its unit. `factor` is that of the unit in the
  /// header.
  package static func money(_ text: String?, factor: Double = 1) -> Reading<Int64> {
    let expected = Message(
      en: "expected an amount in yuan, zero or more, such as 800000, 80万元 or 1,200元",
      zh: "应为不小于零的金额，如800000、80万元、1,200元")
    return Reading(text, expected: expected) { text in
      guard let number = WrittenNumber(text, units: moneyUnits, factor: factor)?.exact,
        number >= 0, number <= 1e14
      else { return nil }
      return Int64(number.rounded(.up))
    }
  }

  private static let countUnits: [String: Double] = [
    "户": 1, "套": 1, "人": 1, "万户": 1e4, "万人": 1e4, "张": 1, "床": 1,
  ]

  /// Reads a date, which may be the serial number under which Excel stores it.
  package static func date(_ text: String?) -> Reading<CalendarDate> {
    let expected = Message(
      en: "expected a date from 1906 on, such as 2026-11-30, 2026年11月30日 or an Excel serial number",
      zh: "应为1906年以后的日期，如2026-11-30、2026年11月30日或Excel日期序号")
    return Reading(text, expected: expected, day)
  }

  /// Reads a date, a month or a year (2026年6月, 2026年) as its first and last possible day.
  package static func days(_ text: String?) -> Reading<ClosedRange<CalendarDate>> {
    let expected = Message(
      en:
        "expected a date from 1906 on, such as 2026-11-30, 2026年11月30日, 2026年6月 or an Excel serial number",
      zh: "应为1906年以后的日期，如2026-11-30、2026年11月30日、2026年6月或Excel日期序号")
    return Reading(text, expected: expected) { text in
      if let day = day(text) { return day...day }
      return DaySpan.days(of: Header.folded(text)).flatMap {
        ExcelSerial.isYearInDisguise($0.lowerBound) ? nil : $0
      }
    }
  }

  private static func day(_ text: String) -> CalendarDate? {
    let folded = Header.folded(withoutTime(text))
    let date = CalendarDate(folded) ?? ExcelSerial.date(folded)
    return date.flatMap { ExcelSerial.isYearInDisguise($0) ? nil : $0 }
  }

  /// The text without a time of day after a blank or a T. Anything else after the day is kept: for `2020-01-01 至
  /// 2030-01-01`, the first day alone would be wrong.
  private static func withoutTime(_ text: String) -> String {
    let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    guard parts.count == 2, let day = parts.first, let time = parts.last,
      time.contains(":"), time.allSatisfy({ $0.isASCIIDigit || ":.Z ".contains($0) })
    else { return text }
    return String(day)
  }
}

/// Dates as Excel stores them: as days since the end of 1899.
package enum ExcelSerial {
  /// Whether a date is in the range that spreadsheets show for a small number in a cell formatted as a date: 0 becomes
  /// a date in 1900, and 2003 one in 1905.
  package static func isYearInDisguise(_ date: CalendarDate) -> Bool { date.year < 1906 }

  /// The day of a serial number between 1960 and 2064; nil for anything else. 20088 is more likely a mistyped 2008 than
  /// a day in 1954.
  package static func date(_ text: String) -> CalendarDate? {
    let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard whole.count == 5, whole.allSatisfy(\.isASCIIDigit), let serial = Int(whole),
      (21_916...60_000).contains(serial)
    else { return nil }
    return CalendarDate(daysSince1970: serial - 25_569)
  }
}
