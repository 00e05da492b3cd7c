/// The property keys of a document, in order of first appearance.
struct GeoJSONKeys {
  private(set) var texts: [JSONText] = []
  private var indexes: [[UInt8]: Int] = [:]

  /// The index of a key, which is added if it is new.
  ///
  /// Features usually have the same keys in the same order. If `guess` is the index after the one
  /// found last, it is therefore nearly always right and saves hashing the key.
  mutating func index(of key: JSONText, in bytes: UnsafeBufferPointer<UInt8>, guess: Int) -> Int {
    if guess < texts.count, isSame(texts[guess], key, bytes) { return guess }
    // Keys are compared as bytes, since Swift strings that differ only in their Unicode normal form
    // are equal.
    let name =
      key.hasEscapes
      ? JSONEscapes.unescaped(bytes, key) : Array(bytes[key.start..<key.start + key.length])
    if let index = indexes[name] { return index }
    indexes[name] = texts.count
    texts.append(key)
    return texts.count - 1
  }

  private func isSame(_ a: JSONText, _ b: JSONText, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.length == b.length, a.hasEscapes == b.hasEscapes else { return false }
    for i in 0..<a.length where bytes[a.start + i] != bytes[b.start + i] { return false }
    return true
  }
}
