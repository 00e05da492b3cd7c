import CareModel
import Testing

@testable import Registers
@testable import Tables

/// Months and years in the place of days, as ledgers of openings and leases have them.
@Suite struct DaySpanTests {
  private static func days(_ first: String, _ last: String) -> ClosedRange<CalendarDate>? {
    guard let first = CalendarDate(first), let last = CalendarDate(last) else { return nil }
    return first...last
  }

  @Test(arguments: [
    ("2026年6月", "2026-06-01", "2026-06-30"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023/2", "2023-02-01", "2023-02-28"), ("2026年6月底", "2026-06-01", "2026-06-30"),
    ("2026年12月份", "2026-12-01", "2026-12-31"), ("2026年", "2026-01-01", "2026-12-31"),
    ("2026年6月5日", "2026-06-05", "2026-06-05"), ("46356", "2026-11-30", "2026-11-30"),
  ])
  func everyDayThatItMayBeIsInTheRange(text: String, first: String, last: String) throws {
    let expected = try #require(Self.days(first, last))
    #expect(Quantities.days(text).value == expected)
  }

  @Test(arguments: ["2026", "2026年13月", "6月", "2026-06-31", "1900年", "长期", "-06"])
  func whatIsNoMonthIsUnreadable(text: String) {
    #expect(Quantities.days(text).value == nil)
  }

  @Test func facilitiesKeepTheBounds() throws {
    let table = try facilities(
      "id,启用日期,租期至,lon,lat\nR1,2026年6月,,120.7,28\nR2,2020-01-01,2026年6月,120.7,28\n")
    #expect(table.issues.isEmpty)
    let june = try #require(Self.days("2026-06-01", "2026-06-30"))
    #expect(table.rows.map { $0.days(.opening) }.first == june)
    #expect(table.rows.map { $0.days(.leaseEnd) } == [nil, june])
    #expect(table.rows.map(\.opening) == [nil, CalendarDate("2020-01-01")])
    #expect(table.rows.map(\.hasUnreadableDate) == [false, false])
  }
}

/// Counts of dwellings that are only about right.
@Suite struct CountBoundsTests {
  @Test(
    arguments: [
      ("约1000户", 900, 1100), ("1,234户", 1234, 1234), ("1000户左右", 900, 1100), ("1000户以上", 1000, nil),
      ("300-400", 300, 400), ("1.2万户", 12_000, 12_000), ("约1005", 905, 1105),
    ] as [(String, Int, Int?)])
  func aCountIsReadWithItsBounds(text: String, lower: Int, upper: Int?) {
    #expect(Quantities.countBounds(text).value == CountBounds(lower: lower, upper: upper))
  }

  @Test(arguments: ["很多", "-5", "1.5户", "约"])
  func whatIsNoCountIsUnreadable(text: String) {
    #expect(Quantities.countBounds(text).value == nil)
  }
}
