import TextFormats

extension JSONValue {
  /// Reads a document that this program wrote; strings and numbers are kept as they are written. Nil if it is
  /// incomplete, or nested more than 32 levels deep.
  package init?(reading bytes: some Collection<UInt8>) {
    var reader = JSONStructureReader(bytes: Array(bytes))
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }

  /// The value of a member; nil if there is none, or if this is not an object.
  package subscript(key: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.0 == key }?.1
    }
    set {
      guard case .object(var members) = self, let newValue else { return }
      if let index = members.firstIndex(where: { $0.0 == key }) { members[index].1 = newValue }
      self = .object(members)
    }
  }

  /// The whole number that is written; nil for anything else.
  package var wholeNumber: Int? {
    if case .written(let text) = self { return Int(text) }
    return nil
  }

  /// The value on one line, for comparing values.
  package var line: String {
    var buffer = ByteBuffer()
    append(to: &buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}

/// Reads the objects and arrays of a document.
private struct JSONStructureReader {
  let bytes: [UInt8]
  var position = 0

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < 32 else { return nil }
    switch peek() {
    case UInt8(ascii: "{"):
      let members = list(UInt8(ascii: "}")) { reader -> (String, JSONValue)? in
        guard let key = reader.string(), reader.take(UInt8(ascii: ":")),
          let value = reader.value(depth: depth + 1)
        else { return nil }
        return (String(key.dropFirst().dropLast()), value)
      }
      return members.map(JSONValue.object)
    case UInt8(ascii: "["):
      return list(UInt8(ascii: "]")) { $0.value(depth: depth + 1) }.map(JSONValue.array)
    case UInt8(ascii: "\""): return string().map(JSONValue.written)
    default: return word()
    }
  }

  private mutating func list<Item>(
    _ end: UInt8, _ item: (inout JSONStructureReader) -> Item?
  ) -> [Item]? {
    position += 1
    var items: [Item] = []
    if take(end) { return items }
    repeat {
      guard let next = item(&self) else { return nil }
      items.append(next)
    } while take(UInt8(ascii: ","))
    return take(end) ? items : nil
  }

  private mutating func peek() -> UInt8? {
    while position < bytes.count, bytes[position] <= UInt8(ascii: " ") { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  /// A string with its quotes and its escapes as they are written.
  private mutating func string() -> String? {
    guard peek() == UInt8(ascii: "\"") else { return nil }
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { return nil }
    position += 1
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func word() -> JSONValue? {
    let start = position
    while position < bytes.count, !" \r\n\t,]}".utf8.contains(bytes[position]) { position += 1 }
    guard position > start else { return nil }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return text == "null" ? .null : .written(text)
  }
}
