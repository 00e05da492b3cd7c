import CareCircle
import Registers

/// What has to hold of every input, whatever is in it.
public enum Promises {
  /// Reads a table and ends the process when a row is lost, an id stands twice or a refusal says
  /// nothing.
  public static func check<Row>(
    ids: (Row) -> String, _ load: () throws(CareCircleError) -> LoadedTable<Row>
  ) {
    do throws(CareCircleError) {
      let table = try load()
      let rejections = table.issues.count { $0.severity == .rejected }
      precondition(
        table.sources.map(\.rowsRejected).reduce(0, +) == rejections,
        "a rejection is not listed once")
      precondition(table.sources.map(\.rowsUsed).reduce(0, +) == table.rows.count, "a row is lost")
      precondition(table.lines.count == table.rows.count, "a row has no line")
      let keys = Set(table.rows.map { Array(ids($0).utf8) })
      precondition(keys.count == table.rows.count, "two rows have one id")
      for issue in table.issues { precondition(!issue.text(.english).isEmpty) }
    } catch {
      check(error)
    }
  }

  /// A refusal names the file and says something in every language.
  public static func check(_ error: CareCircleError) {
    for language in Language.allCases {
      let lines = error.lines(language)
      precondition(!lines.isEmpty, "a refusal that says nothing")
      for line in lines { precondition(!line.hasPrefix(":"), "a refusal that names no file") }
    }
  }
}
