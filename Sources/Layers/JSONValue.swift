import TextFormats

/// A small JSON document whose members keep their order.
package indirect enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number with a fixed number of decimals.
  case fixed(Double, Int)
  /// A number with as many digits as it needs.
  case number(Double)
  case flag(Bool)
  /// A string, number or word, exactly as it is to be written.
  case written(String)
  case null

  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// Appends the value on one line.
  package func append(to buffer: inout ByteBuffer) {
    append(to: &buffer, indent: nil)
  }

  /// The value as the content of a file: indented, with a line end.
  package var document: ByteBuffer {
    var buffer = ByteBuffer()
    append(to: &buffer, indent: 0)
    buffer.append("\n")
    return buffer
  }

  private func append(to buffer: inout ByteBuffer, indent: Int?) {
    switch self {
    case .object(let members):
      Self.append(members, "{", "}", to: &buffer, indent: indent) { member, buffer, indent in
        buffer.appendJSONString(member.0)
        buffer.append(indent == nil ? ":" : ": ")
        member.1.append(to: &buffer, indent: indent)
      }
    case .array(let elements):
      Self.append(elements, "[", "]", to: &buffer, indent: indent) { element, buffer, indent in
        element.append(to: &buffer, indent: indent)
      }
    case .string(let text): buffer.appendJSONString(text)
    case .integer(let number): buffer.appendInt(number)
    case .fixed(let number, let decimals): buffer.appendFixed(number, decimals: decimals)
    case .number(let number): buffer.appendShortest(number)
    case .flag(let flag): buffer.append(flag ? "true" : "false")
    case .written(let text): buffer.append(text)
    case .null: buffer.append("null")
    }
  }

  private static func append<Element>(
    _ elements: [Element], _ opening: StaticString, _ closing: StaticString,
    to buffer: inout ByteBuffer, indent: Int?,
    _ body: (Element, inout ByteBuffer, Int?) -> Void
  ) {
    buffer.append(opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(",") }
      newLine(&buffer, indent.map { $0 + 1 })
      body(element, &buffer, indent.map { $0 + 1 })
    }
    if !elements.isEmpty { newLine(&buffer, indent) }
    buffer.append(closing)
  }

  private static func newLine(_ buffer: inout ByteBuffer, _ indent: Int?) {
    guard let indent else { return }
    buffer.append("\n")
    for _ in 0..<indent { buffer.append("  ") }
  }
}
