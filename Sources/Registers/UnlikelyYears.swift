import CareModel
import Tables
import Wording

extension LoadedTable<Estate> {
  /// The same estates, of which none was completed after a year: a slip of the finger, such as 2099 for 1999, proves
  /// nothing of an estate's age. It is listed, and the year is not known.
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
        "expected a year of completion up to \(last); it counts as not known, so correct it, or ask as of a later day",
      zh: "竣工年份应不晚于\(last)年，按未知处理；请更正，或将基准日改为更晚的日期")
  }

  /// The year that spreadsheets show for 0.
  static let yearOfNought = Message(
    en:
      "1900 is what spreadsheets show for an empty date (0); it counts as not known, so write the year of completion",
    zh: "1900年是电子表格对0显示的年份，按未知处理；请填写实际竣工年份")
}
