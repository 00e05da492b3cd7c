import CareModel
import Compliance
import TextFormats

/// The tables and the layer of a compliance check.
public struct ComplianceReport: Sendable {
  let check: ComplianceCheck
  let language: Language
  /// Findings by their subject, each subject's worst first; subjects with the worst first.
  let bySubject: [(subject: Subject, findings: [Int])]

  /// The report of a check in a language.
  public init(_ check: ComplianceCheck, language: Language) {
    self.check = check
    self.language = language
    bySubject = Self.grouped(check.findings)
  }

  /// Time in proportion to the findings, but for the sorting of subjects into seven ranks.
  private static func grouped(_ findings: [Finding]) -> [(subject: Subject, findings: [Int])] {
    var places: [Subject: Int] = [:]
    var groups: [(subject: Subject, findings: [Int])] = []
    for (number, finding) in findings.enumerated() {
      if let place = places[finding.subject] {
        groups[place].findings.append(number)
      } else {
        places[finding.subject] = groups.count
        groups.append((finding.subject, [number]))
      }
    }
    for place in groups.indices {
      groups[place].findings.sort { (findings[$0].urgency, $0) < (findings[$1].urgency, $1) }
    }
    let ranks = groups.map { group in
      group.findings.first.map { findings[$0].urgency } ?? Int.max
    }
    return groups.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { groups[$0] }
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
  /// For sorting: the worst first, a binding one before others.
  fileprivate var urgency: Int { verdict.rank * 2 + (effect == .binding ? 0 : 1) }

  /// Shares need more digits than metres.
  var decimals: Int { unit == .share ? 4 : 2 }
}

extension Clause {
  /// `soft` or `binding`.
  var severityCode: String { isSoft ? Effect.soft.rawValue : Effect.binding.rawValue }
}
