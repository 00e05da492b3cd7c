import TextFormats
import Wording

/// HTML that grows piece by piece.
///
/// Markup itself comes only from literals in the code. Whatever comes from data or messages passes through one of two
/// doors that escape it: `data` for text and `attribute` for the value of an attribute.
struct Markup: ~Copyable {
  private var bytes = ByteBuffer()
  private(set) var words = WordTable()
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// Appends a literal of this program.
  mutating func raw(_ literal: StaticString) { bytes.append(literal) }

  /// Appends text from data.
  mutating func data(_ text: String) { bytes.appendXML(text) }

  /// Appends a whole number.
  mutating func integer(_ value: Int) { bytes.appendInt(value) }

  /// Appends a number with a fixed number of decimals.
  mutating func fixed(_ value: Double, _ decimals: Int = 1) {
    bytes.appendFixed(value, decimals: decimals)
  }

  /// Appends an attribute of the open tag.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    data(value)
    raw("\"")
  }

  /// Appends an attribute of the open tag that is a text for people.
  mutating func attribute(_ name: StaticString, _ message: Message) {
    attribute(name, message.text(language))
    guard message.english != message.chinese else { return }
    raw(" data-t-")
    raw(name)
    raw("=\"")
    integer(words.place(of: message))
    raw("\"")
  }

  /// Appends an element with a text for people.
  mutating func say(
    _ message: Message, in element: StaticString = "span", class name: StaticString = ""
  ) {
    raw("<")
    raw(element)
    if name.utf8CodeUnitCount > 0 {
      raw(" class=\"")
      raw(name)
      raw("\"")
    }
    content(message)
    raw("</")
    raw(element)
    raw(">")
  }

  /// Ends an open tag, and appends a text for people as the whole content of its element.
  mutating func content(_ message: Message) {
    if message.english != message.chinese {
      raw(" data-t=\"")
      integer(words.place(of: message))
      raw("\"")
    }
    raw(">")
    data(message.text(language))
  }

  /// Appends the content of another piece, which shares no words.
  mutating func append(_ other: borrowing ByteBuffer) {
    other.withBytes { bytes.append($0) }
  }

  /// Appends bytes that are part of this program, or have been escaped for their context.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes.append(bytes) }

  /// Appends a style sheet of this program.
  mutating func append(_ style: String) { bytes.append(style) }

  /// The finished HTML.
  consuming func finish() -> ByteBuffer { bytes }

  /// The place of a message in the table of words.
  mutating func place(of message: Message) -> Int { words.place(of: message) }
}
