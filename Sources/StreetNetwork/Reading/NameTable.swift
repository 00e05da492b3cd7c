/// A table of names, each stored once, which are looked up by their bytes without allocating a string.
struct NameTable {
  /// The names, in the order in which they were first seen.
  private(set) var names: [String] = []
  /// Numbers the hashes of names.
  private var hashes = IDTable()
  /// For each name, the next one with the same hash; -1 at the end of the list.
  private var next: [Int32] = []
  /// For each hash, the first name in its list.
  private var first: [Int32] = []

  /// The index of a NUL-terminated UTF-8 name, which is added if it is new.
  mutating func index(of name: UnsafePointer<CChar>) -> Int32 {
    // Names with the same hash are in a linked list, which rarely has more than one element.
    let hash = Int(hashes.number(of: Self.hash(name)))
    if hash == first.count { first.append(-1) }
    var index = first[hash]
    while index >= 0 {
      if Self.isSame(names[Int(index)], name) { return index }
      index = next[Int(index)]
    }
    names.append(String(cString: name))
    next.append(first[hash])
    first[hash] = Int32(truncatingIfNeeded: names.count - 1)
    return first[hash]
  }

  private static func hash(_ name: UnsafePointer<CChar>) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var next = name
    while next.pointee != 0 {
      hash = (hash ^ UInt64(UInt8(bitPattern: next.pointee))) &* 0x100_0000_01B3
      next += 1
    }
    return Int64(bitPattern: hash)
  }

  /// Whether a string consists of these bytes. This is never true for a name with invalid UTF-8, which was repaired
  /// when it was stored and is therefore stored again each time.
  private static func isSame(_ text: String, _ name: UnsafePointer<CChar>) -> Bool {
    var next = name
    for byte in text.utf8 {
      guard byte == UInt8(bitPattern: next.pointee), byte != 0 else { return false }
      next += 1
    }
    return next.pointee == 0
  }
}
