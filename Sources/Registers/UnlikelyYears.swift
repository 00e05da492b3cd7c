import CareModel
import Tables
import Wording

extension LoadedTable<Estate> {
  /// The same estates without completion years after a given year: a typing error, such as 2099 for 1999, does not
  /// prove an estate's age. Such a year is listed and treated as unknown.
  package func withoutYears(after last: Int) -> LoadedTable<Estate> {
    let late = self.rows.indices.filter { self.rows[$0].built?.earliest.map { $0 > last } ?? false }
    guard !late.isEmpty else { return self }
    var rows = self.rows
    var issues = self.issues
    for row in late {
      let source = rowOrigins.source(of: row)
      let year = rows[row].built?.earliest.map(String.init)
      rows[row].built = nil
      issues.append(
        DataIssue(
          file: source.name, line: rowOrigins.line(of: row),
          field: source.columns["built_year"] ?? source.columns["completion_date"], value: year,
          code: .yearUnlikely, severity: .doubtful, message: .after(last)))
    }
    return LoadedTable(rows: rows, rowOrigins: rowOrigins, issues: issues)
  }
}

extension Message {
  fileprivate static func after(_ last: Int) -> Message {
    Message(
      en:
        "expected a completion year up to \(last); it is treated as unknown; correct it, or set a later as_of date",
      zh: "竣工年份应不晚于\(last)年，按未知处理；请更正，或将基准日改为更晚的日期")
  }

  /// The year that spreadsheets show for the value 0.
  static let yearOfNought = Message(
    en:
      "1900 is what spreadsheets show for an empty date (0); it is treated as unknown; enter the completion year",
    zh: "1900年是电子表格对空日期（0）显示的年份，按未知处理；请填写实际竣工年份")
}
