import CareModel
import Wording

extension ComplianceCheck {
  /// The records of a table that no clause used, by their indices: those that name no clause of the policy, or of which
  /// the clause does not ask.
  package func unusedRecords(of table: RecordTable) -> [Int] {
    let takers = policy.clauses.compactMap { clause in
      (clause.rule as? any RecordTaker).map { (clause.id, $0) }
    }
    return (register.records[table] ?? []).enumerated().compactMap { index, record in
      takers.contains { id, rule in
        ClauseReference.names(record.clause, id) && rule.takes(record, of: table)
      } ? nil : index
    }
  }

  /// What findings warn of, each message once, with the clause.
  package var warnings: [(clause: String, message: Message)] {
    var warnings: [(clause: String, message: Message)] = []
    var known: Set<String> = []
    for finding in findings where !finding.evidence.warnings.isEmpty {
      let clause = policy.clauses[finding.clause].id
      for message in finding.evidence.warnings where known.insert(clause + message.english).inserted
      {
        warnings.append((clause, message))
      }
    }
    return warnings
  }
}
