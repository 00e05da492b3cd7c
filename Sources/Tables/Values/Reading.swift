import Wording

/// The result of reading a cell.
package enum Reading<Value> {
  /// The cell is empty, or there is no such column.
  case blank
  /// The value of the cell.
  case value(Value)
  /// The cell cannot be read as what was expected.
  case unreadable(expected: Message)

  /// The value; nil if there is none.
  package var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }

  /// Reads a text. If `parse` returns nil, the text is unreadable.
  package init(_ text: String?, expected: @autoclosure () -> Message, _ parse: (String) -> Value?) {
    guard let text else {
      self = .blank
      return
    }
    // No value is this long, and parsing a hundred megabytes in every possible form would take long.
    if text.utf8.count <= 1000, let value = parse(text) {
      self = .value(value)
    } else {
      self = .unreadable(expected: expected())
    }
  }
}

extension Reading: Sendable where Value: Sendable {}
