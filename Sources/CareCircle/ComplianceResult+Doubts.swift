import CareModel
import Compliance
import Registers
import Wording

extension ComplianceCheck {
  /// Doubts about rows of tables with a column 条款 that belong to no clause of the policy.
  func unusedRecords(in tables: ReadInputs) -> [DataIssue] {
    [RecordTable.indicators, .milestones, .subsidies].flatMap { table -> [DataIssue] in
      guard let kind = InputKind.named(table.rawValue),
        let loaded: LoadedTable<Record> = tables[kind]
      else { return [] }
      return unusedRecords(of: table).map { row in
        let source = loaded.rowOrigins.source(of: row)
        return DataIssue(
          file: source.name, line: loaded.rowOrigins.line(of: row),
          row: source.rowName(loaded.rows[row].name), field: source.columns["clause"] ?? "clause",
          value: loaded.rows[row].clause, code: .recordUnused, severity: .doubtful,
          message: Message(
            en:
              "no clause of \(policy.name) asks for this row; correct the clause or the name of the indicator",
            zh: "\(policy.name) 没有条款使用该行；请更正条款编号或指标、事项名称"))
      }
    }
  }

  /// What the findings warn of, as issues.
  var warningIssues: [DataIssue] {
    warnings.map { clause, message in
      DataIssue(
        file: policy.name, field: clause, value: nil, code: .policyWarning, severity: .note,
        message: message)
    }
  }
}
