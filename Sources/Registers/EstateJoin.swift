import CareModel
import Wording

extension LoadedTable<Estate> {
  /// These estates and the rows of another table that are about them, by id; the first of several with one id.
  ///
  /// `take` puts what a row says into its estate, and may add issues. Rows that belong to no estate are rejected
  /// and listed under the code `strays`, never dropped. Takes time in proportion to both tables.
  package func joined(
    with other: LoadedTable<Estate>, strays code: DataIssue.Code,
    take: (inout Estate, _ row: Estate, _ line: Int32, inout [DataIssue]) -> Void
  ) -> (estates: LoadedTable<Estate>, other: LoadedTable<Estate>) {
    var rows = rows
    var (issues, info) = (other.issues, other.info)
    let places = Dictionary(
      rows.indices.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, line) in zip(other.rows, other.lines) {
      guard let place = places[row.id] else {
        issues.append(.withoutEstate(row, code, info, line))
        info.rowsRejected += 1
        continue
      }
      take(&rows[place], row, line, &issues)
    }
    return (
      LoadedTable(rows: rows, lines: lines, issues: self.issues, info: self.info),
      LoadedTable(rows: other.rows, lines: other.lines, issues: issues, info: info)
    )
  }
}

extension DataIssue {
  fileprivate static func withoutEstate(
    _ row: Estate, _ code: Code, _ info: InputInfo, _ line: Int32
  ) -> DataIssue {
    DataIssue(
      file: info.name, line: Int(line), field: info.columns["id"], value: row.id, code: code,
      severity: .rejected,
      message: Message(
        en: "no estate that is used has this id; correct it, or leave the row out",
        zh: "没有该编号的小区；请更正或删除该行"))
  }
}
