extension Policy {
  /// A table that clauses need and that a study does not have.
  package struct MissingTable: Sendable {
    /// Its name in a study file.
    package let name: String
    /// The ids of the clauses that stay undecided without it, in the order of the policy.
    package let clauses: [String]
  }

  /// The tables that the judged clauses need, apart from those for which `has` returns true.
  package func missingTables(_ has: (Register.Table) -> Bool) -> [MissingTable] {
    var clausesOfTable: [Register.Table: [String]] = [:]
    for clause in clauses {
      guard let scope = clause.scope.flatMap(clause.kind.scope) else { continue }
      for table in Set([scope.type.table] + scope.tables) where table != .study && !has(table) {
        clausesOfTable[table, default: []].append(clause.id)
      }
    }
    return clausesOfTable.map { MissingTable(name: $0.key.rawValue, clauses: $0.value) }
      .sorted { $0.name < $1.name }
  }
}
