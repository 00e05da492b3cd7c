import CareModel
import Geodesy
import Wording
import Yams

/// Reads values from YAML nodes and collects the problems found in them. One collection is shared by everything
/// that reads a file, so that the problems stay in the order in which they were found.
final class PolicyNodes {
  private(set) var problems: [PolicyProblem] = []
  /// The id of the clause that is being read; nil outside clauses.
  var clause: String?

  func add(_ node: Node?, _ key: String?, _ message: Message) {
    var value: String?
    if case .scalar(let scalar)? = node { value = scalar.string }
    problems.append(
      PolicyProblem(
        line: node?.mark?.line, column: node?.mark?.column, clause: clause, key: key, value: value,
        message: message))
  }

  /// `chinese` is the Chinese for what was expected, if that is more than a code.
  func expected(_ node: Node?, _ key: String, _ what: String, zh chinese: String? = nil) {
    add(node, key, Message(en: "expected \(what)", zh: "应为\(chinese ?? " \(what)")"))
  }

  func missing(_ key: String, _ node: Node) {
    add(node, key, Message(en: "is missing", zh: "缺少"))
  }

  func members(_ node: Node, _ key: String) -> [(key: String, at: Node, value: Node)]? {
    guard case .mapping(let mapping) = node else {
      expected(node, key, "a mapping of keys to values", zh: "“键: 值”")
      return nil
    }
    return mapping.map { (pair: (key: Node, value: Node)) in
      (pair.key.scalar?.string ?? "", pair.key, pair.value)
    }
  }

  func list(_ node: Node, _ key: String) -> [Node] {
    guard case .sequence(let sequence) = node else {
      expected(node, key, "a list", zh: "列表")
      return []
    }
    return Array(sequence)
  }

  func text(_ node: Node, _ key: String) -> String? {
    if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
    expected(node, key, "a text", zh: "文字")
    return nil
  }

  func texts(_ node: Node, _ key: String) -> [String] {
    list(node, key).compactMap { text($0, key) }
  }

  /// Reads a text in both languages.
  func message(_ node: Node, _ key: String) -> Message? {
    guard let members = members(node, key) else { return nil }
    var (zh, en): (String?, String?)
    for member in members {
      switch member.key {
      case "zh": zh = text(member.value, "\(key).zh")
      case "en": en = text(member.value, "\(key).en")
      default: unknown(member.key, member.at, ["zh", "en"])
      }
    }
    guard let zh, let en else {
      expected(node, key, "{ zh: …, en: … }")
      return nil
    }
    return Message(en: en, zh: zh)
  }

  func unknown(_ key: String, _ node: Node, _ known: [String]) {
    let names = known.joined(separator: ", ")
    problems.append(
      PolicyProblem(
        line: node.mark?.line, column: node.mark?.column, clause: clause, key: key, value: nil,
        message: Message(
          en: "is not a key here; expected one of \(names)", zh: "不是此处的键；应为\(names)之一"
        ).suggesting(key, among: known)))
  }

  func date(_ node: Node, _ key: String) -> CalendarDate? {
    if let date = node.scalar.flatMap({ CalendarDate($0.string) }) { return date }
    expected(node, key, "a date such as 2025-12-31", zh: "日期，如 2025-12-31")
    return nil
  }

  func flag(_ node: Node, _ key: String) -> Bool? {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      expected(node, key, "true or false", zh: " true 或 false")
      return nil
    }
  }

  func count(_ node: Node, _ key: String) -> Int? {
    if let count = node.scalar.flatMap({ Int($0.string) }), (0...1_000_000_000).contains(count) {
      return count
    }
    expected(node, key, "a whole number, zero or more", zh: "不小于零的整数")
    return nil
  }

  /// Reads a share between 0 and 1, both inclusive, written as `0.002`, `60%`, `3‰` or `千分之三`.
  func share(_ node: Node, _ key: String) -> Double? {
    guard let text = node.scalar?.string else {
      expected(node, key, "a share such as 0.002, 2‰ or 60%", zh: "比例，如 0.002、2‰ 或 60%")
      return nil
    }
    if let share = ShareText.share(text), (0...1).contains(share) { return share }
    expected(
      node, key, "a share between 0 and 1 such as 0.002, 60% or 3‰", zh: "0至1之间的比例，如 0.002、60% 或 3‰"
    )
    return nil
  }

  func area(_ node: Node, _ key: String) -> Area? {
    if let area = node.scalar.flatMap({ Area($0.string) }) { return area }
    expected(node, key, "an area with its unit such as 300 m2", zh: "带单位的面积，如 300 m2")
    return nil
  }

  func length(_ node: Node, _ key: String, isPositive: Bool = false) -> Length? {
    if let length = node.scalar.flatMap({ Length($0.string) }), !isPositive || length > .metres(0) {
      return length
    }
    expected(node, key, "a length with its unit such as 50 m", zh: "带单位的长度，如 50 m")
    return nil
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, _ key: String
  ) -> Choice? where Choice.RawValue == String {
    if let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    expected(node, key, "one of \(names)", zh: " \(names) 之一")
    return nil
  }

  func choices<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, _ key: String
  ) -> [Choice] where Choice.RawValue == String {
    list(node, key).compactMap { choice($0, key) }
  }
}
