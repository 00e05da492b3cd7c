import CareModel
import Wording

/// A small expression over named fields, such as `120000 yuan × 考核得分 ÷ 100`.
///
/// It is total: it has no loops, no calls but `min` and `max`, and a bounded size, so that every evaluation ends with a
/// quantity or with the reason why there is none.
package struct Formula: Sendable {
  /// The greatest length in characters, number of parts and depth of nesting.
  package static let mostCharacters = 500
  package static let mostParts = 100
  package static let greatestDepth = 16

  /// A part of an expression.
  package indirect enum Part: Sendable {
    case quantity(Quantity, text: String)
    case name(String)
    case sum(Part, Part)
    case difference(Part, Part)
    case product(Part, Part)
    case quotient(Part, Part)
    case least([Part])
    case greatest([Part])
  }

  package let root: Part
  /// The text from which it was read.
  package let text: String

  package init(_ text: String) throws(FormulaFault) {
    var parser = try FormulaParser(text)
    root = try parser.whole()
    self.text = text
  }

  /// The names that occur in it, each once, in order.
  package var names: [String] {
    var names: [String] = []
    collect(root, &names)
    return names
  }

  private func collect(_ part: Part, _ names: inout [String]) {
    switch part {
    case .quantity: break
    case .name(let name): if !names.contains(name) { names.append(name) }
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      collect(left, &names)
      collect(right, &names)
    case .least(let parts), .greatest(let parts):
      for part in parts { collect(part, &names) }
    }
  }
}

/// What is wrong with an expression.
package struct FormulaFault: Error, Hashable, Sendable {
  package let message: Message
}
