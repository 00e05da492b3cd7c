import Compliance
import Files
import Layers
import TextFormats
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

  // MARK: - findings.csv

  /// The columns of `findings.csv`.
  static let findingColumns = [
    "policy", "clause", "section", "subject_type", "subject_id", "subject_name", "township",
    "verdict", "effect", "severity", "reason", "required", "actual", "shortfall", "unit", "due",
    "days_left", "evidence",
  ]

  private static let pieceSize = 512

  /// Writes `findings.csv`: a row for each finding.
  public func writeFindings(to sink: ByteSink) throws(CareCircleError) {
    var header = ByteBuffer()
    header.append("\u{FEFF}" + Self.findingColumns.joined(separator: ",") + "\r\n")
    try sink.write(header)
    let findings = check.findings
    let evidence = EvidenceText(check: check, language: language)
    let pieces = (findings.count + Self.pieceSize - 1) / Self.pieceSize
    try OutputPieces.encode(pieces) { piece, buffer in
      for place in piece * Self.pieceSize..<min((piece + 1) * Self.pieceSize, findings.count) {
        appendRow(findings[place], evidence, to: &buffer)
      }
    } write: { (_, buffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
  }

  private func appendRow(
    _ finding: Finding, _ evidence: EvidenceText, to buffer: inout ByteBuffer
  ) {
    let clause = check.policy.clauses[finding.clause]
    let subject = FindingSubject(finding.subject, of: check, language)
    let texts: [String?] = [
      check.policy.name, clause.id, clause.section, finding.subject.type.rawValue, subject.id,
      subject.name, subject.township, finding.verdict.rawValue, finding.effect.rawValue,
      clause.severityCode, finding.reason?.rawValue,
    ]
    for (place, text) in texts.enumerated() {
      if place > 0 { buffer.append(",") }
      if let text { buffer.appendCSVField(text, neutralisingFormulas: true) }
    }
    for amount in [finding.required, finding.actual, finding.shortfall] {
      buffer.append(",")
      if let amount { buffer.appendFixed(amount, decimals: finding.decimals) }
    }
    buffer.append(",")
    if let unit = finding.unit { buffer.append(unit.rawValue) }
    buffer.append(",")
    if let due = finding.due { buffer.append(due.description) }
    buffer.append(",")
    if let days = finding.daysLeft { buffer.appendInt(days) }
    buffer.append(",")
    buffer.appendCSVField(evidence.text(finding), neutralisingFormulas: true)
    buffer.append("\r\n")
  }
}

extension Finding {
  /// Shares need more digits than metres.
  package var decimals: Int { unit == .share ? 4 : 2 }
}

extension Clause {
  /// `soft` or `binding`.
  var severityCode: String { isSoft ? Effect.soft.rawValue : Effect.binding.rawValue }
}
