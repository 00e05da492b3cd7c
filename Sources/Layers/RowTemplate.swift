import TextFormats

/// The cells of a row in a text format, in the order of the columns.
///
/// What does not change from row to row is encoded once, here: the keys, and the values that a whole layer shares. A
/// row is then a few copies with its own values between them.
package struct RowTemplate: Sendable {
  /// Appends the row of a record.
  ///
  /// One closure that calls the others, each holding the one before it: an array of closures would count a reference to
  /// each of them at each cell, on every core at once.
  package let append: LayerColumn.Write

  /// A template of columns: `before` writes what stands before a value, by its column and index in the row.
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

  /// What is appended already, then a constant, and then a value.
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
