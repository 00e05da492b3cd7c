import TextFormats

/// The cells of a row in a text format, in the order of the columns.
///
/// What does not change from row to row is encoded only once, in the template: the keys, and the values that all
/// records share. A row is then a few copies with its own values in between.
package struct RowTemplate: Sendable {
  /// Appends the row of a record.
  ///
  /// It is one closure that calls the others, each of which captures the one before it. An array of closures would
  /// count a reference to each of them for each cell, on every core at once.
  package let append: LayerColumn.Write

  /// Makes a template of columns. `before` writes what comes before a value, given the column and its index in the row.
  package init(
    _ columns: [LayerColumn], _ form: CellWriter.Form, opening: String = "", closing: String = "",
    before: (LayerColumn, Int, inout ByteBuffer) -> Void
  ) {
    var constant = CellWriter(form)
    var cells: [Cell] = []
    constant.buffer.append(opening)
    for (index, column) in columns.enumerated() {
      before(column, index, &constant.buffer)
      guard !column.isShared else {
        column.write(0, &constant)
        continue
      }
      cells.append(Cell(constant: constant.buffer.bytes, value: column.write))
      constant.buffer.removeAll(keepingCapacity: true)
    }
    constant.buffer.append(closing)
    cells.append(Cell(constant: constant.buffer.bytes))
    append = Self.row(cells)
  }

  /// What comes before a value, and the value.
  private struct Cell {
    var constant: [UInt8] = []
    var value: LayerColumn.Write = { _, _ in }

    @inline(__always)
    func append(_ record: Int, to cells: inout CellWriter) {
      constant.withUnsafeBufferPointer { cells.buffer.append($0) }
      value(record, &cells)
    }
  }

  /// Four cells to a closure: what a closure costs is then paid for every fourth cell only.
  private static func row(_ cells: [Cell]) -> LayerColumn.Write {
    var row: LayerColumn.Write = { _, _ in }
    for start in stride(from: 0, to: cells.count, by: 4) {
      let cell = { (offset: Int) in start + offset < cells.count ? cells[start + offset] : Cell() }
      row = four(row, cell(0), cell(1), cell(2), cell(3))
    }
    return row
  }

  private static func four(
    _ before: @escaping LayerColumn.Write, _ first: Cell, _ second: Cell, _ third: Cell,
    _ fourth: Cell
  ) -> LayerColumn.Write {
    { record, cells in
      before(record, &cells)
      first.append(record, to: &cells)
      second.append(record, to: &cells)
      third.append(record, to: &cells)
      fourth.append(record, to: &cells)
    }
  }
}
