import Compliance
import Layers

extension ComplianceReport {
  /// Every finding, as a table. The id consists of the clause and the subject: `WZ-1/new_estate/E7`.
  public var findingLayer: ResultLayer {
    let (findings, clauses, language) = (check.findings, check.policy.clauses, language)
    return ResultLayer(
      "findings", header: header(schema: "carecircle.findings/1"), geometry: .none,
      count: findings.count,
      columns: identity + [
        .text("verdict") { $1.text(findings[$0].verdict.rawValue) },
        .text("effect") { $1.text(findings[$0].effect.rawValue) },
        .text("severity") { $1.text(clauses[findings[$0].clause].severityCode) },
        .text("reason") { $1.text(findings[$0].reason?.rawValue) },
        .amount("required") { (findings[$0].required, findings[$0].decimals) },
        .amount("actual") { (findings[$0].actual, findings[$0].decimals) },
        .amount("shortfall") { (findings[$0].shortfall, findings[$0].decimals) },
        .text("unit") { $1.text(findings[$0].unit?.rawValue) },
        .date("due") { findings[$0].due },
        .integer("days_left") { findings[$0].daysLeft },
        evidence,
        .text("reason_text") { $1.text(findings[$0].reason?.words.text(language)) },
      ])
  }

  private var identity: [LayerColumn] {
    let (clauses, findings) = (check.policy.clauses, check.findings)
    let names = SubjectNames(check, language)
    return [
      .text("id") { record, cell in
        let (clause, subject) = (findings[record].clause, findings[record].subject)
        cell.text {
          $0.append(clauses[clause].id)
          $0.append("/")
          $0.append(subject.type.rawValue)
          $0.append("/")
          $0.append(names.id(subject))
        }
      },
      .text("policy", all: check.policy.name),
      .text("clause") { $1.text(clauses[findings[$0].clause].id) },
      .text("section") { $1.text(clauses[findings[$0].clause].section) },
      .text("subject_type") { $1.text(findings[$0].subject.type.rawValue) },
      .text("subject_id") { $1.text(names.id(findings[$0].subject)) },
      .text("subject_name") { $1.text(names.name(findings[$0].subject)) },
      .text("township") { $1.text(names.township(findings[$0].subject)) },
    ]
  }

  private var evidence: LayerColumn {
    let (evidence, findings) = (words, check.findings)
    return .text("evidence") { record, cell in
      cell.text { evidence.append(findings[record], to: &$0) }
    }
  }
}

extension Finding {
  /// Shares need more digits than metres, and amounts that differ need as many as show it: never "15.00 of 15.00".
  package var decimals: Int {
    let least = unit == .share ? 4 : 2
    guard verdict == .fail || verdict == .notDue, let required, let actual, required != actual
    else { return least }
    var (decimals, scale) = (least, unit == .share ? 1e4 : 1e2)
    while decimals < 9, (required * scale).rounded() == (actual * scale).rounded() {
      (decimals, scale) = (decimals + 1, scale * 10)
    }
    return decimals
  }
}
