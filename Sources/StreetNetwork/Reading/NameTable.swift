/// Names, each kept once, found by their bytes without making a text of each.
struct NameTable {
  /// The names, in the order in which they were first seen.
  private(set) var names: [String] = []
  private var places = IDTable()
  private var next: [Int32] = []
  private var first: [Int32] = []

  /// The place of a NUL-terminated UTF-8 name.
  mutating func place(of name: UnsafePointer<CChar>) -> Int32 {
    // Names with the same hash, of which there are hardly ever two, are in a list.
    let hash = Int(places.number(of: Self.hash(name)))
    if hash == first.count { first.append(-1) }
    var place = first[hash]
    while place >= 0 {
      if Self.isSame(names[Int(place)], name) { return place }
      place = next[Int(place)]
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

  /// Whether a text has these bytes. One that was mended when it was read never has; it is then kept twice.
  private static func isSame(_ text: String, _ name: UnsafePointer<CChar>) -> Bool {
    var next = name
    for byte in text.utf8 {
      guard byte == UInt8(bitPattern: next.pointee), byte != 0 else { return false }
      next += 1
    }
    return next.pointee == 0
  }
}
