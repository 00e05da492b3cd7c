/// Reads texts such as "1.5 km": a plain decimal number followed by a unit.
///
/// A number without a unit is rejected, because guessing metres for kilometres would be wrong by a
/// factor of a thousand. Signs, exponents, thousands separators, "inf" and "nan" are rejected too.
enum QuantityText {
  /// A unit, with its conversion to the base unit: multiply, then divide.
  ///
  /// Two whole factors keep the result exact where one quotient would not, for example for
  /// 3600 km/h.
  struct Unit: Sendable {
    let names: [String]
    let multiplier: Double
    let divisor: Double

    init(_ names: String..., multiplier: Double = 1, divisor: Double = 1) {
      self.names = names
      self.multiplier = multiplier
      self.divisor = divisor
    }
  }

  /// The value of `text` in the base unit; nil unless it is a number followed by one of `units`.
  static func value(of text: String, in units: [Unit]) -> Double? {
    let folded = FoldedText.folded(text, dropping: " ")
    let number = folded.prefix { ("0"..."9").contains($0) || $0 == "." }
    let name = folded.dropFirst(number.count)
    guard
      let unit = units.first(where: { $0.names.contains { $0 == name } }),
      let parsed = Double(number)
    else { return nil }
    let value = parsed * unit.multiplier / unit.divisor
    return value.isFinite ? value : nil
  }
}
