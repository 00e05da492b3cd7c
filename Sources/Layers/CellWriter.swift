import TextFormats

/// Takes the values of columns and writes them in the form that a format needs.
///
/// It owns the buffer to which it writes. For typed formats nothing is written as text; the value stays in the writer
/// until the next one.
package struct CellWriter: ~Copyable {
  /// How a value is written.
  package enum Form: Sendable {
    /// As a value of JSON.
    case json
    /// As a cell of a table in text.
    case csv
    /// Kept as a value; lists as JSON.
    case value
    /// Kept as a value; lists as text for people.
    case sheet
  }

  /// The last value, if values are kept. A text is in the buffer.
  package enum Value: Hashable, Sendable {
    case null, text
    case integer(Int)
    case number(Double)
    case flag(Bool)
  }

  package var buffer = ByteBuffer()
  package let form: Form
  /// The last value, if values are kept.
  package private(set) var value = Value.null

  package init(_ form: Form) { self.form = form }

  /// Writes a text; nil means no value.
  package mutating func text(_ text: String?) {
    guard let text else { return null() }
    switch form {
    case .json: buffer.appendJSONString(text)
    case .csv: buffer.appendCSVField(text, neutralisingFormulas: true)
    case .value, .sheet:
      value = .text
      buffer.removeAll(keepingCapacity: true)
      buffer.append(text)
    }
  }

  /// Writes a text from its parts, without a string of it.
  package mutating func text(_ write: (inout ByteBuffer) -> Void) {
    if form == .value || form == .sheet {
      value = .text
      buffer.removeAll(keepingCapacity: true)
      return write(&buffer)
    }
    // Only when the text is complete is it known whether it needs quotes.
    var text = ByteBuffer()
    text.reserve(512)
    write(&text)
    text.withBytes { utf8 in
      if form == .json {
        buffer.appendJSONString(utf8)
      } else {
        buffer.appendCSVField(utf8, neutralisingFormulas: true)
      }
    }
  }

  /// Writes a whole number; nil means no value.
  package mutating func integer(_ number: Int?) {
    guard let number else { return null() }
    switch form {
    case .json, .csv: buffer.appendInt(number)
    case .value, .sheet: value = .integer(number)
    }
  }

  /// Writes a number rounded to some decimals; without `decimals`, all of its digits are kept. Nil means no value.
  package mutating func number(_ number: Double?, decimals: Int?) {
    guard let number else { return null() }
    switch form {
    case .json, .csv: append(number, decimals)
    case .value, .sheet:
      // The value is the number that the text in other formats would be read as, so that all formats agree.
      buffer.removeAll(keepingCapacity: true)
      append(number, decimals)
      value = buffer.withBytes { DecimalParser.double($0) }.map(Value.number) ?? .null
    }
  }

  /// Writes a yes or no; nil means no value.
  package mutating func flag(_ flag: Bool?) {
    guard let flag else { return null() }
    switch form {
    case .json, .csv: buffer.append(flag ? "true" : "false")
    case .value, .sheet: value = .flag(flag)
    }
  }

  /// Writes no value.
  package mutating func null() {
    switch form {
    case .json: buffer.append("null")
    case .csv: return
    case .value, .sheet: value = .null
    }
  }

  private mutating func append(_ number: Double, _ decimals: Int?) {
    if let decimals {
      buffer.appendFixed(number, decimals: decimals)
    } else {
      buffer.appendShortest(number)
    }
  }

  // MARK: - Lists

  /// Writes a list: as JSON, or in a table as text for people, where an empty list has no value.
  package mutating func list(
    isEmpty: Bool, json: (inout ByteBuffer) -> Void, text: (inout ByteBuffer) -> Void
  ) {
    switch form {
    case .json: json(&buffer)
    case .value:
      value = .text
      buffer.removeAll(keepingCapacity: true)
      json(&buffer)
    case .csv, .sheet:
      if isEmpty { return null() }
      self.text(text)
    }
  }

  /// Writes a list of codes, which semicolons separate in a table; nil means no value.
  package mutating func codes(_ codes: [String]?) {
    guard let codes else { return null() }
    list(isEmpty: codes.isEmpty) { buffer in
      buffer.append("[")
      for (index, code) in codes.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.appendJSONString(code)
      }
      buffer.append("]")
    } text: { buffer in
      buffer.append(codes.joined(separator: ";"))
    }
  }

  /// Writes a document, which is JSON in tables as well.
  package mutating func json(_ document: JSONValue?) {
    guard let document else { return null() }
    list(isEmpty: false) {
      document.append(to: &$0)
    } text: {
      document.append(to: &$0)
    }
  }
}
