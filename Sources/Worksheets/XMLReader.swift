import CExpat

/// Feeds a handler with the elements of an XML text that comes in pieces.
///
/// The parser is expat, behind the fewest of its functions. Texts with a document type are refused: entities that
/// unfold into one another are the XML bomb, and no workbook has them.
final class XMLReader {
  private let parser: XML_Parser
  private let handler: XMLHandler
  private(set) var isSound = true

  /// A reader that calls `handler`; nil without memory for it.
  init?(_ handler: XMLHandler) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    self.handler = handler
    XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name else { return }
        XMLReader.tell(data) { $0.begins(XMLName(name), XMLAttributes(attributes)) }
      },
      { data, name in
        guard let name else { return }
        XMLReader.tell(data) { $0.ends(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      XMLReader.tell(data) { $0.reads(bytes.bindMemory(to: UInt8.self)) }
    }
    XML_SetDoctypeDeclHandler(
      parser, { data, _, _, _, _ in XMLReader.tell(data) { $0.hasDoctype = true } }, { _ in })
  }

  deinit { XML_ParserFree(parser) }

  /// Calls `body` with the handler that the parser hands back, unless it has had enough. The reader keeps it alive.
  @inline(__always)
  private static func tell(_ data: UnsafeMutableRawPointer?, _ body: (XMLHandler) -> Void) {
    guard let data else { return }
    Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
      if !handler.isDone { body(handler) }
    }
  }

  /// Reads the next piece of the text.
  func read(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isSound, !handler.isDone, !piece.isEmpty else { return }
    piece.withMemoryRebound(to: CChar.self) { text in
      parse(text.baseAddress, Int32(clamping: text.count), isLast: false)
    }
  }

  /// Says that the text ends here; whether it is well-formed stands in `isSound`.
  func finish() {
    if isSound, !handler.isDone { parse(nil, 0, isLast: true) }
  }

  private func parse(_ text: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
    isSound = XML_Parse(parser, text, count, isLast ? 1 : 0) == XML_STATUS_OK && !handler.hasDoctype
  }
}
