import Registers

/// The rows that were used, with their lines.
package struct InspectedRows<Row: RegisterRow> {
  package let rows: [Row]
  package let lines: [Int32]

  /// An example of a row: its line, and its name with what is said of it.
  package func example(_ place: Int, _ remark: String? = nil) -> RowExample {
    let parts = [rows[place].name, remark].compactMap { $0 }
    return RowExample(
      line: Int(lines[place]), text: parts.isEmpty ? nil : parts.joined(separator: ", "))
  }
}
