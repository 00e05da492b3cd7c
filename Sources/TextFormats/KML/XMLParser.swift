import CExpat

/// What is told of an XML text, in the order of the text.
protocol XMLHandler: AnyObject {
  /// Whether parsing goes on. When it is false, the handler knows why.
  var goesOn: Bool { get }
  /// An element begins. The name is without its namespace prefix.
  func start(_ name: String, _ attributes: XMLAttributes)
  /// The element that began last, and has not ended, ends.
  func end()
  /// Text, or a part of it. The bytes are UTF-8 and must not be used after the call.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element; valid only while its `start` runs.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute; nil if the element has none of this name.
  subscript(_ name: String) -> String? {
    guard var place = list else { return nil }
    while let key = place.pointee, let value = place.successor().pointee {
      if String(cString: key) == name { return String(cString: value) }
      place += 2
    }
    return nil
  }
}

/// Why an XML text cannot be parsed.
enum XMLFault: Error, Hashable, Sendable {
  /// The text is not well-formed; with the parser's own number and words for it.
  case syntax(line: Int, column: Int, code: Int, String)
  /// The text has a document type declaration, with which it could define entities.
  case documentType(line: Int)
  /// The handler stopped the parser on this line.
  case stopped(line: Int)
  /// The parser cannot be made.
  case outOfMemory
}

/// Parses UTF-8 XML with expat, piece by piece.
///
/// A document type declaration ends the parse. So there are neither entities, which could grow
/// without limit, nor references to other files.
enum XMLParser {
  private static let pieceSize = 1 << 20

  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ handler: any XMLHandler
  ) throws(XMLFault) {
    guard let parser = XML_ParserCreate("UTF-8") else { throw .outOfMemory }
    defer { XML_ParserFree(parser) }
    let context = Context(parser, handler)
    try withExtendedLifetime(context) { () throws(XMLFault) in
      connect(context)
      try feed(bytes, to: context)
    }
  }

  private static func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, to context: Context
  ) throws(XMLFault) {
    var rest = bytes[...]
    repeat {
      let piece = UnsafeBufferPointer(rebasing: rest.prefix(pieceSize))
      rest = rest.dropFirst(piece.count)
      let status = piece.withMemoryRebound(to: CChar.self) {
        XML_Parse(context.parser, $0.baseAddress, Int32($0.count), rest.isEmpty ? 1 : 0)
      }
      guard status == XML_STATUS_OK else { throw fault(of: context) }
    } while !rest.isEmpty
  }

  private static func fault(of context: Context) -> XMLFault {
    let line = Int(clamping: XML_GetCurrentLineNumber(context.parser))
    if context.hasDocumentType { return .documentType(line: line) }
    if !context.handler.goesOn { return .stopped(line: line) }
    let code = XML_GetErrorCode(context.parser)
    return .syntax(
      line: line, column: Int(clamping: XML_GetCurrentColumnNumber(context.parser)) + 1,
      code: Int(code.rawValue), XML_ErrorString(code).map { String(cString: $0) } ?? "")
  }

  private static func connect(_ context: Context) {
    let parser = context.parser
    XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let context = Context.of(data), let name else { return }
        context.handler.start(Context.local(name), XMLAttributes(list: attributes))
        context.stopIfNeeded()
      },
      { data, _ in
        guard let context = Context.of(data) else { return }
        context.handler.end()
        context.stopIfNeeded()
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let context = Context.of(data), let text, count > 0 else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      context.handler.text(bytes.bindMemory(to: UInt8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let context = Context.of(data) else { return }
      context.hasDocumentType = true
      XML_StopParser(context.parser, 0)
    }
  }

  /// What the callbacks of the C library are handed.
  private final class Context {
    let parser: XML_Parser
    let handler: any XMLHandler
    var hasDocumentType = false

    init(_ parser: XML_Parser, _ handler: any XMLHandler) {
      (self.parser, self.handler) = (parser, handler)
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> Context? {
      data.map { Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
    }

    func stopIfNeeded() {
      if !handler.goesOn { XML_StopParser(parser, 0) }
    }

    /// A name without its prefix: `Track` of `gx:Track`.
    static func local(_ name: UnsafePointer<CChar>) -> String {
      let text = String(cString: name)
      return text.utf8.lastIndex(of: UInt8(ascii: ":"))
        .map { String(text[text.utf8.index(after: $0)...]) } ?? text
    }
  }
}
