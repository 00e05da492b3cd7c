import CareCircleTestSupport

/// A cell: what it says, and how else people write that.
struct CleanCell {
  let plain: String
  var others: [String] = []

  /// The cell in one of its forms.
  func written(_ random: inout SeededGenerator) -> String {
    Bool.random(using: &random) ? plain : others.randomElement(using: &random) ?? plain
  }
}

/// An ideal table that never occurs in practice: one header, plain values, nothing else.
struct CleanTable {
  let headers: [String]
  /// What a line of units below the header says.
  let units: [String]
  /// A total behind its label.
  let totals: [String]
  let rows: [[CleanCell]]

  /// The table as comma-separated values.
  var text: String {
    let lines = [headers] + rows.map { $0.map { "\"\($0.plain.replacing("\"", with: "\"\""))\"" } }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// Estates.
  static func estates(_ random: inout SeededGenerator) -> CleanTable {
    CleanTable(
      headers: ["小区编号", "小区名称", "经度", "纬度", "建成年份", "户数", "是否老旧小区"],
      units: ["", "", "度", "度", "年", "户", "是/否"], totals: ["", "", "", "", "1,234", ""],
      rows: (1...Int.random(in: 3...12, using: &random)).map { number in
        start(number, &random) + [
          .year(Int.random(in: 1965...2025, using: &random)),
          .count(Int.random(in: 0...3000, using: &random)),
          Bool.random(using: &random)
            ? CleanCell(plain: "是", others: ["√", "Y", "1", "有", "TRUE"])
            : CleanCell(plain: "否", others: ["×", "N", "0", "无", "false"]),
        ]
      })
  }

  /// Facilities.
  static func facilities(_ random: inout SeededGenerator) -> CleanTable {
    CleanTable(
      headers: ["设施编号", "设施名称", "经度", "纬度", "设施类型", "建筑面积", "星级", "服务项目"],
      units: ["", "", "°", "°", "", "㎡", "", ""], totals: ["", "", "", "", "3000", "", ""],
      rows: (1...Int.random(in: 3...12, using: &random)).map { number in
        start(number, &random) + [
          CleanCell(plain: "居家养老服务用房", others: ["居家养老服务用房（配建）", " 居家养老用房 "]),
          .area(Int.random(in: 1...4000, using: &random)),
          .stars(Int.random(in: 1...5, using: &random)), .services,
        ]
      })
  }

  private static func start(_ number: Int, _ random: inout SeededGenerator) -> [CleanCell] {
    let names = [
      "甲小区", "枕泾新村", "a,b;c|d\te", "\"老\"小区", "两\n行", "合计小区", "总计花园", "注：小区", "ID", "上海路",
    ]
    return [
      CleanCell(plain: "E\(number)", others: [" E\(number)", "E\(number)\u{3000}"]),
      CleanCell(plain: names.randomElement(using: &random) ?? ""),
      CleanCell(plain: "120.\(Int.random(in: 100_000...999_999, using: &random))"),
      CleanCell(plain: "28.\(Int.random(in: 100_000...999_999, using: &random))"),
    ]
  }
}

extension CleanCell {
  fileprivate static func year(_ year: Int) -> CleanCell {
    let serial = CalendarSerial.januaryFirst(of: year)
    return CleanCell(
      plain: "\(year)",
      others: [
        "\(year)年", "\(year)年建成", " \(year)", "\(year)".wide, "\(year).0", "\(year)-05-01",
        "\(year)年5月", "\(year)-05-01 00:00:00", "\(serial)",
      ])
  }

  fileprivate static func count(_ count: Int) -> CleanCell {
    CleanCell(
      plain: "\(count)",
      others: ["\(count)户", "\(count).0", "\(count)".wide, grouped(count), "\(grouped(count)) 户"])
  }

  fileprivate static func area(_ area: Int) -> CleanCell {
    CleanCell(
      plain: "\(area)",
      others: [
        "\(area)㎡", "\(area)平", "\(area).0平方米", "\(area)".wide, "\(area) m2", "\(grouped(area))㎡",
        "0.\(String(area + 10_000_000).suffix(4))万㎡".replacing("0.", with: "\(area / 10_000)."),
      ])
  }

  fileprivate static func stars(_ stars: Int) -> CleanCell {
    let numeral = ["一", "二", "三", "四", "五"][stars - 1]
    return CleanCell(
      plain: "\(stars)",
      others: [
        "\(numeral)星级", "\(stars)星", String(repeating: "★", count: stars),
        String(repeating: "A", count: stars), "\(stars)星级",
      ])
  }

  fileprivate static var services: CleanCell {
    CleanCell(plain: "助餐、助浴", others: ["助餐,助浴", "助餐;助浴", "助餐/助浴", "助餐，助浴", "助餐； 助浴"])
  }

  private static func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return "\(number)" }
    return "\(number / 1000)," + String(String(number % 1000 + 1000).suffix(3))
  }
}

/// Excel's numbers of days.
enum CalendarSerial {
  /// The number of the first of January; counted here, since the code under test counts otherwise.
  static func januaryFirst(of year: Int) -> Int {
    (1900..<year).reduce(2) { days, year in
      days + (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365)
    }
  }
}

extension String {
  /// The digits in full width.
  fileprivate var wide: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { UnicodeScalar($0.value + 0xFEE0) ?? $0 }))
  }
}
