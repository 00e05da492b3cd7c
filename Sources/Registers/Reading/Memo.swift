import Tables

/// Remembers how a word was read: a column of kinds or statuses has few different words and many rows.
///
/// It is a hash table keyed by bytes, so that for a known word neither a string nor the normalised forms for comparison
/// have to be made.
package struct Memo<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let word: [UInt8]
    let hash: UInt64
    let reading: Reading<Value>
  }

  private var entries: [Entry] = []
  /// Indices in `entries`, or -1 for a free slot. The number of slots is a power of two, and at least half of them are
  /// free.
  private var slots: [Int16] = []
  /// The largest number of words. A column of free text must not fill the memory.
  private static var most: Int { 4096 }

  /// The reading of a word. If the word is not known, it is read with `read`.
  package mutating func reading(
    _ word: UnsafeBufferPointer<UInt8>, _ read: (String) -> Reading<Value>
  ) -> Reading<Value> {
    let hash = ByteHash.hash(word)
    if let index = index(of: word, hash) { return entries[index].reading }
    let reading = read(String(decoding: word, as: UTF8.self))
    if entries.count < Self.most {
      entries.append(Entry(word: Array(word), hash: hash, reading: reading))
      enter()
    }
    return reading
  }

  private func index(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, entries[index].word.elementsEqual(word) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Gives the last entry a slot; if there are too few slots, makes more and assigns all entries again.
  private mutating func enter() {
    var first = entries.count - 1
    if entries.count * 2 > slots.count {
      slots = [Int16](repeating: -1, count: max(16, slots.count * 2))
      first = 0
    }
    for index in first..<entries.count {
      var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int16(truncatingIfNeeded: index)
    }
  }
}

/// Hashes of short words.
package enum ByteHash {
  /// FNV-1a with a final mix. Words are short, and an attacker could only slow down their own study.
  @inline(__always)
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 29
  }
}
