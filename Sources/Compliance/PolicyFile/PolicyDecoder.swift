import CareModel
import Wording
import Yams

/// Decodes a policy file strictly: every unknown key or invalid value is recorded as a problem.
struct PolicyDecoder {
  private let nodes = PolicyNodes()
  private let overrides: [PolicySource.Override]
  private let kinds: [ClauseKind]
  private var ids: Set<String> = []

  var problems: [PolicyProblem] { nodes.problems }

  init(overrides: [PolicySource.Override], kinds: [ClauseKind]) {
    self.overrides = overrides
    self.kinds = kinds
  }

  private static let keys = [
    "policy", "title", "number", "region", "level", "issued", "effective", "expires", "draft",
    "document", "clauses",
  ]

  mutating func policy(_ root: Node) -> Policy? {
    guard let members = nodes.members(root, "policy file") else { return nil }
    var (name, number, document): (String?, String?, String?)
    var (title, region): (Message?, Message?)
    var (issued, effective, expires): (CalendarDate?, CalendarDate?, CalendarDate?)
    var isDraft = false
    var level = Region.Level.city
    var clauses: [Clause] = []
    for (key, at, value) in members {
      switch key {
      case "policy": name = nodes.text(value, key)
      case "title": title = nodes.message(value, key)
      case "number": number = nodes.text(value, key)
      case "region": region = nodes.message(value, key)
      case "level": level = nodes.choice(value, key) ?? .city
      case "issued": issued = nodes.date(value, key)
      case "effective": effective = nodes.date(value, key)
      case "expires": expires = nodes.date(value, key)
      case "draft": isDraft = nodes.flag(value, key) ?? false
      case "document": document = nodes.text(value, key)
      case "clauses": clauses = nodes.list(value, key).compactMap { clause($0) }
      default: nodes.unknown(key, at, Self.keys)
      }
    }
    checkOverrides(clauses)
    for (key, isThere) in [
      ("policy", name != nil), ("title", title != nil), ("region", region != nil),
      ("clauses", !clauses.isEmpty || !problems.isEmpty),
    ] where !isThere { nodes.missing(key, root) }
    if !isDraft, effective == nil {
      nodes.add(
        root, "effective",
        Message(
          en: "missing: give the first day in force, or draft: true",
          zh: "缺少施行日期；征求意见稿请写 draft: true"))
    }
    guard let name, let title, let region else { return nil }
    return Policy(
      name: name, title: title, number: number, region: region, issued: issued, level: level,
      effective: effective, expires: expires, isDraft: isDraft, document: document,
      clauses: clauses)
  }

  private func checkOverrides(_ clauses: [Clause]) {
    nodes.clause = nil
    for override in overrides {
      let clause = clauses.first { $0.id == override.clause }
      if clause?.parameters.contains(where: { $0.name == override.parameter }) != true,
        problems.isEmpty
      {
        nodes.clause = override.clause
        nodes.add(nil, override.parameter, .nothingToSet(override, clause, clauses))
      }
    }
  }

  private static let clauseKeys = [
    "id", "section", "quote", "checks", "kind", "scope", "severity", "due", "applies_from",
    "historical_after", "reading", "sources", "parameters", "options", "unverified",
  ]

  private mutating func clause(_ node: Node) -> Clause? {
    nodes.clause = nil
    guard let members = nodes.members(node, "clause") else { return nil }
    let byKey = Dictionary(
      members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    nodes.clause = byKey["id"]?.scalar?.string
    let known = Self.clauseKeys + kinds.flatMap(\.keys)
    for member in members where !known.contains(member.key) {
      nodes.unknown(member.key, member.at, known)
    }
    for key in ["id", "section", "kind"] where byKey[key] == nil { nodes.missing(key, node) }
    guard let id = byKey["id"].flatMap({ nodes.text($0, "id") }),
      let section = byKey["section"].flatMap({ nodes.text($0, "section") }),
      let kindNode = byKey["kind"], let kindName = nodes.text(kindNode, "kind")
    else { return nil }
    if !ids.insert(id).inserted {
      nodes.add(byKey["id"], "id", Message(en: "two clauses have this id", zh: "条款编号重复"))
    }
    let own = overrides.filter { $0.clause == id }
    var parameters = ClauseParameters(of: node, byKey, own, nodes)
    let scope: SubjectType? = byKey["scope"].flatMap { nodes.choice($0, "scope") }
    let kind = kinds.first { $0.name == kindName }
    let rule = rule(kind, kindNode, &parameters)
    if let kind, kind.isJudged, rule != nil { checkScope(scope, kind, byKey["scope"] ?? node) }
    if byKey["checks"] == nil, kind?.needsChecks ?? true { nodes.missing("checks", node) }
    let given = Set(own.map(\.parameter))
    let unverified = (byKey["unverified"].map { nodes.texts($0, "unverified") } ?? [])
      .filter { !given.contains($0) }
    let checks = byKey["checks"].flatMap { nodes.message($0, "checks") }
    guard let kind, let rule else { return nil }
    return Clause(
      id: id, section: section,
      quotes: byKey["quote"].map { nodes.texts($0, "quote") } ?? [],
      checks: checks ?? Message(en: "", zh: ""), kind: kind, rule: rule, scope: scope,
      isSoft: isSoft(byKey["severity"]),
      due: byKey["due"].flatMap { nodes.date($0, "due") },
      appliesFrom: byKey["applies_from"].flatMap { nodes.date($0, "applies_from") },
      historicalAfter: byKey["historical_after"].flatMap { nodes.date($0, "historical_after") },
      reading: byKey["reading"].flatMap { nodes.message($0, "reading") },
      sources: byKey["sources"].map { nodes.texts($0, "sources") } ?? [],
      parameters: parameters.shown, options: options(byKey["options"]),
      unverified: unverified)
  }

  /// The rule of a clause; nil if there is no such kind or the rule cannot be made of the parameters.
  private func rule(
    _ kind: ClauseKind?, _ node: Node, _ parameters: inout ClauseParameters
  ) -> (any ClauseRule)? {
    guard let kind else {
      let names = kinds.map(\.name).joined(separator: ", ")
      nodes.expected(node, "kind", "one of \(names)", zh: " \(names) 之一")
      return nil
    }
    let rule = kind.rule.init(&parameters)
    // This is also done if the rule could not be made because of a wrong parameter, so that all
    // problems are reported at once.
    if kind.isJudged { parameters.refuseUnused() }
    return rule
  }

  private func isSoft(_ node: Node?) -> Bool {
    guard let node else { return false }
    switch node.scalar?.string {
    case "soft": return true
    case "binding": return false
    default:
      nodes.expected(node, "severity", "binding or soft", zh: " binding 或 soft")
      return false
    }
  }

  private func options(_ node: Node?) -> [(name: String, values: [String])] {
    guard let node, let members = nodes.members(node, "options") else { return [] }
    return members.map { ($0.key, nodes.texts($0.value, $0.key)) }
  }

  private func checkScope(_ scope: SubjectType?, _ kind: ClauseKind, _ node: Node) {
    if let scope, kind.scope(scope) != nil { return }
    let names = kind.scopes.map(\.type.rawValue).joined(separator: ", ")
    nodes.expected(
      node, "scope", "one of \(names) for \(kind.name)", zh: " \(names) 之一（\(kind.name)）")
  }
}

extension Message {
  /// The problem of a value for a clause or a parameter that does not exist.
  fileprivate static func nothingToSet(
    _ override: PolicySource.Override, _ clause: Clause?, _ clauses: [Clause]
  ) -> Message {
    guard let clause else {
      return Message(en: "the policy has no such clause", zh: "政策中没有该条款")
        .suggesting(override.clause, among: clauses.map(\.id))
    }
    return Message(en: "the clause has no such parameter", zh: "该条款没有这一参数")
      .suggesting(override.parameter, among: clause.parameters.map(\.name))
  }
}
