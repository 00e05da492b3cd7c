import TextFormats

/// A number as people write it: known exactly, or by its bounds.
package struct WrittenNumber: Hashable {
  package var lower: Double
  /// The upper bound; nil if there is none.
  package var upper: Double?
  /// Whether the upper bound itself is excluded.
  package var isBelowUpper = false

  /// The number if it is known exactly; nil otherwise.
  package var exact: Double? { lower == upper ? lower : nil }

  /// Reads `300`, `３００`, `1,234`, `1.2万`, `约300`, `300左右`, `300多`, `300以上`, `≥300`, `不足200`, `200以下` or `300-400`, each
  /// with or without one of the units; nil for anything else.
  ///
  /// 约, 左右 and the like mean within a tenth. 以上, 以下 and 不低于 include their number; 不足, 超过 and 多 do not, and give no
  /// bound on the other side.
  ///
  /// `factor` is that of the column's unit. A unit after the number takes precedence over it. 万 without a unit in a
  /// column of 万㎡ is ambiguous and is refused.
  package init?(_ text: String, units: [String: Double], factor: Double = 1) {
    let (number, unit) = Self.withoutUnit(Header.folded(text), units)
    guard var read = Self.bounds(number), unit ?? factor > 0 else { return nil }
    if unit == nil, factor != 1, number.contains(where: { "万千亿".contains($0) }) { return nil }
    read.lower = Self.scaled(read.lower, unit ?? factor)
    read.upper = read.upper.map { Self.scaled($0, unit ?? factor) }
    self = read
  }

  /// The product, rounded to a millionth, so that 0.57 times 10,000 is exactly 5,700.
  private static func scaled(_ number: Double, _ factor: Double) -> Double {
    factor == 1 ? number : (number * factor * 1e6).rounded() / 1e6
  }

  private init(lower: Double, upper: Double?, isBelowUpper: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isBelowUpper = isBelowUpper
  }

  // MARK: - Units

  /// The text without its unit, and the factor of the unit. A unit may come before the word that qualifies the number:
  /// 300㎡左右.
  private static func withoutUnit(
    _ text: String, _ units: [String: Double]
  ) -> (String, Double?) {
    var rest = text
    var factor: Double?
    let qualifier = trailing.first { rest.hasSuffix($0.word) }?.word ?? ""
    rest.removeLast(qualifier.count)
    let longestFirst = units.sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }
    if let unit = longestFirst.first(where: { rest.hasSuffix($0.key) }) {
      rest.removeLast(unit.key.count)
      factor = unit.value
    }
    return (rest + qualifier, factor)
  }

  // MARK: - Words around the number

  private enum Sense { case about, atLeast, moreThan, atMost, lessThan }

  private static let leading: [(word: String, sense: Sense)] = [
    ("大约", .about), ("约为", .about), ("约", .about), ("近似", .about), ("~", .about),
    ("不少于", .atLeast), ("不低于", .atLeast), ("不小于", .atLeast), ("≥", .atLeast), (">=", .atLeast),
    ("超过", .moreThan), (">", .moreThan), ("不超过", .atMost), ("≤", .atMost), ("<=", .atMost),
    ("不足", .lessThan), ("不到", .lessThan), ("近", .lessThan), ("<", .lessThan),
  ]
  private static let trailing: [(word: String, sense: Sense)] = [
    ("左右", .about), ("上下", .about), ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost),
    ("多", .moreThan), ("余", .moreThan), ("+", .moreThan),
  ]

  private static func bounds(_ text: String) -> WrittenNumber? {
    // Of two words that fit, the longer one is meant: 约为 also begins with 约.
    if let (word, sense) = leading.filter({ text.hasPrefix($0.word) })
      .max(by: { $0.word.count < $1.word.count })
    {
      return number(String(text.dropFirst(word.count))).flatMap { bounds($0, sense) }
    }
    if let (word, sense) = trailing.first(where: { text.hasSuffix($0.word) }) {
      return number(String(text.dropLast(word.count))).flatMap { bounds($0, sense) }
    }
    return number(text).map { WrittenNumber(lower: $0, upper: $0) } ?? range(text)
  }

  private static func bounds(_ number: Double, _ sense: Sense) -> WrittenNumber? {
    guard number >= 0 else { return nil }
    switch sense {
    case .about: return WrittenNumber(lower: number * 0.9, upper: number * 1.1)
    case .atLeast, .moreThan: return WrittenNumber(lower: number, upper: nil)
    case .atMost: return WrittenNumber(lower: 0, upper: number)
    case .lessThan: return WrittenNumber(lower: 0, upper: number, isBelowUpper: true)
    }
  }

  private static func range(_ text: String) -> WrittenNumber? {
    for separator in ["-", "~", "—", "–", "至", "到"] {
      let parts = text.components(separatedBy: separator)
      guard parts.count == 2, let low = number(parts[0]), let high = number(parts[1]), low >= 0,
        low <= high
      else { continue }
      return WrittenNumber(lower: low, upper: high)
    }
    return nil
  }

  // MARK: - The number itself

  /// A plain number, which may have thousands separators and be followed by 万 or 千.
  private static func number(_ text: String) -> Double? {
    var digits = text
    var exponent = ""
    for (word, power) in [("万", "e4"), ("千", "e3"), ("亿", "e8")] where digits.hasSuffix(word) {
      digits.removeLast()
      exponent = power
      break
    }
    guard let plain = withoutThousands(digits), plain.last?.isASCIIDigit == true else { return nil }
    var whole = plain + exponent
    return whole.withUTF8 { DecimalParser.double($0) }
  }

  /// The digits without separators; nil if a separator is in the wrong position.
  private static func withoutThousands(_ text: String) -> String? {
    guard text.contains(",") else { return text }
    let whole = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = whole.first, whole.count <= 2 else { return nil }
    let groups = first.split(separator: ",", omittingEmptySubsequences: false)
    // 0,123 has a decimal comma, and 1,2e3 has no thousands.
    guard groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isASCIIDigit) }),
      let head = groups.first, (1...3).contains(head.count), !head.hasPrefix("0")
    else { return nil }
    return groups.joined() + (whole.count == 2 ? "." + whole[1] : "")
  }
}

extension String {
  /// The parts of the text between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    guard let sign = separator.first else { return [self] }
    return split(separator: sign, omittingEmptySubsequences: false).map(String.init)
  }
}
