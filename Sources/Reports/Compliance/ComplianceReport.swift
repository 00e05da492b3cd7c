import Compliance
import Wording

/// The tables and the layer of a compliance check.
public struct ComplianceReport: Sendable {
  package let check: ComplianceCheck
  package let language: Language
  /// Whom the makers of the streets want to be named; nil without streets, or where they ask for nothing.
  package let attribution: String?
  /// Findings by their subject, each subject's worst first; subjects with the worst first.
  let bySubject: SubjectGroups

  /// The report of a check in a language.
  public init(_ check: ComplianceCheck, language: Language, attribution: String? = nil) {
    self.check = check
    self.language = language
    self.attribution = attribution
    bySubject = SubjectGroups(check.findings)
  }
}

extension Clause {
  /// `soft` or `binding`.
  var severityCode: String { isSoft ? Effect.soft.rawValue : Effect.binding.rawValue }
}
