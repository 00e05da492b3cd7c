import CareModel
import Tables
import Wording

extension LoadedTable<Estate> {
  /// Joins these estates with the rows of another table that refer to them by id. Of several estates with one id, the
  /// first is taken.
  ///
  /// `take` receives an estate, its index, and the index of a row of the other table; it updates the estate and may add
  /// issues. Rows that match no estate are rejected and reported with the code `strays`, never dropped. Takes time
  /// proportional to both tables.
  package func joined(
    with other: LoadedTable<Estate>, strays code: DataIssue.Code,
    take: (inout Estate, _ number: Int, _ row: Int, inout [DataIssue]) -> Void
  ) -> (estates: LoadedTable<Estate>, other: LoadedTable<Estate>) {
    var rows = rows
    var (issues, origins) = (other.issues, other.rowOrigins)
    let numbers = Dictionary(
      rows.indices.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let lost = (estates: self.issues.tellOfLostDigits, other: issues.tellOfLostDigits)
    for row in other.rows.indices {
      let id = other.rows[row].id
      let isLost = (lost.estates || lost.other) && LostDigits.mayHaveLost(id)
      guard let number = numbers[id], !isLost else {
        let reason: Message =
          isLost && lost.other ? .ownDigitsLost : lost.estates ? .estatesLostDigits : .noEstate
        issues.append(.withoutEstate(other, row, code, reason))
        origins.sources[origins.sourceNumber(of: row)].rowsRejected += 1
        continue
      }
      take(&rows[number], number, row, &issues)
    }
    return (
      LoadedTable(rows: rows, rowOrigins: rowOrigins, issues: self.issues),
      LoadedTable(rows: other.rows, rowOrigins: origins, issues: issues)
    )
  }
}

extension DataIssue {
  fileprivate static func withoutEstate(
    _ table: LoadedTable<Estate>, _ row: Int, _ code: Code, _ message: Message
  ) -> DataIssue {
    let source = table.rowOrigins.source(of: row)
    return DataIssue(
      file: source.name, line: table.rowOrigins.line(of: row),
      row: source.rowName(table.rows[row].name), field: source.columns["id"],
      value: table.rows[row].id, code: code, severity: .rejected,
      message: message)
  }
}

extension Message {
  fileprivate static let noEstate = Message(
    en: "none of the estates used has this id; correct it or delete the row",
    zh: "所用小区中没有此编号；请更正编号或删除该行")
}
