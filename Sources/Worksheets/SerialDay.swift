/// Dates as spreadsheets store them: as numbers counted from 1900 or, in some workbooks, from 1904.
enum SerialDay {
  /// The number of days between the first days of the two counts.
  private static let between = 1462

  /// A date or time as text, such as `2026-03-01`; nil for numbers that are not valid dates.
  static func text(_ serial: Double, _ style: NumberStyle, is1904: Bool) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = (serial * 86_400).rounded()
    let days = Int(seconds / 86_400)
    let rest = Int(seconds) - days * 86_400
    let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    switch style {
    case .time: return serial < 1 ? time : nil
    case .date: return day(days, is1904)
    case .moment: return "\(day(days, is1904)) \(time)"
    case .number, .padded: return nil
    }
  }

  /// The date of a number. The count from 1900 wrongly treats 1900 as a leap year and begins with a day 0; both are
  /// shown as spreadsheets show them.
  private static func day(_ number: Int, _ is1904: Bool) -> String {
    if !is1904, number == 0 { return "1900-01-00" }
    if !is1904, number == 60 { return "1900-02-29" }
    let since1900 = is1904 ? number + between : number
    let since1970 = since1900 - (since1900 < 60 ? 25_568 : 25_569)
    return civil(since1970)
  }

  /// The calendar date, by Howard Hinnant's algorithm, for days from 1900 on.
  private static func civil(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return "\(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))-\(two(month))-\(two(day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
