import CareModel
import Compliance
import Coverage
import Wording

/// The evidence of a finding as a sentence.
///
/// A check of a million estates has several million sentences, so what they share is prepared once, and of the two
/// languages only one is made.
package final class EvidenceText: Sendable {
  package let check: ComplianceCheck
  package let language: Language
  private static let settling = SettlingWords()
  /// What is the same for every finding of a clause, by the clause's index: its quotation, and the circle that decides.
  private let quotations: [String]
  private let circles: [String]
  private let separator: String
  private let comma: String
  private let facilities: [Facility]
  private let rooms: [ProvidedRoom]

  package init(check: ComplianceCheck, language: Language) {
    self.check = check
    self.language = language
    separator = language.pick("; ", "；")
    comma = language.pick(", ", "、")
    (facilities, rooms) = (check.register.facilities ?? [], check.register.rooms ?? [])
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
    text.reserveCapacity(400)
    func begin() { if !text.isEmpty { text += separator } }
    if let calculation = evidence.calculation?.text(language), !calculation.isEmpty {
      begin()
      text += calculation
    }
    if !evidence.used.isEmpty {
      begin()
      text += language.pick("counted: ", "计入：")
      appendUsed(evidence, to: &text)
    }
    if !evidence.excluded.isEmpty {
      begin()
      text += language.pick("left out: ", "未计入：")
      appendExcluded(evidence, to: &text)
    }
    if evidence.more > 0 {
      begin()
      text += language.pick("\(evidence.more) more", "另有\(evidence.more)处")
    }
    if let (name, value) = evidence.alternative {
      begin()
      text += alternative(name, NumberText.plain(value))
    }
    if !circles[finding.clause].isEmpty {
      begin()
      text += circles[finding.clause]
    }
    for warning in evidence.warnings {
      begin()
      text += language.pick("note: \(warning.english)", "提示：\(warning.chinese)")
    }
    if let settles = evidence.settles {
      begin()
      let words = Self.settling.text(settles, language)
      text += language.pick("needed to decide: \(words)", "补充\(words)后即可判定")
    }
    return text
  }

  /// The result under another reading of the text.
  private func alternative(_ parameter: String, _ area: String) -> String {
    guard parameter == "count_small_places" else {
      return language.pick("with \(parameter): \(area) m2", "按\(parameter)口径：\(area)平方米")
    }
    return language.pick(
      "if places that are too small counted as well: \(area) m2", "如计入面积不达标的用房：\(area)平方米")
  }

  /// The reason of a finding in words; nil if it needs none.
  package func reason(_ finding: Finding) -> String? {
    finding.reason?.words.text(language)
  }

  // MARK: - Places

  /// The places that count; nil if there are none.
  func used(_ evidence: Evidence) -> String? {
    guard !evidence.used.isEmpty else { return nil }
    var text = ""
    appendUsed(evidence, to: &text)
    return text
  }

  private func appendUsed(_ evidence: Evidence, to text: inout String) {
    for (index, place) in evidence.used.enumerated() {
      if index > 0 { text += comma }
      text += id(place)
    }
  }

  /// The places that do not count, or may not, and why; nil if there are none.
  func excluded(_ evidence: Evidence) -> String? {
    guard !evidence.excluded.isEmpty else { return nil }
    var text = ""
    appendExcluded(evidence, to: &text)
    return text
  }

  private func appendExcluded(_ evidence: Evidence, to text: inout String) {
    for (index, (place, why)) in evidence.excluded.enumerated() {
      if index > 0 { text += comma }
      text += id(place)
      let words = ReasonWords.text(why, language)
      guard !words.isEmpty else { continue }
      text += language.pick(" (", "（")
      text += words
      text += language.pick(")", "）")
    }
  }

  package func id(_ place: EvidencePlace) -> String {
    switch place {
    case .facility(let number): facilities.indices.contains(number) ? facilities[number].id : ""
    case .room(let number): rooms.indices.contains(number) ? rooms[number].id : ""
    }
  }
}
