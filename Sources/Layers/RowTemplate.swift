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
    var row: LayerColumn.Write = { _, _ in }
    constant.buffer.append(opening)
    for (index, column) in columns.enumerated() {
      before(column, index, &constant.buffer)
      guard !column.isShared else {
        column.write(0, &constant)
        continue
      }
      row = Self.row(row, constant.buffer.bytes, column.write)
      constant.buffer.removeAll(keepingCapacity: true)
    }
    constant.buffer.append(closing)
    append = Self.row(row, constant.buffer.bytes) { _, _ in }
  }

  /// Appends what comes before, then a constant, then a value.
  private static func row(
    _ first: @escaping LayerColumn.Write, _ constant: [UInt8],
    _ value: @escaping LayerColumn.Write
  ) -> LayerColumn.Write {
    { record, cells in
      first(record, &cells)
      constant.withUnsafeBufferPointer { cells.buffer.append($0) }
      value(record, &cells)
    }
  }
}
