import CareModel
import Wording
import Yams

/// Decodes a policy file strictly: every unknown key or invalid value is recorded as a problem.
struct PolicyDecoder {
  private var nodes = PolicyNodes()
  private let overrides: [PolicySource.Override]
  private var ids: Set<String> = []

  var problems: [PolicyProblem] { nodes.problems }

  init(overrides: [PolicySource.Override]) {
    self.overrides = overrides
  }

  private static let keys = [
    "policy", "title", "number", "region", "issued", "effective", "expires", "draft", "document",
    "clauses",
  ]

  mutating func policy(_ root: Node) -> Policy? {
    guard let members = nodes.members(root, "policy file") else { return nil }
    var (name, number, document): (String?, String?, String?)
    var (title, region): (Message?, Message?)
    var (issued, effective, expires): (CalendarDate?, CalendarDate?, CalendarDate?)
    var isDraft = false
    var clauses: [Clause] = []
    for (key, at, value) in members {
      switch key {
      case "policy": name = nodes.text(value, key)
      case "title": title = nodes.message(value, key)
      case "number": number = nodes.text(value, key)
      case "region": region = nodes.message(value, key)
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
    ] where !isThere { missing(key, root) }
    if !isDraft, effective == nil {
      nodes.add(
        root, "effective",
        Message(
          en: "missing: give the first day in force, or draft: true",
          zh: "缺少施行日期；征求意见稿请写 draft: true"))
    }
    guard let name, let title, let region else { return nil }
    return Policy(
      name: name, title: title, number: number, region: region, issued: issued,
      effective: effective, expires: expires, isDraft: isDraft, document: document,
      clauses: clauses)
  }

  private mutating func missing(_ key: String, _ node: Node) {
    nodes.add(node, key, Message(en: "is missing", zh: "缺少"))
  }

  private mutating func checkOverrides(_ clauses: [Clause]) {
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
    "historical_after", "reading", "sources", "parameters", "options", "unverified", "inputs",
    "why",
  ]

  private mutating func clause(_ node: Node) -> Clause? {
    nodes.clause = nil
    guard let members = nodes.members(node, "clause") else { return nil }
    let byKey = Dictionary(
      members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    nodes.clause = byKey["id"]?.scalar?.string
    for member in members where !Self.clauseKeys.contains(member.key) {
      nodes.unknown(member.key, member.at, Self.clauseKeys)
    }
    for key in ["id", "section", "kind"] where byKey[key] == nil { missing(key, node) }
    guard let id = byKey["id"].flatMap({ nodes.text($0, "id") }),
      let section = byKey["section"].flatMap({ nodes.text($0, "section") }),
      let kindNode = byKey["kind"], let kindName = nodes.text(kindNode, "kind")
    else { return nil }
    if !ids.insert(id).inserted {
      nodes.add(byKey["id"], "id", Message(en: "two clauses have this id", zh: "条款编号重复"))
    }
    var parameters = ClauseParameters(
      byKey["parameters"], overrides.filter { $0.clause == id }, &nodes)
    let scope: SubjectType? = byKey["scope"].flatMap { nodes.choice($0, "scope") }
    let kind = kind(kindName, kindNode, node, byKey, &parameters)
    // This is also done if the kind could not be made because of a wrong parameter, so that all
    // problems are reported at once.
    if ClauseKind.judgedNames.contains(kindName) { parameters.refuseUnused(&nodes) }
    if let kind, kind.isJudged {
      checkScope(scope, kind, byKey["scope"] ?? node)
    }
    if byKey["checks"] == nil, kindName != "not_computable" { missing("checks", node) }
    let given = Set(overrides.filter { $0.clause == id }.map(\.parameter))
    let unverified = (byKey["unverified"].map { nodes.texts($0, "unverified") } ?? [])
      .filter { !given.contains($0) }
    let checks = byKey["checks"].flatMap { nodes.message($0, "checks") }
    guard let kind else { return nil }
    return Clause(
      id: id, section: section,
      quotes: byKey["quote"].map { nodes.texts($0, "quote") } ?? [],
      checks: checks ?? Message(en: "", zh: ""), kind: kind, scope: scope,
      isSoft: isSoft(byKey["severity"]),
      due: byKey["due"].flatMap { nodes.date($0, "due") },
      appliesFrom: byKey["applies_from"].flatMap { nodes.date($0, "applies_from") },
      historicalAfter: byKey["historical_after"].flatMap { nodes.date($0, "historical_after") },
      reading: byKey["reading"].flatMap { nodes.message($0, "reading") },
      sources: byKey["sources"].map { nodes.texts($0, "sources") } ?? [],
      parameters: parameters.shown, options: options(byKey["options"], parameters),
      unverified: unverified)
  }

  private mutating func isSoft(_ node: Node?) -> Bool {
    guard let node else { return false }
    switch node.scalar?.string {
    case "soft": return true
    case "binding": return false
    default:
      nodes.expected(node, "severity", "binding or soft", zh: " binding 或 soft")
      return false
    }
  }

  private mutating func options(
    _ node: Node?, _ parameters: ClauseParameters
  ) -> [(name: String, values: [String])] {
    guard let node, let members = nodes.members(node, "options") else { return [] }
    return members.map { ($0.key, nodes.texts($0.value, $0.key)) }
  }

  private mutating func checkScope(_ scope: SubjectType?, _ kind: ClauseKind, _ node: Node) {
    let known = kind.scopes
    if let scope, known.contains(scope) { return }
    let names = known.map(\.rawValue).joined(separator: ", ")
    nodes.expected(
      node, "scope", "one of \(names) for \(kind.name)", zh: " \(names) 之一（\(kind.name)）")
  }

  private mutating func kind(
    _ name: String, _ at: Node, _ clause: Node, _ byKey: [String: Node],
    _ parameters: inout ClauseParameters
  ) -> ClauseKind? {
    switch name {
    case "pending":
      guard let inputs = byKey["inputs"] else {
        missing("inputs", clause)
        return nil
      }
      return .pending(inputs: nodes.texts(inputs, "inputs"))
    case "not_computable":
      guard let why = byKey["why"].flatMap({ nodes.message($0, "why") }) else {
        missing("why", clause)
        return nil
      }
      return .notComputable(why: why)
    default:
      if let kind = parameters.kind(name, clause, &nodes) { return kind }
      if !ClauseKind.names.contains(name) {
        nodes.expected(
          at, "kind", "one of \(ClauseKind.names.joined(separator: ", "))",
          zh: " \(ClauseKind.names.joined(separator: ", ")) 之一")
      }
      return nil
    }
  }
}

extension ClauseKind {
  static let names = judgedNames + ["pending", "not_computable"]

  static let judgedNames = [
    "area_provision", "place_size", "within_circle", "circle_coverage", "distance", "presence",
    "service_mix", "co_location", "four_synchrony", "use_status", "compliance_rate",
  ]

  /// The types of subject to which the kind of clause can apply.
  var scopes: [SubjectType] {
    switch self {
    case .areaProvision: [.newEstate, .community]
    case .placeSize: [.newEstate, .village]
    case .withinCircle: [.estate, .namedSite]
    case .circleCoverage, .complianceRate: [.city, .county]
    case .distance, .useStatus: [.facility]
    case .presence: [.village, .community, .township, .county, .city]
    case .serviceMix, .coLocation: [.village, .community, .township]
    case .fourSynchrony: [.newEstate]
    case .pending, .notComputable: []
    }
  }
}

extension Message {
  /// A value for a clause or a parameter that there is not.
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
