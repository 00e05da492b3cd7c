/// Numbers ids from 0 in the order in which they are first seen.
///
/// A hash table with open addressing: 24 to 48 bytes per id, constant time per operation.
struct IDTable {
  private var slots: [Slot]
  private var mask: Int
  /// The number of different ids.
  private(set) var count = 0

  private struct Slot {
    var id: Int64
    /// The number of the id; -1 in an empty slot.
    var number: Int32
  }

  init() {
    slots = Array(repeating: Slot(id: 0, number: -1), count: 1024)
    mask = slots.count - 1
  }

  /// The number of an id; nil if it is not in the table.
  func find(_ id: Int64) -> Int32? {
    var index = start(id)
    while slots[index].number >= 0 {
      if slots[index].id == id { return slots[index].number }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The number of an id, which is added if it is new.
  mutating func number(of id: Int64) -> Int32 {
    var index = start(id)
    while slots[index].number >= 0 {
      if slots[index].id == id { return slots[index].number }
      index = (index + 1) & mask
    }
    let number = Int32(truncatingIfNeeded: count)
    slots[index] = Slot(id: id, number: number)
    count += 1
    if count * 3 > slots.count * 2 { grow() }
    return number
  }

  /// The slot at which the search for an id starts.
  ///
  /// Blocks of 8 consecutive ids stay together and are spread as a whole, because consecutive ids are frequent in
  /// files and ways, and a cache line holds several slots.
  private func start(_ id: Int64) -> Int {
    let mixed = UInt64(bitPattern: id >> 3) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed >> 20) ^ UInt64(bitPattern: id & 7)) & mask
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(id: 0, number: -1), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.number >= 0 {
      var index = start(slot.id)
      while slots[index].number >= 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}
