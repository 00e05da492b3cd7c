/// The name of an element without its prefix, as the parser holds it.
struct XMLName {
  private let text: UnsafePointer<CChar>

  init(_ text: UnsafePointer<CChar>) {
    var local = text
    var next = text
    while next.pointee != 0 {
      if next.pointee == CChar(bitPattern: UInt8(ascii: ":")) { local = next + 1 }
      next += 1
    }
    self.text = local
  }

  /// Whether the name is this one.
  @inline(__always)
  static func == (name: XMLName, word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      for (place, letter) in letters.enumerated()
      where name.text[place] != CChar(bitPattern: letter) {
        return false
      }
      return name.text[letters.count] == 0
    }
  }
}

/// The attributes of an element, valid only while it begins.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// Calls `body` with each name and value.
  @inline(__always)
  func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
    guard let pairs else { return }
    var place = 0
    while let name = pairs[place], let value = pairs[place + 1] {
      body(XMLName(name), value)
      place += 2
    }
  }

  /// The text of an attribute; nil where it is not there.
  func text(_ wanted: StaticString) -> String? {
    var found: String?
    forEach { name, value in
      if name == wanted { found = String(cString: value) }
    }
    return found
  }

  /// Whether an attribute says yes, as XML writes it.
  func isTrue(_ wanted: StaticString) -> Bool {
    text(wanted).map { ["1", "true", "on"].contains($0) } ?? false
  }
}

/// Takes what is in a part of a workbook, in its order.
class XMLHandler {
  /// Whether the rest is of no interest, or the part is at fault.
  final var isDone = false
  /// What is wrong with what the part says.
  final var fault: WorksheetFault?
  /// Whether the text defines entities of its own, which no workbook does.
  final var hasDoctype = false

  func begins(_ name: XMLName, _ attributes: XMLAttributes) {}
  func ends(_ name: XMLName) {}
  func reads(_ text: UnsafeBufferPointer<UInt8>) {}

  /// Ends the reading with a fault; the first one stays.
  final func fail(_ found: WorksheetFault) {
    if fault == nil { fault = found }
    isDone = true
  }
}
