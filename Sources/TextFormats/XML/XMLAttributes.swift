/// The name of an element or attribute without its prefix, in the parser's memory.
public struct XMLName {
  @usableFromInline let start: UnsafePointer<CChar>

  /// Skips the prefix of a name: `gx:Track` becomes `Track`.
  @inlinable
  init(_ name: UnsafePointer<CChar>) {
    var local = name
    var next = name
    while next.pointee != 0 {
      if next.pointee == CChar(bitPattern: UInt8(ascii: ":")) { local = next + 1 }
      next += 1
    }
    start = local
  }

  /// The name as text.
  public var text: String { String(cString: start) }

  /// Whether the name equals a given one.
  @inlinable
  public static func == (name: XMLName, word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      for (offset, letter) in letters.enumerated()
      where name.start[offset] != CChar(bitPattern: letter) {
        return false
      }
      return name.start[letters.count] == 0
    }
  }
}

/// The attributes of an element, valid only during the call that reports its start.
public struct XMLAttributes {
  @usableFromInline let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// Calls `body` with each name and value.
  @inlinable
  public func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
    guard let pairs else { return }
    var index = 0
    while let name = pairs[index], let value = pairs[index + 1] {
      body(XMLName(name), value)
      index += 2
    }
  }

  /// The text of an attribute; nil if the element has no attribute of this name.
  public func text(_ wanted: StaticString) -> String? {
    var found: String?
    forEach { name, value in
      if name == wanted { found = String(cString: value) }
    }
    return found
  }

  /// Whether an attribute has one of XML's values for true.
  public func isTrue(_ wanted: StaticString) -> Bool {
    text(wanted).map { ["1", "true", "on"].contains($0) } ?? false
  }
}
