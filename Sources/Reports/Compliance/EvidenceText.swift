import Compliance
import Coverage
import Wording

/// The evidence of a finding as a sentence.
package struct EvidenceText {
  package let check: ComplianceCheck
  package let language: Language

  /// The quotation, the calculation, the places, and what would settle an undecided finding.
  package func text(_ finding: Finding) -> String {
    let clause = check.policy.clauses[finding.clause]
    var parts = [quotation(clause)]
    if let calculation = finding.evidence.calculation { parts.append(calculation.text(language)) }
    parts += places(finding.evidence)
    if let (name, value) = finding.evidence.alternative {
      let area = NumberText.plain(value)
      parts.append(say("with \(name): \(area) m2", "\(name)口径：\(area) m2"))
    }
    if clause.kind.usesCircle {
      let method: ReachMethod = check.register.streets == nil ? .straight : .street
      let circle = (clause.rule.circle ?? check.register.circle).text(by: method)
      parts.append(
        say("circle: \(circle.english)", "服务圈：\(circle.chinese)")
          + (method.isEstimated ? say(", estimated", "，估算") : ""))
    }
    parts += finding.evidence.warnings.map { say("note: \($0.english)", "提示：\($0.chinese)") }
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
}
