import CareModel

/// A formula of a clause: its constants are filled in, and the kind of each field is known.
package struct BoundFormula: Sendable {
  package let formula: Formula
  /// The kinds of the fields, by name.
  let kinds: [String: FieldKind]
  private let constants: [String: Formula]

  /// Binds the names of a formula to the clause's constants, or to fields. A field that nobody describes holds a count.
  init(
    _ formula: Formula, _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) throws(FormulaFault) {
    self.formula = formula
    self.constants = constants
    self.kinds = kinds
    _ = try formula.dimension { dimension(of: $0) }
  }

  /// The dimension of the formula's value.
  var dimension: Dimension {
    (try? formula.dimension { dimension(of: $0) }) ?? .number
  }

  private func dimension(of name: String) -> Dimension {
    if case .quantity(let quantity, _)? = constants[name]?.root { return quantity.dimension }
    return kind(of: name).dimension
  }

  /// The kind of a field.
  func kind(of name: String) -> FieldKind { kinds[name] ?? .count }

  /// The names that are fields.
  var fields: [String] { formula.names.filter { constants[$0] == nil } }

  /// The names that are constants of the clause.
  var constantNames: [String] { formula.names.filter { constants[$0] != nil } }

  /// The value, with the fields as given.
  func value(_ field: (String, FieldKind) -> FormulaValue) -> FormulaValue {
    formula.value { name in
      if let constant = constants[name] { return constant.value { .missing($0) } }
      return field(name, kind(of: name))
    }
  }

  /// The formula with its numbers filled in.
  func filled(_ field: (String, FieldKind) -> FormulaValue) -> String {
    formula.filled { name in
      if let constant = constants[name] { return constant.text }
      let kind = kind(of: name)
      guard let quantity = field(name, kind).quantity else { return nil }
      if kind == .share { return NumberText.plain(quantity.value * 100) + "%" }
      return NumberText.plain(quantity.value)
    }
  }
}
