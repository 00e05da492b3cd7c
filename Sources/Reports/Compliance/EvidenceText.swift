import CareModel
import Compliance
import Coverage
import TextFormats
import Wording

/// The evidence of a finding as a sentence.
///
/// A check of a million estates has several million sentences, so what they share is prepared once, of the two languages
/// only one is made, and a sentence goes into the buffer of the output without a string in between.
package final class EvidenceText: Sendable {
  package let check: ComplianceCheck
  package let language: Language
  private let settling = SettlingWords()
  /// What is the same for every finding of a clause, by the clause's index: its quotation, and the circle that decides.
  private let quotations: [String]
  private let circles: [String]
  private let facilities: [Facility]
  private let rooms: [ProvidedRoom]

  package init(check: ComplianceCheck, language: Language) {
    self.check = check
    self.language = language
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

  /// Appends the quotation, the calculation, the places, and what would settle an undecided finding.
  package func append(_ finding: Finding, to text: inout ByteBuffer) {
    let (evidence, first) = (finding.evidence, text.count)
    func begin(_ text: inout ByteBuffer) {
      if text.count > first { text.append("; ", "；", in: language) }
    }
    text.append(quotations[finding.clause])
    if let calculation = evidence.calculation {
      begin(&text)
      calculation.append(language, to: &text)
    }
    if !evidence.used.isEmpty {
      begin(&text)
      text.append("counted: ", "计入：", in: language)
      appendUsed(evidence, to: &text)
    }
    if !evidence.excluded.isEmpty {
      begin(&text)
      text.append("left out: ", "未计入：", in: language)
      appendExcluded(evidence, to: &text)
    }
    if evidence.more > 0 {
      begin(&text)
      text.append("", "另有", in: language)
      text.appendInt(evidence.more)
      text.append(" more", "处", in: language)
    }
    if let (name, value) = evidence.alternative {
      begin(&text)
      appendAlternative(name, value, to: &text)
    }
    if !circles[finding.clause].isEmpty {
      begin(&text)
      text.append(circles[finding.clause])
    }
    for warning in evidence.warnings {
      begin(&text)
      text.append("note: ", "提示：", in: language)
      text.append(warning.text(language))
    }
    if let settles = evidence.settles {
      begin(&text)
      text.append("needed to decide: ", "补充", in: language)
      text.append(settling.text(settles, language))
      text.append("", "后即可判定", in: language)
    }
  }

  /// The sentence that `append` writes.
  package func text(_ finding: Finding) -> String {
    Self.string { append(finding, to: &$0) }
  }

  private static func string(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the result under another reading of the text.
  private func appendAlternative(
    _ parameter: String, _ area: Double, to text: inout ByteBuffer
  ) {
    if parameter == "count_small_places" {
      text.append(
        "if places that are too small counted as well: ", "如计入面积不达标的用房：", in: language)
    } else {
      text.append(language.pick("with \(parameter): ", "按\(parameter)口径："))
    }
    text.appendPlain(area)
    text.append(" m2", "平方米", in: language)
  }

  /// The reason of a finding in words; nil if it needs none.
  package func reason(_ finding: Finding) -> String? {
    finding.reason?.words.text(language)
  }

  // MARK: - Places

  /// The places that count; nil if there are none.
  func used(_ evidence: Evidence) -> String? {
    evidence.used.isEmpty ? nil : Self.string { appendUsed(evidence, to: &$0) }
  }

  private func appendUsed(_ evidence: Evidence, to text: inout ByteBuffer) {
    for (index, place) in evidence.used.enumerated() {
      if index > 0 { text.append(", ", "、", in: language) }
      text.append(id(place))
    }
  }

  /// The places that do not count, or may not, and why; nil if there are none.
  func excluded(_ evidence: Evidence) -> String? {
    evidence.excluded.isEmpty ? nil : Self.string { appendExcluded(evidence, to: &$0) }
  }

  private func appendExcluded(_ evidence: Evidence, to text: inout ByteBuffer) {
    for (index, (place, why)) in evidence.excluded.enumerated() {
      if index > 0 { text.append(", ", "、", in: language) }
      text.append(id(place))
      let words = ReasonWords.text(why, language)
      guard !words.isEmpty else { continue }
      text.append(" (", "（", in: language)
      text.append(words)
      text.append(")", "）", in: language)
    }
  }

  package func id(_ place: EvidencePlace) -> String {
    switch place {
    case .facility(let number): facilities.indices.contains(number) ? facilities[number].id : ""
    case .room(let number): rooms.indices.contains(number) ? rooms[number].id : ""
    }
  }
}
