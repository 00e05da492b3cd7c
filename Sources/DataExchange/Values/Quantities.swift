import CareModel
import Geodesy
import TextFormats

/// Numbers with the units that people write behind them.
enum Quantities {
  /// An area in square metres, with or without its unit; zero is no area.
  static func area(_ text: String?) -> Reading<Area> {
    let expected = Message(
      en: "expected an area above zero in m², such as 200 or 200㎡", zh: "应为大于零的面积（平方米），如200或200㎡")
    return Reading(text, expected: expected) { text in
      let word = without(["平方米", "㎡", "m²", "m2", "平米"], Header.folded(text))
      guard let number = number(word), number > 0, number <= 1e7 else { return nil }
      return .squareMetres(number)
    }
  }

  /// A count of dwellings or people.
  static func count(_ text: String?) -> Reading<Int> {
    let expected = Message(en: "expected a whole number, zero or more", zh: "应为不小于零的整数")
    return Reading(text, expected: expected) { text in
      let word = without(["户", "套", "人"], Header.folded(text))
      guard let number = number(word), number >= 0, number <= 1e9, number == number.rounded() else {
        return nil
      }
      return Int(number)
    }
  }

  /// A date.
  static func date(_ text: String?) -> Reading<CalendarDate> {
    let expected = Message(en: "expected a date such as 2026-11-30", zh: "应为日期，如2026-11-30")
    return Reading(text, expected: expected) { CalendarDate($0) }
  }

  private static func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalParser.double($0) }
  }

  private static func without(_ units: [String], _ text: String) -> String {
    guard let unit = units.first(where: text.hasSuffix) else { return text }
    return String(text.dropLast(unit.count))
  }
}
