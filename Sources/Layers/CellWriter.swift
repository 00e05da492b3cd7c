import TextFormats

/// Takes the values of columns and writes them in the form that a format asks for.
///
/// It owns the buffer to which it writes. Typed formats have no text: for them the value stays in the writer until
/// the next one comes.
package struct CellWriter: ~Copyable {
  /// How a value is written.
  package enum Form: Sendable {
    /// As a value of JSON.
    case json
    /// As a cell of a table in text.
    case csv
    /// Kept as it is, lists as JSON.
    case value
    /// Kept as it is, lists as a text for people.
    case sheet
  }

  /// What is kept of the last value. A text is in the buffer.
  package enum Value: Sendable {
    case null, text
    case integer(Int)
    case number(Double)
    case flag(Bool)
  }

  package var buffer = ByteBuffer()
  package let form: Form
  /// The last value, where values are kept.
  package private(set) var value = Value.null

  package init(_ form: Form) { self.form = form }

  /// Takes a text; nil is no value.
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

  /// Takes a whole number.
  package mutating func integer(_ number: Int?) {
    guard let number else { return null() }
    switch form {
    case .json, .csv: buffer.appendInt(number)
    case .value, .sheet: value = .integer(number)
    }
  }

  /// Takes a number, which is rounded to so many decimals; nil keeps all of its digits.
  package mutating func number(_ number: Double?, decimals: Int?) {
    guard let number else { return null() }
    switch form {
    case .json, .csv: append(number, decimals)
    case .value, .sheet:
      // The number that reads back from the text of the other formats, and no other.
      buffer.removeAll(keepingCapacity: true)
      append(number, decimals)
      value = buffer.withBytes { DecimalParser.double($0) }.map(Value.number) ?? .null
    }
  }

  /// Takes a yes or no.
  package mutating func flag(_ flag: Bool?) {
    guard let flag else { return null() }
    switch form {
    case .json, .csv: buffer.append(flag ? "true" : "false")
    case .value, .sheet: value = .flag(flag)
    }
  }

  /// Takes no value.
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

  /// Takes a list: as JSON, or as a text for people in a table, where an empty one is no value.
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
      // Made whole first: whether a cell needs quotes shows only then.
      var cell = ByteBuffer()
      text(&cell)
      self.text(cell.withBytes { String(decoding: $0, as: UTF8.self) })
    }
  }

  /// Takes a list of codes, joined with semicolons in a table; nil is no value.
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

  /// Takes a document, which is JSON in tables, too.
  package mutating func json(_ document: JSONValue?) {
    guard let document else { return null() }
    list(isEmpty: false) {
      document.append(to: &$0)
    } text: {
      document.append(to: &$0)
    }
  }
}
