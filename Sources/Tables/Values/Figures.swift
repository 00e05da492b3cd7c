import CareModel
import Wording

/// A figure of a table: a cell and the unit that stands beside it or in the header.
package enum FigureReading: Hashable, Sendable {
  /// The cell is empty, or has only a dash.
  case blank
  case value(Double)
  /// The figure has no unit, and without it several values are possible.
  case unitMissing
  case unreadable

  /// The value; nil if there is none.
  package var value: Double? {
    if case .value(let value) = self { return value }
    return nil
  }
}

/// Figures with units: 98%, 12万元, 3.5亩, 25 for each ten thousand.
package enum Figures {
  /// Reads a figure. The unit in the cell takes precedence over `unit`, which stands in another cell or in the header.
  package static func reading(_ text: String?, unit: String?, as kind: FieldKind) -> FigureReading {
    guard let text, text.utf8.count <= 1000 else { return text == nil ? .blank : .unreadable }
    let cell = Header.folded(text)
    if cell.isEmpty || ["-", "—", "–", "——", "/"].contains(cell) { return .blank }
    if kind == .share, let share = spelledShare(cell) { return .value(share) }
    let units = Self.units(kind)
    let hasOwn = units.keys.contains { cell.hasSuffix($0) }
    let beside = hasOwn ? nil : unit.map(Header.folded).flatMap { $0.isEmpty ? nil : $0 }
    let factor = beside.map { units[$0] ?? .nan } ?? 1
    guard !factor.isNaN,
      let number = WrittenNumber(cell, units: units, factor: factor)?.exact, number >= 0,
      number <= 1e15
    else { return .unreadable }
    if hasOwn { return .value(number) }
    return bare(number, factor, hasUnit: beside != nil, kind)
  }

  /// A number that has no unit in its own cell.
  private static func bare(
    _ number: Double, _ factor: Double, hasUnit: Bool, _ kind: FieldKind
  ) -> FigureReading {
    switch kind {
    case .share where hasUnit:
      // A spreadsheet stores 98% as 0.98: beside the unit %, 0.98 may be either.
      return factor < 1 && number > 0 && number <= factor ? .unitMissing : .value(number)
    case .share: return number <= 1 ? .value(number) : .unitMissing
    case .count: return hasUnit || number == number.rounded() ? .value(number) : .unitMissing
    case .number: return .value(number)
    case .yuan, .area, .yuanPerArea: return hasUnit ? .value(number) : .unitMissing
    }
  }

  /// The units of a kind of figure and their factors, as folded words.
  private static func units(_ kind: FieldKind) -> [String: Double] {
    switch kind {
    case .count, .number: counts
    case .share: ["%": 0.01, "‰": 0.001, "百分比": 0.01]
    case .yuan: money
    case .area: Quantities.areaUnits
    case .yuanPerArea: prices
    }
  }

  private static let counts: [String: Double] = {
    let words = [
      "个", "家", "处", "所", "人", "名", "位", "户", "张", "床", "套", "项", "条", "件", "支", "次", "人次",
      "份", "例", "分", "年", "周岁", "岁", "村", "间", "座",
    ]
    var units = Dictionary(uniqueKeysWithValues: words.map { ($0, 1.0) })
    for word in words where word != "分" && word != "年" { units["万" + word] = 1e4 }
    return units
  }()

  private static let money: [String: Double] = [
    "元": 1, "人民币元": 1, "千元": 1e3, "万元": 1e4, "百万元": 1e6, "亿元": 1e8, "yuan": 1,
  ]

  private static let prices: [String: Double] = {
    var prices: [String: Double] = [:]
    for (area, size) in ["㎡": 1.0, "平方米": 1, "m2": 1, "m²": 1, "平米": 1, "亩": 2000.0 / 3] {
      for (sum, factor) in ["元": 1.0, "万元": 1e4, "yuan": 1] {
        prices["\(sum)/\(area)"] = factor / size
        prices["\(sum)每\(area)"] = factor / size
      }
    }
    return prices
  }()

  /// Reads 千分之三 and 百分之六十: digits or a numeral after the words.
  private static func spelledShare(_ text: String) -> Double? {
    for (word, factor) in [("百分之", 0.01), ("千分之", 0.001)] where text.hasPrefix(word) {
      let rest = String(text.dropFirst(word.count))
      if let number = Double(rest), number >= 0, number.isFinite { return number * factor }
      return numeral(rest).map { $0 * factor }
    }
    return nil
  }

  private static let digits: [Character: Double] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// 三, 十五, 六十, 六十五, 百, 一百.
  private static func numeral(_ text: String) -> Double? {
    if text == "百" || text == "一百" { return 100 }
    let parts = text.split(separator: "十", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    let head = first.first.map { digits[$0] ?? .nan }
    guard parts.count == 2 else { return head.flatMap { $0.isNaN ? nil : $0 } }
    let value = (head ?? 1) * 10 + (parts[1].first.map { digits[$0] ?? .nan } ?? 0)
    return value.isNaN ? nil : value
  }

  /// The unit in the brackets of a header: 万元 of `投资决算额(万元)`; nil if they hold something else.
  package static func unit(inHeader header: Header) -> String? {
    header.bracketed.first { word in
      FieldKind.allCases.contains { units($0)[word] != nil }
    }
  }
}

extension Figures {
  /// Whether a cell holds a figure of any kind, or a dash.
  package static func isReadable(_ text: String) -> Bool {
    holdsFigure(text) || reading(text, unit: nil, as: .number) == .blank
  }

  /// Whether a cell holds a figure of any kind.
  package static func holdsFigure(_ text: String) -> Bool {
    FieldKind.allCases.contains { kind in
      switch reading(text, unit: nil, as: kind) {
      case .value, .unitMissing: true
      case .blank, .unreadable: false
      }
    }
  }
}
