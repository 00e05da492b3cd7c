import Tables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives every row of a table a unique id, and recognises identical rows.
///
/// It is a hash table without an object per row. As long as ids ascend, as numbers in a register do, not even that is
/// needed. Admitting a row takes constant time on average, however many rows share an id.
package struct RowIdentities {
  /// What became of a row's id.
  package enum Admission {
    /// The row keeps its id.
    case unique(String)
    /// Another row already has the id, so this one gets another id.
    case renamed(String)
    /// An identical row was admitted before, at this origin.
    case duplicate(of: Origin)
  }

  /// The origin of a row: the number of its source, and its line there.
  package struct Origin: Hashable {
    package let source: Int
    package let line: Int
  }

  /// The bytes of a row as a key, with the layout: in another layout the same bytes mean something else.
  package struct Content: Hashable {
    let bytes: UnsafeBufferPointer<UInt8>
    let layout: Int32

    package static func == (left: Content, right: Content) -> Bool {
      left.layout == right.layout && RowIdentities.areEqual(left.bytes, right.bytes)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }

  private struct Seen {
    let id: String
    let origin: Origin
    let content: Content
    let hash: UInt64
  }

  /// A row whose id an earlier row has: the index in `seen` of the first row with the id, and the row's own content.
  private struct Repeat: Hashable {
    let first: Int32
    let content: Content
  }

  private struct Slot {
    var tag: UInt32 = 0
    /// The index in `seen`, or -1 if the slot is free.
    var index: Int32 = -1
  }

  /// The first row of each id.
  private var seen: [Seen] = []
  /// For each id, the index in `seen` of its first row, with half of the id's hash, so that most other ids can be told
  /// apart without comparing them. The number of slots is a power of two.
  private var slots = [Slot](repeating: Slot(), count: 64)
  /// The further rows of each id, by their content.
  private var repeats: [Repeat: Origin] = [:]
  /// Whether every id so far comes after the one before it. If so, there are no duplicates, and no id is looked up.
  private var isAscending = true
  /// Ids that were made up for renamed rows, and which later rows must not use.
  private var madeUp: Set<String> = []
  /// The last number that was put behind a made-up id because the id itself was taken.
  private var lastNumbers: [String: Int] = [:]
  private var nameless: [Content: Origin] = [:]

  /// An earlier identical row among those with neither id nor name; nil if this is the first. The bytes must stay valid
  /// while the tables are read.
  mutating func twin(ofNameless content: Content, at origin: Origin) -> Origin? {
    let known = nameless[content]
    if known == nil { nameless[content] = origin }
    return known
  }

  /// Admits a row. Its bytes in the file must stay valid while the tables are read.
  mutating func admit(_ id: String, _ content: Content, at origin: Origin) -> Admission {
    if isAscending, madeUp.isEmpty {
      if Self.isLater(id, than: seen.last?.id) {
        seen.append(Seen(id: id, origin: origin, content: content, hash: 0))
        return .unique(id)
      }
      leaveAscendingOrder()
    }
    let hash = Self.hash(id)
    let slot = slot(of: id, hash)
    let first = slots[slot].index
    guard first >= 0 else {
      remember(Seen(id: id, origin: origin, content: content, hash: hash), slot: slot)
      return madeUp.contains(id) ? .renamed(freeID(id, origin.line)) : .unique(id)
    }
    if seen[Int(first)].content == content { return .duplicate(of: seen[Int(first)].origin) }
    let further = Repeat(first: first, content: content)
    if let twin = repeats[further] { return .duplicate(of: twin) }
    repeats[further] = origin
    return .renamed(freeID(id, origin.line))
  }

  /// Whether an id comes after another. Shorter ids come first, so that numbers are in numerical order.
  static func isLater(_ id: String, than last: String?) -> Bool {
    guard let last else { return true }
    let (count, lastCount) = (id.utf8.count, last.utf8.count)
    return count == lastCount ? id > last : count > lastCount
  }

  /// Enters all rows seen so far into the hash table, once ids no longer ascend.
  private mutating func leaveAscendingOrder() {
    isAscending = false
    let known = seen
    seen = []
    seen.reserveCapacity(known.count * 2)
    for row in known {
      let hash = Self.hash(row.id)
      let row = Seen(id: row.id, origin: row.origin, content: row.content, hash: hash)
      remember(row, slot: slot(of: row.id, hash))
    }
  }

  /// Enters the first row of an id.
  private mutating func remember(_ row: Seen, slot: Int) {
    let index = Int32(truncatingIfNeeded: seen.count)
    slots[slot] = Slot(tag: Self.tag(row.hash), index: index)
    seen.append(row)
    if seen.count * 2 > slots.count { grow() }
  }

  /// The slot that holds the id, or the free slot in which it belongs.
  private func slot(of id: String, _ hash: UInt64) -> Int {
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot].index >= 0 {
      if slots[slot].tag == Self.tag(hash), seen[Int(slots[slot].index)].id == id { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    for slot in old where slot.index >= 0 {
      var free = Int(seen[Int(slot.index)].hash & UInt64(slots.count - 1))
      while slots[free].index >= 0 { free = (free + 1) & (slots.count - 1) }
      slots[free] = slot
    }
  }

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(hash >> 32) }

  private static func hash(_ id: String) -> UInt64 { ByteHash.hash(id.utf8) }

  fileprivate static func areEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count, let first = left.baseAddress, let second = right.baseAddress
    else { return left.count == right.count }
    return memcmp(first, second, left.count) == 0
  }

  private mutating func freeID(_ id: String, _ line: Int) -> String {
    let wanted = "\(id)#\(line)"
    var candidate = wanted
    var number = lastNumbers[wanted] ?? 1
    while isTaken(candidate) {
      number += 1
      candidate = "\(wanted).\(number)"
    }
    if number > 1 { lastNumbers[wanted] = number }
    madeUp.insert(candidate)
    return candidate
  }

  private func isTaken(_ id: String) -> Bool {
    madeUp.contains(id) || slots[slot(of: id, Self.hash(id))].index >= 0
  }
}
