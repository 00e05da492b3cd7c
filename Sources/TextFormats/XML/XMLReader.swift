import CExpat

/// Why an XML document cannot be read.
public enum XMLFault: Error, Hashable, Sendable {
  /// The document is not well-formed; with expat's error code and error message.
  case syntax(line: Int, column: Int, code: Int, String)
  /// The document has a document type declaration, which could define entities.
  case documentType(line: Int)
}

/// Parses an XML document piece by piece and passes its elements and texts to a handler.
///
/// Reading stops at a document type declaration. This rules out entities, which could expand without limit, and
/// references to other files.
public final class XMLReader {
  private let parser: XML_Parser
  private let handler: XMLHandler
  /// What is wrong with the document; nil if nothing is wrong or the handler stopped the reading.
  public private(set) var fault: XMLFault?

  /// The greatest number of bytes that are passed to the parser at once; longer pieces are split.
  private static let pieceSize = 1 << 20

  /// A reader that calls `handler`; nil if there is not enough memory.
  ///
  /// With `isUTF8`, the encoding that the document declares is ignored.
  public init?(_ handler: XMLHandler, isUTF8: Bool = false) {
    guard let parser = isUTF8 ? XML_ParserCreate("UTF-8") : XML_ParserCreate(nil) else {
      return nil
    }
    self.parser = parser
    self.handler = handler
    handler.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
    connect()
  }

  deinit {
    handler.parser = nil
    XML_ParserFree(parser)
  }

  private func connect() {
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name else { return }
        XMLReader.call(data) { $0.begins(XMLName(name), XMLAttributes(attributes)) }
      },
      { data, name in
        guard let name else { return }
        XMLReader.call(data) { $0.ends(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text, count > 0 else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      XMLReader.call(data) { $0.reads(bytes.bindMemory(to: UInt8.self)) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      // If the parser stops although the handler is not done, this is the only possible cause.
      XMLReader.call(data) { handler in
        if let parser = handler.parser { XML_StopParser(parser, 0) }
      }
    }
  }

  /// Calls `body` with the handler, unless the handler is done. The reader keeps the handler alive.
  @inline(__always)
  private static func call(_ data: UnsafeMutableRawPointer?, _ body: (XMLHandler) -> Void) {
    guard let data else { return }
    Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
      if !handler.isDone { body(handler) }
    }
  }

  /// Reads the next piece of the document.
  public func read(_ piece: UnsafeBufferPointer<UInt8>) {
    var rest = piece[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest.prefix(Self.pieceSize))
      part.withMemoryRebound(to: CChar.self) {
        parse($0.baseAddress, Int32($0.count), isLast: false)
      }
      rest = rest.dropFirst(part.count)
    }
  }

  /// Marks the end of the document. An incomplete document is reported only after this call.
  public func finish() { parse(nil, 0, isLast: true) }

  /// The current line, or the line at which reading stopped.
  public var line: Int { Int(clamping: XML_GetCurrentLineNumber(parser)) }

  private func parse(_ text: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
    guard fault == nil, !handler.isDone else { return }
    let status = XML_Parse(parser, text, count, isLast ? 1 : 0)
    guard status != XML_STATUS_OK, !handler.isDone else { return }
    let code = XML_GetErrorCode(parser)
    guard code != XML_ERROR_ABORTED else {
      fault = .documentType(line: line)
      return
    }
    fault = .syntax(
      line: line, column: Int(clamping: XML_GetCurrentColumnNumber(parser)) + 1,
      code: Int(code.rawValue), XML_ErrorString(code).map { String(cString: $0) } ?? "")
  }
}
