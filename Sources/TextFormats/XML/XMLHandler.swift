import CExpat

/// Receives the elements and texts of an XML document in their order.
open class XMLHandler {
  /// The parser that calls the handler while it reads.
  final var parser: XML_Parser?
  /// Whether the rest of the document is not read: the handler has found what it looked for, or a fault.
  public private(set) final var isDone = false

  /// A handler that receives nothing yet.
  public init() {}

  /// An element begins.
  open func begins(_ name: XMLName, _ attributes: XMLAttributes) {}

  /// An element ends.
  open func ends(_ name: XMLName) {}

  /// Text, or a part of it. The bytes are UTF-8 and must not be used after the call.
  open func reads(_ text: UnsafeBufferPointer<UInt8>) {}

  /// Ends the reading; nothing more is received.
  public final func stop() {
    isDone = true
    if let parser { XML_StopParser(parser, 0) }
  }
}
