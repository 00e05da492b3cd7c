import CareModel
import Wording

/// The value of an expression, or why it has none.
package enum FormulaValue: Hashable, Sendable {
  case quantity(Quantity)
  /// A field is blank, or no row gives it.
  case missing(String)
  /// A field is given without its unit, or cannot be read.
  case unreadable(String)
  /// A division by zero, a number that is too large, or a sum of quantities that do not add up.
  case undefined

  package var quantity: Quantity? {
    if case .quantity(let quantity) = self { return quantity }
    return nil
  }
}

extension Formula {
  /// The value, with the fields as given.
  package func value(_ field: (String) -> FormulaValue) -> FormulaValue {
    Self.value(root, field)
  }

  private static func value(_ part: Part, _ field: (String) -> FormulaValue) -> FormulaValue {
    switch part {
    case .quantity(let quantity, _): return .quantity(quantity)
    case .name(let name): return field(name)
    case .sum(let left, let right): return join(left, right, field) { sum($0, $1, 1) }
    case .difference(let left, let right): return join(left, right, field) { sum($0, $1, -1) }
    case .product(let left, let right):
      return join(left, right, field) {
        Quantity($0.value * $1.value, $0.dimension + $1.dimension)
      }
    case .quotient(let left, let right):
      return join(left, right, field) {
        $1.value == 0 ? nil : Quantity($0.value / $1.value, $0.dimension - $1.dimension)
      }
    case .least(let parts): return fold(parts, field) { $0.value <= $1.value ? $0 : $1 }
    case .greatest(let parts): return fold(parts, field) { $0.value >= $1.value ? $0 : $1 }
    }
  }

  private static func sum(_ left: Quantity, _ right: Quantity, _ sign: Double) -> Quantity? {
    guard left.dimension == right.dimension else { return nil }
    return Quantity(left.value + sign * right.value, left.dimension)
  }

  private static func join(
    _ left: Part, _ right: Part, _ field: (String) -> FormulaValue,
    _ operation: (Quantity, Quantity) -> Quantity?
  ) -> FormulaValue {
    let (first, second) = (value(left, field), value(right, field))
    guard let one = first.quantity else { return first }
    guard let other = second.quantity else { return second }
    guard let result = operation(one, other), result.value.isFinite else { return .undefined }
    return .quantity(result)
  }

  private static func fold(
    _ parts: [Part], _ field: (String) -> FormulaValue,
    _ choose: (Quantity, Quantity) -> Quantity
  ) -> FormulaValue {
    var best: Quantity?
    for part in parts {
      let found = value(part, field)
      guard let quantity = found.quantity else { return found }
      if let best, best.dimension != quantity.dimension { return .undefined }
      best = best.map { choose($0, quantity) } ?? quantity
    }
    return best.map(FormulaValue.quantity) ?? .undefined
  }

  /// The dimension of its value, given the dimensions of its names.
  ///
  /// - Throws: what is wrong, if a name is unknown or quantities of different dimensions are added.
  package func dimension(
    _ named: (String) -> Dimension?
  ) throws(FormulaFault) -> Dimension {
    try Self.dimension(root, named)
  }

  private static func dimension(
    _ part: Part, _ named: (String) -> Dimension?
  ) throws(FormulaFault) -> Dimension {
    switch part {
    case .quantity(let quantity, _): return quantity.dimension
    case .name(let name):
      guard let dimension = named(name) else { throw .unknownName(name) }
      return dimension
    case .sum(let left, let right), .difference(let left, let right):
      return try same([left, right], named)
    case .product(let left, let right):
      return try dimension(left, named) + dimension(right, named)
    case .quotient(let left, let right):
      return try dimension(left, named) - dimension(right, named)
    case .least(let parts), .greatest(let parts): return try same(parts, named)
    }
  }

  private static func same(
    _ parts: [Part], _ named: (String) -> Dimension?
  ) throws(FormulaFault) -> Dimension {
    var known: Dimension?
    for part in parts {
      let own = try dimension(part, named)
      if let known, known != own { throw .mixed(known, own) }
      known = own
    }
    return known ?? .number
  }

  // MARK: - Text

  /// The expression with the values of its fields in place of their names: `120000 yuan×85÷100`.
  package func filled(_ field: (String) -> String?) -> String { Self.filled(root, 0, field) }

  private static func filled(
    _ part: Part, _ binding: Int, _ field: (String) -> String?
  ) -> String {
    func pair(_ left: Part, _ sign: String, _ right: Part, _ own: Int) -> String {
      let text = "\(filled(left, own, field))\(sign)\(filled(right, own + 1, field))"
      return own < binding ? "(\(text))" : text
    }
    func list(_ name: String, _ parts: [Part]) -> String {
      "\(name)(\(parts.map { filled($0, 0, field) }.joined(separator: ", ")))"
    }
    switch part {
    case .quantity(_, let text): return text
    case .name(let name): return field(name) ?? name
    case .sum(let left, let right): return pair(left, "+", right, 1)
    case .difference(let left, let right): return pair(left, "-", right, 1)
    case .product(let left, let right): return pair(left, "×", right, 3)
    case .quotient(let left, let right): return pair(left, "÷", right, 3)
    case .least(let parts): return list("min", parts)
    case .greatest(let parts): return list("max", parts)
    }
  }
}

extension FormulaFault {
  fileprivate static func unknownName(_ name: String) -> FormulaFault {
    FormulaFault(
      message: Message(
        en:
          "\(name) is neither a parameter of the clause nor a field; name it under fields, with its unit",
        zh: "“\(name)”既不是本条参数，也不是字段；请在 fields 中列出并注明计量"))
  }

  fileprivate static func mixed(_ left: Dimension, _ right: Dimension) -> FormulaFault {
    FormulaFault(
      message: Message(
        en: "the formula adds or compares \(left.code) and \(right.code)",
        zh: "公式将 \(left.code) 与 \(right.code) 相加减或比较"))
  }
}
