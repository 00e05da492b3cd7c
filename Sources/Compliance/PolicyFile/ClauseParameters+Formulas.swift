import CareModel
import Wording
import Yams

extension ClauseParameters {
  /// A list of mappings, each as parameters of its own.
  package mutating func items(_ name: String) -> [ClauseParameters] {
    take(name) { nodes, node in
      nodes.list(node, name).compactMap { item in
        nodes.members(item, name).map { ClauseParameters(item, nodes, $0) }
      }
    } ?? []
  }

  /// A mapping of names to texts.
  package mutating func texts(byKey name: String) -> [(key: String, value: String)] {
    take(name) { nodes, node in
      (nodes.members(node, name) ?? []).compactMap { member in
        nodes.text(member.value, member.key).map { (member.key, $0) }
      }
    } ?? []
  }

  package mutating func text(_ name: String) -> String? { take(name) { $0.text($1, name) } }

  /// A list of texts in both languages.
  package mutating func messages(_ name: String) -> [Message] {
    take(name) { nodes, node in nodes.list(node, name).compactMap { nodes.message($0, name) } }
      ?? []
  }

  /// A formula; a problem if it cannot be read.
  package mutating func formula(_ name: String) -> Formula? {
    take(name) { nodes, node in
      guard let text = nodes.text(node, name) else { return nil }
      do throws(FormulaFault) {
        return try Formula(text)
      } catch {
        nodes.add(node, name, error.message)
        return nil
      }
    }
  }

  /// The parameters that are plain numbers, with or without a unit, which formulas of the clause may name.
  package var constants: [String: Formula] {
    Dictionary(
      values.compactMap { value in
        guard case .scalar(let scalar) = value.value, let formula = try? Formula(scalar.string),
          case .quantity = formula.root
        else { return nil }
        return (value.name, formula)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes a parameter that is used under its name in a formula.
  package mutating func takeConstant(_ name: String) { take(name) { _, _ in 0 } }

  /// Reports that a formula is wrong.
  package func report(_ fault: FormulaFault, in name: String) {
    nodes.add(values.first { $0.name == name }?.value, name, fault.message)
  }
}
