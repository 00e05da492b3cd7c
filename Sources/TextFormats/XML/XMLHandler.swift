import CExpat

/// Receives the elements and texts of an XML document in order.
open class XMLHandler {
  /// The parser that calls the handler while it reads.
  final var parser: XML_Parser?
  /// Whether reading is to stop because the handler has found what it needs, or a fault.
  public private(set) final var isDone = false

  /// A handler that has not received anything yet.
  public init() {}

  /// Called at the start of an element.
  open func begins(_ name: XMLName, _ attributes: XMLAttributes) {}

  /// Called at the end of an element.
  open func ends(_ name: XMLName) {}

  /// Called with a text or a part of it. The bytes are UTF-8 and must not be used after the call.
  open func reads(_ text: UnsafeBufferPointer<UInt8>) {}

  /// Stops reading. The handler receives nothing more.
  public final func stop() {
    isDone = true
    if let parser { XML_StopParser(parser, 0) }
  }
}
