import Compliance
import Coverage
import TextFormats
import Wording

/// What a finding rests on, as a sentence for people.
package struct EvidenceText {
  package let check: ComplianceCheck
  package let language: Language

  /// The quotation, the calculation, the places, and what would settle the matter.
  package func text(_ finding: Finding) -> String {
    let clause = check.policy.clauses[finding.clause]
    var parts = [quotation(clause)]
    if let formula = finding.evidence.formula {
      let result = formula.isProvision ? finding.required.map { " = \(number($0)) m2" } : nil
      parts.append(text(formula) + (result ?? ""))
    }
    parts += places(finding.evidence)
    if let (name, value) = finding.evidence.alternative {
      parts.append(say("with \(name): \(number(value)) m2", "\(name)口径：\(number(value)) m2"))
    }
    if clause.kind.usesCircle {
      let method: ReachMethod = check.register.ground == nil ? .straight : .street
      let circle = check.register.circle.text(by: method)
      parts.append(
        say("circle: \(circle.english)", "服务圈：\(circle.chinese)")
          + (method.isEstimated ? say(", estimated", "，估算") : ""))
    }
    if let settles = finding.evidence.settles {
      parts.append(say("\(settles) would settle it", "补充 \(settles) 即可判定"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: language == .chinese ? "；" : "; ")
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  func quotation(_ clause: Clause) -> String {
    clause.quotes.isEmpty ? "" : "「\(clause.quotes.joined(separator: "…"))」"
  }

  // MARK: - Calculations

  private func text(_ formula: Formula) -> String {
    switch formula {
    case .provision(let members):
      return members.map { terms in "max(\(terms.map(text).joined(separator: ", ")))" }
        .joined(separator: " + ")
    case .walk(let metres, let minutes, let limitMetres, let limitMinutes):
      let walk = minutes.map { " / \(number($0)) min" } ?? ""
      let limit = limitMinutes.map { " / \(number($0)) min" } ?? ""
      let most = limitMetres.map { number($0) + " m" } ?? ""
      return say(
        "nearest \(number(metres)) m\(walk), limit \(most)\(limit)",
        "最近 \(number(metres)) m\(walk)，限值 \(most)\(limit)")
    case .noWalk: return say("none within the search limit", "搜索范围内没有")
    case .rate(let met, let all, let undecided):
      return all == 0
        ? "—" : say("\(met)/\(all), \(undecided) undecided", "\(met)/\(all)，待核实\(undecided)")
    case .dates(let comparisons):
      return comparisons.map(text).joined(separator: ", ")
    case .count(let certain, let possible):
      return say("\(certain) for certain, \(possible) possible", "确认\(certain)处，存疑\(possible)处")
    case .services(let missing):
      return missing.isEmpty
        ? say("all services", "服务齐全") : say("lacks ", "缺少 ") + missing.joined(separator: ", ")
    case .smallest(let lower, let upper):
      let most = upper.map { $0.isFinite ? number($0) : "?" } ?? "?"
      return lower == upper
        ? say("smallest place \(most) m2", "最小一处 \(most) m2")
        : say(
          "smallest place between \(number(lower)) and \(most) m2",
          "最小一处在 \(number(lower)) 至 \(most) m2 之间")
    }
  }

  private func text(_ term: ProvisionTerm) -> String {
    switch term {
    case .share(let share, let area):
      "\(share) x \(area.map { grouped($0) + " m2" } ?? say("floor area?", "建筑面积?"))"
    case .households(let each, let count, let isCeiled):
      isCeiled
        ? "\(number(each)) x ceil(\(count.map(String.init) ?? say("households?", "户数?")) / 100)"
        : "\(fixed(each / 100)) x \(count.map(String.init) ?? say("households?", "户数?"))"
    case .minimum(let area): "\(number(area))"
    }
  }

  private func text(_ pair: DateComparison) -> String {
    let room = pair.room?.description ?? "?"
    let estate = pair.estate?.description ?? "?"
    return say(
      "\(pair.step.rawValue): room \(room), estate \(estate)",
      "\(pair.step.chinese)：用房 \(room)，小区 \(estate)")
  }

  // MARK: - Places

  private func places(_ evidence: Evidence) -> [String] {
    var parts: [String] = []
    if !evidence.used.isEmpty {
      let ids = evidence.used.prefix(20).map(id).joined(separator: ", ")
      parts.append(say("counted: \(ids)", "计入：\(ids)"))
    }
    if !evidence.excluded.isEmpty {
      let ids = evidence.excluded.prefix(20).map { "\(id($0.place)) (\($0.why))" }
      parts.append(
        say("left out: \(ids.joined(separator: ", "))", "未计入：\(ids.joined(separator: ", "))"))
    }
    if evidence.more > 0 { parts.append(say("\(evidence.more) more", "另有\(evidence.more)处")) }
    return parts
  }

  package func id(_ place: EvidencePlace) -> String {
    switch place {
    case .facility(let number): check.register.facilities?[number].id ?? ""
    case .room(let number): check.register.rooms?[number].id ?? ""
    }
  }

  // MARK: - Numbers

  /// A number with at most four decimals and no zeros behind.
  private func number(_ value: Double) -> String {
    let rounded = (value * 1e4).rounded() / 1e4
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : String(rounded)
  }

  /// A number with two decimals: 0.30.
  private func fixed(_ value: Double) -> String {
    var buffer = ByteBuffer()
    buffer.appendFixed(value, decimals: 2)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A large number with its thousands apart: 68,400.
  private func grouped(_ value: Double) -> String {
    let text = number(value)
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = String(parts.first ?? "")
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole = String(whole.dropLast(3))
    }
    let joined = ([whole] + groups).joined(separator: ",")
    return parts.count == 2 ? "\(joined).\(parts[1])" : joined
  }
}

extension Formula {
  fileprivate var isProvision: Bool {
    if case .provision = self { return true }
    return false
  }
}

extension ClauseKind {
  /// Whether the circle in force decides.
  var usesCircle: Bool {
    switch self {
    case .withinCircle, .circleCoverage: true
    default: false
    }
  }
}

extension BuildingStep {
  fileprivate var chinese: String {
    switch self {
    case .permit: "规划许可"
    case .start: "开工"
    case .acceptance: "竣工验收"
    case .handover: "交付"
    }
  }
}
