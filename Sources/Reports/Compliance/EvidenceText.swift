import Compliance
import Coverage
import Wording

/// The evidence of a finding as a sentence.
package struct EvidenceText {
  package let check: ComplianceCheck
  package let language: Language
  private static let settling = SettlingWords()

  package init(check: ComplianceCheck, language: Language) {
    self.check = check
    self.language = language
  }

  /// The quotation, the calculation, the places, and what would settle an undecided finding.
  package func text(_ finding: Finding) -> String {
    let clause = check.policy.clauses[finding.clause]
    var parts = [quotation(clause)]
    if let calculation = finding.evidence.calculation { parts.append(calculation.text(language)) }
    parts += places(finding.evidence)
    if let (name, value) = finding.evidence.alternative {
      parts.append(alternative(name, NumberText.plain(value)))
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
      let words = Self.settling.text(settles, language)
      parts.append(say("needed to decide: \(words)", "补充\(words)后即可判定"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: language == .chinese ? "；" : "; ")
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// The result under another reading of the text.
  private func alternative(_ parameter: String, _ area: String) -> String {
    guard parameter == "count_small_places" else {
      return say("with \(parameter): \(area) m2", "按\(parameter)口径：\(area)平方米")
    }
    return say(
      "if places that are too small counted as well: \(area) m2", "如计入面积不达标的用房：\(area)平方米")
  }

  /// The reason of a finding in words; nil if it needs none.
  package func reason(_ finding: Finding) -> String? {
    finding.reason?.words.text(language)
  }

  func quotation(_ clause: Clause) -> String {
    clause.quotes.isEmpty ? "" : "「\(clause.quotes.joined(separator: "…"))」"
  }

  private var comma: String { say(", ", "、") }

  // MARK: - Places

  private func places(_ evidence: Evidence) -> [String] {
    let counted = used(evidence).map { say("counted: \($0)", "计入：\($0)") }
    let others = excluded(evidence).map { say("left out: \($0)", "未计入：\($0)") }
    let more = evidence.more > 0 ? say("\(evidence.more) more", "另有\(evidence.more)处") : nil
    return [counted, others, more].compactMap(\.self)
  }

  /// The places that count; nil if there are none.
  func used(_ evidence: Evidence) -> String? {
    evidence.used.isEmpty ? nil : evidence.used.map(id).joined(separator: comma)
  }

  /// The places that do not count, or may not, and why; nil if there are none.
  func excluded(_ evidence: Evidence) -> String? {
    guard !evidence.excluded.isEmpty else { return nil }
    return evidence.excluded.map { place, why in
      let words = ReasonWords.text(why, language)
      return words.isEmpty ? id(place) : id(place) + say(" (\(words))", "（\(words)）")
    }.joined(separator: comma)
  }

  package func id(_ place: EvidencePlace) -> String {
    switch place {
    case .facility(let number): check.register.facilities?[number].id ?? ""
    case .room(let number): check.register.rooms?[number].id ?? ""
    }
  }
}
