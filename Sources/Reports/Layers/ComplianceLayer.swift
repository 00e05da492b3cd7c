import Compliance
import Coverage
import Layers
import Wording

extension ComplianceReport {
  /// A feature for each subject with its findings, the subject with the worst finding first. Subjects without a
  /// location have no geometry.
  public var layer: ResultLayer {
    let (bySubject, findings) = (bySubject, check.findings)
    let names = SubjectNames(check, language)
    let documents = FindingDocuments(check, words)
    let ids = check.policy.clauses.map(\.id)
    let worst = { @Sendable (record: Int) in
      bySubject[record].findings.first.map { findings[Int($0)] }
    }
    return ResultLayer(
      "compliance", header: header(schema: "carecircle.compliance/1"), geometry: .any,
      count: bySubject.count,
      columns: [
        .text("id") { $1.text(names.id(bySubject[$0].subject)) },
        .text("subject_type") { $1.text(bySubject[$0].subject.type.rawValue) },
        .text("name") { $1.text(names.name(bySubject[$0].subject)) },
        .text("township") { $1.text(names.township(bySubject[$0].subject)) },
        .text("verdict") { $1.text(worst($0)?.verdict.rawValue) },
        .text("effect") { $1.text(worst($0)?.effect.rawValue) },
        .text("clause") { $1.text(worst($0).map { ids[$0.clause] }) },
        .integer("fails") { record in
          bySubject[record].findings.count { findings[Int($0)].verdict == .fail }
        },
        .integer("binding_fails") { record in
          bySubject[record].findings.count { findings[Int($0)].isBindingFail }
        },
        .list("findings") { record, cell in
          cell.list(isEmpty: false) {
            documents.append(bySubject[record].findings, to: &$0)
          } text: {
            documents.append(bySubject[record].findings, to: &$0)
          }
        },
      ],
      shape: { record, geometry in
        let subject = names.subject(bySubject[record].subject)
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
}
