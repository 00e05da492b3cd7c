import Tables

/// Remembers what a word was read as: a column of kinds or statuses has few different words and many
/// rows.
///
/// A hash table by bytes: a word that is known takes neither a text of its own nor the normal forms by
/// which texts are compared.
package struct Memo<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let word: [UInt8]
    let hash: UInt64
    let reading: Reading<Value>
  }

  private var entries: [Entry] = []
  /// Places in `entries`, or -1; a power of two of them, of which at least half are free.
  private var slots: [Int16] = []
  /// A column of free text is no column of words: it must not fill the memory.
  private static var most: Int { 4096 }

  /// What a word was read as, and is read as by `read` where it is not known.
  package mutating func reading(
    _ word: UnsafeBufferPointer<UInt8>, _ read: (String) -> Reading<Value>
  ) -> Reading<Value> {
    let hash = ByteHash.hash(word)
    if let place = place(of: word, hash) { return entries[place].reading }
    let reading = read(String(decoding: word, as: UTF8.self))
    if entries.count < Self.most {
      entries.append(Entry(word: Array(word), hash: hash, reading: reading))
      enter()
    }
    return reading
  }

  private func place(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if entries[place].hash == hash, entries[place].word.elementsEqual(word) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Gives the last entry a slot, and all of them new ones where there are too few.
  private mutating func enter() {
    var first = entries.count - 1
    if entries.count * 2 > slots.count {
      slots = [Int16](repeating: -1, count: max(16, slots.count * 2))
      first = 0
    }
    for place in first..<entries.count {
      var slot = Int(truncatingIfNeeded: entries[place].hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int16(truncatingIfNeeded: place)
    }
  }
}

/// Hashes of short words.
package enum ByteHash {
  /// FNV-1a with a last mix. Words are short, and an attacker could only slow down his own study.
  @inline(__always)
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 29
  }
}
