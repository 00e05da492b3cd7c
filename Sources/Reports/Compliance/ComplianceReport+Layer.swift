import Compliance
import Coverage
import Files
import Layers
import TextFormats
import Wording

extension ComplianceReport {
  /// Writes `compliance.geojson`: a feature for each subject with its findings, the worst first. Subjects
  /// without a place have no geometry.
  public func writeLayer(to sink: ByteSink) throws(CareCircleError) {
    let policy = check.policy
    let method: ReachMethod = check.register.ground == nil ? .straight : .street
    var opening = ByteBuffer()
    opening.beginFeatureCollection(
      "compliance",
      [
        ("schema", .string("carecircle.compliance/1")),
        ("version", .string(CareCircleVersion.current)),
        ("policy", .string(policy.name)),
        ("number", .optional(policy.number)),
        ("title", .string(policy.title.text(language))),
        ("as_of", .optional(check.register.asOf?.description)),
        ("circle", check.register.circle.document(by: method)),
        ("method", .string(method.rawValue)),
        ("estimated", .flag(method.isEstimated)),
      ] + (attribution.map { [("attribution", .string($0))] } ?? []))
    try sink.write(opening)
    let evidence = EvidenceText(check: check, language: language)
    let size = 128
    let pieces = (bySubject.count + size - 1) / size
    try OutputPieces.encode(pieces) { piece, buffer in
      for place in piece * size..<min((piece + 1) * size, bySubject.count) {
        if place > 0 { buffer.append(",\n") }
        appendFeature(bySubject[place], evidence, to: &buffer)
      }
    } write: { (_, buffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
    var closing = ByteBuffer()
    closing.endFeatureCollection()
    try sink.write(closing)
  }

  private func appendFeature(
    _ group: (subject: Subject, findings: ArraySlice<Int32>), _ evidence: EvidenceText,
    to buffer: inout ByteBuffer
  ) {
    let subject = FindingSubject(group.subject, of: check, language)
    let findings = group.findings.map { check.findings[Int($0)] }
    let worst = findings.first
    buffer.append("{\"type\":\"Feature\",\"properties\":")
    JSONValue.object([
      ("subject_type", .string(group.subject.type.rawValue)),
      ("id", .string(subject.id)),
      ("name", .optional(subject.name)),
      ("township", .optional(subject.township)),
      ("verdict", .optional(worst?.verdict.rawValue)),
      ("effect", .optional(worst?.effect.rawValue)),
      ("clause", .optional(worst.map { check.policy.clauses[$0.clause].id })),
      ("fails", .integer(findings.count { $0.verdict == .fail })),
      ("binding_fails", .integer(findings.count(where: \.isBindingFail))),
      ("findings", .array(findings.map { document($0, evidence) })),
    ]).append(to: &buffer)
    buffer.append(",\"geometry\":")
    buffer.appendGeometry(subject.place, gates: subject.gates)
    buffer.append("}")
  }

  private func document(_ finding: Finding, _ evidence: EvidenceText) -> JSONValue {
    let clause = check.policy.clauses[finding.clause]
    let amount = { (value: Double?) in
      value.map { JSONValue.fixed($0, finding.decimals) } ?? .null
    }
    return .object([
      ("clause", .string(clause.id)),
      ("section", .string(clause.section)),
      ("quotation", .array(clause.quotes.map(JSONValue.string))),
      ("reading", .optional(clause.reading?.text(language))),
      ("verdict", .string(finding.verdict.rawValue)),
      ("effect", .string(finding.effect.rawValue)),
      ("severity", .string(clause.severityCode)),
      ("reason", .optional(finding.reason?.rawValue)),
      ("required", amount(finding.required)),
      ("actual", amount(finding.actual)),
      ("shortfall", amount(finding.shortfall)),
      ("unit", .optional(finding.unit?.rawValue)),
      ("due", .optional(finding.due?.description)),
      ("days_left", finding.daysLeft.map(JSONValue.integer) ?? .null),
      ("used", .array(finding.evidence.used.map { .string(evidence.id($0)) })),
      (
        "excluded",
        .array(
          finding.evidence.excluded.map {
            .object([("id", .string(evidence.id($0.place))), ("why", .string($0.why))])
          })
      ),
      ("settles", .optional(finding.evidence.settles)),
      ("evidence", .string(evidence.text(finding))),
    ])
  }
}
