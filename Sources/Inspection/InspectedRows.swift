import Registers

/// The rows that were used, with their line numbers.
package struct InspectedRows<Row: RegisterRow> {
  package let rows: [Row]
  package let lines: [Int32]

  /// A row as an example: its line, and its name with a remark.
  package func example(_ index: Int, _ remark: String? = nil) -> RowExample {
    let parts = [rows[index].name, remark].compactMap { $0 }
    return RowExample(
      line: Int(lines[index]), text: parts.isEmpty ? nil : parts.joined(separator: ", "))
  }
}
