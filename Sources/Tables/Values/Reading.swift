import Wording

/// What came of reading one cell.
package enum Reading<Value> {
  /// The cell is empty, or its column is missing.
  case blank
  /// The cell says this.
  case value(Value)
  /// The cell says something that cannot be read as what was expected.
  case unreadable(expected: Message)

  /// The value, where there is one.
  package var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }

  /// Reads a text; nil from `parse` means unreadable.
  package init(_ text: String?, expected: @autoclosure () -> Message, _ parse: (String) -> Value?) {
    guard let text else {
      self = .blank
      return
    }
    // No value is that long, and looking at a hundred megabytes from every side takes its time.
    if text.utf8.count <= 1000, let value = parse(text) {
      self = .value(value)
    } else {
      self = .unreadable(expected: expected())
    }
  }
}

extension Reading: Sendable where Value: Sendable {}
