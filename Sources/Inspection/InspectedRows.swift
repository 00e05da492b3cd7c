import Registers

/// The rows that were used, with their lines.
package struct InspectedRows<Row: RegisterRow> {
  package let rows: [Row]
  package let lines: [Int32]

  /// An example of a row: its line, and its name with what is said of it.
  package func example(_ index: Int, _ remark: String? = nil) -> RowExample {
    let parts = [rows[index].name, remark].compactMap { $0 }
    return RowExample(
      line: Int(lines[index]), text: parts.isEmpty ? nil : parts.joined(separator: ", "))
  }
}
