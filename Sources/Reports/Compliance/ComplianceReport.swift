import Compliance
import Wording

/// The tables and the layer of a compliance check.
public struct ComplianceReport: Sendable {
  package let check: ComplianceCheck
  package let language: Language
  /// The attribution that the makers of the street data ask for; nil without streets, or if they ask for none.
  package let attribution: String?
  /// The findings grouped by subject: the worst finding of a subject first, and the subject with the worst finding
  /// first.
  let bySubject: SubjectGroups
  /// The evidence in words.
  package let words: EvidenceText

  /// The report of a check in a language.
  public init(_ check: ComplianceCheck, language: Language, attribution: String? = nil) {
    self.check = check
    self.language = language
    self.attribution = attribution
    bySubject = SubjectGroups(check.findings)
    words = EvidenceText(check: check, language: language)
  }
}

extension Clause {
  /// `soft` or `binding`.
  var severityCode: String { isSoft ? Effect.soft.rawValue : Effect.binding.rawValue }
}
