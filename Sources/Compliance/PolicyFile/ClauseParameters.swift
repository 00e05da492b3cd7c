import CareModel
import Geodesy
import Wording
import Yams

/// The parameters of a clause. Its rule takes those that it knows; the rest are problems.
///
/// A parameter that is missing or cannot be read is nil. In the latter case the problem is recorded with the line
/// of the value.
package struct ClauseParameters {
  private let clause: Node
  private let keys: [String: Node]
  let nodes: PolicyNodes
  private(set) var values: [(name: String, at: Node, value: Node)] = []
  private var taken: Set<String> = []

  init(
    of clause: Node, _ keys: [String: Node], _ overrides: [PolicySource.Override],
    _ nodes: PolicyNodes
  ) {
    self.clause = clause
    self.keys = keys
    self.nodes = nodes
    if let node = keys["parameters"] {
      values = (nodes.members(node, "parameters") ?? []).map { ($0.key, $0.at, $0.value) }
    }
    for override in overrides {
      let value = (try? compose(yaml: override.value)).map(Self.unmarked) ?? Node(override.value)
      if let index = values.firstIndex(where: { $0.name == override.parameter }) {
        values[index].value = value
      } else {
        values.append((override.parameter, value, value))
      }
    }
  }

  /// The parameters of one item of a list.
  init(
    _ item: Node, _ nodes: PolicyNodes, _ members: [(key: String, at: Node, value: Node)]
  ) {
    (clause, keys, self.nodes) = (item, [:], nodes)
    values = members.map { ($0.key, $0.at, $0.value) }
  }

  /// A copy without line marks. A user's value is parsed separately, so its lines are not those of
  /// the file.
  private static func unmarked(_ node: Node) -> Node {
    switch node {
    case .scalar(let scalar): Node(scalar.string)
    case .sequence(let list): Node(list.map(unmarked))
    default: node
    }
  }

  /// The parameters as text to be shown, in the order of the file.
  var shown: [(name: String, value: String)] {
    values.map { ($0.name, Self.text($0.value)) }
  }

  private static func text(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string
    case .sequence(let list): "[" + list.map(text).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .alias: "*"
    }
  }

  // MARK: - Problems

  /// Whether a parameter is given, even if it cannot be read.
  package func has(_ name: String) -> Bool { values.contains { $0.name == name } }

  /// Reports that the parameters lack something that the rule requires.
  package func require(_ what: String, zh chinese: String? = nil) {
    nodes.expected(clause, "parameters", what, zh: chinese)
  }

  /// Reports the parameters that the rule does not have.
  func refuseUnused() {
    for value in values where !taken.contains(value.name) {
      nodes.unknown(value.name, value.at, taken.sorted())
    }
  }

  // MARK: - Values

  @discardableResult
  mutating func take<Value>(
    _ name: String, _ read: (PolicyNodes, Node) -> Value?
  ) -> Value? {
    taken.insert(name)
    return values.first { $0.name == name }.flatMap { read(nodes, $0.value) }
  }

  /// A whole number, zero or more.
  package mutating func count(_ name: String) -> Int? { take(name) { $0.count($1, name) } }

  /// A share between 0 and 1.
  package mutating func share(_ name: String) -> Double? { take(name) { $0.share($1, name) } }

  /// An area with its unit.
  package mutating func area(_ name: String) -> Area? { take(name) { $0.area($1, name) } }

  /// A length with its unit.
  package mutating func length(_ name: String) -> Length? { take(name) { $0.length($1, name) } }

  /// A length with its unit that is not 0.
  package mutating func positiveLength(_ name: String) -> Length? {
    take(name) { $0.length($1, name, isPositive: true) }
  }

  /// A day; `-` if the user has not given it.
  package mutating func date(_ name: String) -> CalendarDate? {
    take(name) { $1.scalar?.string == "-" ? nil : $0.date($1, name) }
  }

  package mutating func flag(_ name: String) -> Bool? { take(name) { $0.flag($1, name) } }

  /// A list of texts.
  package mutating func texts(_ name: String) -> [String]? { take(name) { $0.texts($1, name) } }

  /// One of the cases of a type.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) -> Choice? where Choice.RawValue == String {
    take(name) { $0.choice($1, name) }
  }

  /// A list of cases of a type.
  package mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) -> [Choice]? where Choice.RawValue == String {
    take(name) { $0.choices($1, name) }
  }

  /// A set of kinds of facility.
  package mutating func kinds(_ name: String) -> Set<RoomKind>? { choices(name).map(Set.init) }

  /// A list of sets of kinds of facility.
  package mutating func kindLists(_ name: String) -> [Set<RoomKind>]? {
    take(name) { nodes, node in nodes.list(node, name).map { Set(nodes.choices($0, name)) } }
  }

  // MARK: - Keys of the clause

  /// The text, in both languages, of a key of the clause that is required.
  package func message(ofKey key: String) -> Message? {
    guard let message = keys[key].flatMap({ nodes.message($0, key) }) else {
      nodes.missing(key, clause)
      return nil
    }
    return message
  }
}
