import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Tables

/// What holds of every text that could stand in a cell.
@Suite struct ValuePropertyTests {
  private static let pieces: [String] =
    "0123456789.,-+~—–％%eE年月日代前后以万千亿㎡平方米户套人约近不足超过多余至到≥≤<>★☆星级一三五AaS是否√×有无未已/、；;()（）【】\":\n\t "
    .map(String.init)
    + [
      "1998", "2000", "19980501", "36526", "80年代", "左右", "以上", "年以前", "m²", "m2", "平方米", "\u{FEFF}",
      "\u{3000}", "\u{200B}", "\u{301}", "👨‍👩‍👧", "\u{F979}", "３００", "٣", "Ⅲ", "½", "1e308", "-0",
      "nan", "\0",
      "[[120,28],", "{\"type\":", "养老用房", "中心", "乡镇", "社区",
    ]

  private func text(_ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<4, using: &random) == 0 {
      let scalars = (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in
        UnicodeScalar(UInt32.random(in: 0...0x10FFFF, using: &random))
      }
      return String(String.UnicodeScalarView(scalars))
    }
    return (0..<Int.random(in: 0..<7, using: &random))
      .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  @Test(arguments: UInt64(0)..<40)
  func everyTextIsReadSanelyOrRefused(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let text = text(&random)
      check(text)
      _ = Words.flag(text)
      _ = Words.rosterFlag(text)
      _ = Words.setting(text)
      _ = Words.handover(text)
      _ = Words.status(text)
      _ = Kinds.kind(text, level: text)
      _ = Stars.rating(text)
      _ = CellGeometry.read(text)
      _ = Header(text).names
      _ = Header(text).declaredCRS
      #expect(Services.list(text).allSatisfy { !$0.isEmpty })
    }
  }

  private func check(_ text: String) {
    if let area = Quantities.area(text).value {
      #expect(area.lower.squareMetres >= 0 && area.upper.map { area.lower <= $0 } ?? true)
      #expect(text.contains { $0.isNumber }, "\(text)")
    }
    if let count = Quantities.count(text).value {
      #expect((0...1_000_000_000).contains(count), "\(text)")
    }
    if let years = Years.range(text) {
      #expect((years.earliest ?? 1800) >= 1790 && (years.latest ?? 2100) <= 2110, "\(text)")
    }
    if let date = Quantities.date(text).value { #expect((1...9999).contains(date.year), "\(text)") }
  }

  @Test(arguments: UInt64(0)..<20)
  func whatIsWrittenIsReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let number = Int.random(in: 1...3_000_000, using: &random)
      for form in ["\(number)", "\(number)户", " \(number).00 ", "\(number) 套", "+\(number)"] {
        #expect(Quantities.count(form).value == number, "\(form)")
        #expect(Quantities.count(form.uppercased()).value == number)
      }
      let tenThousandths = "\(number / 10_000).\(String(number % 10_000 + 10_000).dropFirst())"
      for form in ["\(tenThousandths)万", "\(tenThousandths)万㎡", "\(number)㎡"] {
        #expect(Quantities.area(form).value?.exact?.squareMetres == Double(number), "\(form)")
      }
      let header = Quantities.area(tenThousandths, factor: 1e4)
      #expect(header.value?.exact?.squareMetres == Double(number), "\(tenThousandths)")
    }
  }

  @Test func everyDayIsReadBack() {
    // From 1906 on: earlier days are small numbers that a spreadsheet shows as dates.
    for day in stride(from: -23_300, to: 40_000, by: 7) {
      guard let date = CalendarDate(daysSince1970: day) else { continue }
      let (year, month, number) = (date.year, date.month, date.day)
      for form in [
        "\(date)", "\(year)/\(month)/\(number)", "\(year)年\(month)月\(number)日", "\(date) 00:00:00",
        "\(year).\(month).\(number)",
      ] {
        #expect(Quantities.date(form).value == date, "\(form)")
        if (1800...2100).contains(year) { #expect(Years.range(form) == YearRange(year), "\(form)") }
      }
      if day > -3000, day < 30_000 {
        #expect(Quantities.date(String(day + 25_569)).value == date)
      }
    }
  }

  /// A digit changed for a letter, or doubled, makes a number another one or none at all; a letter must
  /// never be passed over.
  @Test func aLetterInANumberIsNeverPassedOver() {
    let letters = "xkO公单元号楼室第?#"
    for text in ["300", "1,234", "1998", "300㎡", "1998年", "300-400", "约300", "2020-01-01"] {
      for place in text.indices {
        for letter in letters {
          var damaged = text
          damaged.insert(letter, at: place)
          #expect(Quantities.area(damaged).value == nil, "\(damaged)")
          #expect(Quantities.count(damaged).value == nil, "\(damaged)")
          #expect(Quantities.date(damaged).value == nil, "\(damaged)")
          #expect(Years.range(damaged) == nil, "\(damaged)")
        }
      }
    }
  }
}
