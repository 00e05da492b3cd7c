/// Reads texts such as "1.5 km": a plain decimal number followed by a unit.
///
/// A number without a unit is refused, because a guess between metres and kilometres is wrong by a
/// thousand. So are signs, exponents, thousands separators, "inf" and "nan".
enum QuantityText {
  /// How a unit turns into the base unit: multiplied, then divided, so that 3600 km/h stays exact.
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

  /// The value of `text` in the base unit of `units`; nil when it is not a number with one of them.
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
