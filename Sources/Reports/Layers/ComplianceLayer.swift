import Compliance
import Coverage
import Layers
import Wording

extension ComplianceReport {
  /// A feature for each subject with its findings, the subject with the worst finding first. Subjects without a
  /// location have no geometry.
  public var layer: ResultLayer {
    let report = self
    return ResultLayer(
      "compliance", header: header(schema: "carecircle.compliance/1"), geometry: .any,
      count: bySubject.count,
      columns: [
        .text("id") { $1.text(report.subject($0).id) },
        .text("subject_type") { $1.text(report.bySubject[$0].subject.type.rawValue) },
        .text("name") { $1.text(report.subject($0).name) },
        .text("township") { $1.text(report.subject($0).township) },
        .text("verdict") { $1.text(report.worst($0)?.verdict.rawValue) },
        .text("effect") { $1.text(report.worst($0)?.effect.rawValue) },
        .text("clause") { record, cell in
          cell.text(report.worst(record).map { report.check.policy.clauses[$0.clause].id })
        },
        .integer("fails") { report.findings($0).count { $0.verdict == .fail } },
        .integer("binding_fails") { report.findings($0).count(where: \.isBindingFail) },
        .list("findings") { record, cell in
          cell.json(.array(report.findings(record).map(report.document)))
        },
      ],
      shape: { record, geometry in
        let subject = report.subject(record)
        geometry.place(subject.place, gates: subject.gates)
      })
  }

  /// What every output of the check says about itself.
  package func header(schema: String) -> [(String, JSONValue)] {
    let policy = check.policy
    let method: ReachMethod = check.register.streets == nil ? .straight : .street
    return [
      ("schema", .string(schema)),
      ("version", .string(CareCircleVersion.current)),
      ("policy", .string(policy.name)),
      ("number", .optional(policy.number)),
      ("title", .string(policy.title.text(language))),
      ("as_of", .optional(check.register.asOf?.description)),
      ("circle", check.register.circle.document(by: method)),
      ("method", .string(method.rawValue)),
      ("estimated", .flag(method.isEstimated)),
    ] + (attribution.map { [("attribution", .string($0))] } ?? [])
  }

  private func subject(_ record: Int) -> FindingSubject {
    FindingSubject(bySubject[record].subject, of: check, language)
  }

  private func findings(_ record: Int) -> [Finding] {
    bySubject[record].findings.map { check.findings[Int($0)] }
  }

  private func worst(_ record: Int) -> Finding? {
    bySubject[record].findings.first.map { check.findings[Int($0)] }
  }

  private func document(_ finding: Finding) -> JSONValue {
    let clause = check.policy.clauses[finding.clause]
    let evidence = words
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
