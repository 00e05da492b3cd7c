import Coverage
import TextFormats
import Wording

/// `issues.csv`: every row that was rejected, doubtful or notable.
public enum IssueTable {
  /// The table with a byte order mark, by which Excel knows that it is UTF-8.
  public static func csv(
    _ issues: [DataIssue], language: Language, circle: ServiceCircle,
    by method: ReachMethod = .straight
  )
    -> ByteBuffer
  {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}file,line,field,value,severity,reason,reason_text,circle\r\n")
    for issue in issues {
      let cells = [
        issue.file, issue.line.map(String.init), issue.field, issue.value, issue.severity.rawValue,
        issue.code.rawValue, issue.message.text(language), circle.code(by: method),
      ]
      for (place, cell) in cells.enumerated() {
        if place > 0 { buffer.append(",") }
        if let cell { buffer.appendCSVField(cell, neutralisingFormulas: true) }
      }
      buffer.append("\r\n")
    }
    return buffer
  }
}
