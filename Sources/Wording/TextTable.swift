/// Rows of text with aligned columns, even if characters differ in width.
package struct TextTable {
  /// How a column is aligned.
  package enum Column {
    /// Left-aligned, and cut to a width.
    case text(Int)
    /// Right-aligned.
    case number
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// A table without rows.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row, with as many cells as there are columns.
  package mutating func add(_ cells: String...) {
    rows.append(
      zip(columns, cells).map { column, cell in
        if case .text(let width) = column { return DisplayWidth.shortened(cell, to: width) }
        return cell
      })
  }

  /// The lines, indented, with two blanks between columns. A column without any text takes up no space.
  package func lines(indent: Int = 2) -> [String] {
    let widths = columns.indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let shown = columns.indices.filter { widths[$0] > 0 }
    return rows.map { row in
      let cells = shown.map { column in
        var isNumber = false
        if case .number = columns[column] { isNumber = true }
        return DisplayWidth.padded(row[column], to: widths[column], isNumber: isNumber)
      }
      var line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
