/// The form that a value on the command line or in a study must have, for messages about wrong values.
public enum ValueForm: String, Sendable {
  /// Minutes from 0.1 to 600.
  case minutes
  /// Any number, such as 15.
  case number
  /// A factor, such as 1.3.
  case factor
  /// A year, such as 2000.
  case year
  /// A date of the form year-month-day.
  case date
  /// A length with its unit, such as 500m.
  case length
  /// An area with its unit, such as 200m2.
  case area
  /// A speed with its unit, such as 1m/s.
  case speed

  /// What was expected, with an example.
  public var expectation: Message {
    switch self {
    case .minutes:
      Message(en: "expected minutes from 0.1 to 600, such as 15", zh: "应为0.1至600的分钟数，如15")
    case .number: Message(en: "expected a number, such as 15", zh: "应为数字，如15")
    case .factor: Message(en: "expected a number, such as 1.3", zh: "应为数字，如1.3")
    case .year: Message(en: "expected a year, such as 2000", zh: "应为年份，如2000")
    case .date:
      Message(
        en: "expected an existing date in the form year-month-day, such as 2026-11-30",
        zh: "应为日历中存在的日期（年-月-日），如2026-11-30")
    case .length:
      Message(
        en: "expected a length with its unit, such as 500m or 1.5km", zh: "应为带单位的长度，如500m或1.5km")
    case .area:
      Message(en: "expected an area with its unit, such as 200m2", zh: "应为带单位的面积，如200m2")
    case .speed:
      Message(
        en: "expected a speed with its unit, such as 1m/s or 3.6km/h", zh: "应为带单位的速度，如1m/s或3.6km/h")
    }
  }

  /// The same for a given value, with the probable mistake: a missing unit, or a date that does not exist.
  public func expectation(insteadOf value: String) -> Message {
    let expected = expectation
    guard let hint = hint(for: value) else { return expected }
    return Message(
      en: "\(hint.english); \(expected.english)", zh: "\(hint.chinese)；\(expected.chinese)")
  }

  private func hint(for value: String) -> Message? {
    switch self {
    case .length, .area, .speed:
      guard Double(value) != nil else { return nil }
      let unit = self == .length ? "m" : self == .area ? "m2" : "m/s"
      return Message(en: "the unit is missing: \(value)\(unit)?", zh: "缺少单位：是否为\(value)\(unit)？")
    case .date:
      let parts = value.split { "-/.年月日".contains($0) }.map { Int($0) }
      guard parts.count == 3, let month = parts[1], let day = parts[2] else { return nil }
      if !(1...12).contains(month) {
        return Message(en: "there is no month \(month)", zh: "没有\(month)月")
      }
      return Message(en: "month \(month) has no day \(day)", zh: "\(month)月没有\(day)日")
    case .minutes, .number, .factor, .year: return nil
    }
  }
}
