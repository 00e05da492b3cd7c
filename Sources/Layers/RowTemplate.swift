import TextFormats

/// The cells of a row in a text format, in the order of the columns.
///
/// What does not change from row to row is encoded once, here: the keys, and the values that a whole layer shares. A
/// row is then a few copies with its own values between them.
package struct RowTemplate: Sendable {
  /// A value, and the bytes that stand before it.
  private struct Step {
    let constant: Range<Int>
    let write: LayerColumn.Write
  }

  private let constants: [UInt8]
  private let steps: [Step]
  private let ending: Range<Int>

  /// A template of columns: `before` writes what stands before a value, by its column and place in the row.
  package init(
    _ columns: [LayerColumn], _ form: CellWriter.Form, opening: String = "", closing: String = "",
    before: (LayerColumn, Int, inout ByteBuffer) -> Void
  ) {
    var cells = CellWriter(form)
    var steps: [Step] = []
    var start = 0
    cells.buffer.append(opening)
    for (place, column) in columns.enumerated() {
      before(column, place, &cells.buffer)
      if column.isShared {
        column.write(0, &cells)
      } else {
        steps.append(Step(constant: start..<cells.buffer.count, write: column.write))
        start = cells.buffer.count
      }
    }
    cells.buffer.append(closing)
    self.steps = steps
    ending = start..<cells.buffer.count
    constants = cells.buffer.bytes
  }

  /// Appends the row of a record.
  @inline(__always)
  package func append(_ place: Int, to cells: inout CellWriter) {
    constants.withUnsafeBufferPointer { constants in
      for step in steps {
        cells.buffer.append(UnsafeBufferPointer(rebasing: constants[step.constant]))
        step.write(place, &cells)
      }
      cells.buffer.append(UnsafeBufferPointer(rebasing: constants[ending]))
    }
  }
}
