import Compliance
import Coverage
import Wording

/// The evidence of a finding as a sentence.
package struct EvidenceText {
  package let check: ComplianceCheck
  package let language: Language
  private static let settling = SettlingWords()
  /// What is the same for every finding of a clause, by the clause's index: its quotation, and the circle that decides.
  private let quotations: [String]
  private let circles: [String]
  private let separator: String

  package init(check: ComplianceCheck, language: Language) {
    self.check = check
    self.language = language
    separator = language == .chinese ? "；" : "; "
    quotations = check.policy.clauses.map(Self.quotation)
    circles = check.policy.clauses.map { Self.circle($0, check.register, language) }
  }

  private static func quotation(_ clause: Clause) -> String {
    clause.quotes.isEmpty ? "" : "「\(clause.quotes.joined(separator: "…"))」"
  }

  private static func circle(
    _ clause: Clause, _ register: Register, _ language: Language
  ) -> String {
    guard clause.kind.usesCircle else { return "" }
    let method: ReachMethod = register.streets == nil ? .straight : .street
    let circle = (clause.rule.circle ?? register.circle).text(by: method)
    let estimated = Message(en: ", estimated", zh: "，估算").text(language)
    return Message(en: "circle: \(circle.english)", zh: "服务圈：\(circle.chinese)").text(language)
      + (method.isEstimated ? estimated : "")
  }

  /// The quotation, the calculation, the places, and what would settle an undecided finding.
  package func text(_ finding: Finding) -> String {
    let evidence = finding.evidence
    var text = quotations[finding.clause]
    func add(_ part: String?) {
      guard let part, !part.isEmpty else { return }
      if !text.isEmpty { text += separator }
      text += part
    }
    add(evidence.calculation?.text(language))
    add(used(evidence).map { say("counted: \($0)", "计入：\($0)") })
    add(excluded(evidence).map { say("left out: \($0)", "未计入：\($0)") })
    if evidence.more > 0 { add(say("\(evidence.more) more", "另有\(evidence.more)处")) }
    if let (name, value) = evidence.alternative { add(alternative(name, NumberText.plain(value))) }
    add(circles[finding.clause])
    for warning in evidence.warnings {
      add(say("note: \(warning.english)", "提示：\(warning.chinese)"))
    }
    if let settles = evidence.settles {
      let words = Self.settling.text(settles, language)
      add(say("needed to decide: \(words)", "补充\(words)后即可判定"))
    }
    return text
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

  private var comma: String { say(", ", "、") }

  // MARK: - Places

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
