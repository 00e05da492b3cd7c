import Wording

/// The number of issues of one kind in one field.
public struct IssueCount: Sendable {
  /// The code that says what is wrong.
  public let code: DataIssue.Code
  /// The effect on the rows.
  public let severity: DataIssue.Severity
  /// The field, given by its header.
  public let field: String?
  /// The number of issues.
  public fileprivate(set) var count = 0
  /// The first rows with the issue, each with its value.
  public fileprivate(set) var examples: [RowExample] = []
  /// What is wrong with the first row, and how to correct it.
  public let message: Message

  /// Counts the rejections and the doubts of a file, in the order in which they first occur, rejections first. Notes
  /// are not counted, since another section of an inspection has them.
  package static func counts(_ issues: [DataIssue]) -> [IssueCount] {
    var indices: [Key: Int] = [:]
    var counts: [IssueCount] = []
    for issue in issues where issue.severity != .note {
      let key = Key(code: issue.code, field: issue.field)
      let index = indices[key] ?? counts.count
      if index == counts.count {
        indices[key] = index
        counts.append(
          IssueCount(
            code: issue.code, severity: issue.severity, field: issue.field, message: issue.message))
      }
      counts[index].count += 1
      if counts[index].examples.count < RowExample.limit {
        counts[index].examples.append(RowExample(line: issue.line, text: issue.value))
      }
    }
    return counts.filter { $0.severity == .rejected } + counts.filter { $0.severity == .doubtful }
  }

  private struct Key: Hashable {
    let code: DataIssue.Code
    let field: String?
  }
}
