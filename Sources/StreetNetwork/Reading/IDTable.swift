/// Numbers ids from 0 in the order in which they are first seen.
///
/// A flat table with open addressing: 24 to 48 bytes an id, constant time.
struct IDTable {
  private var slots: [Slot]
  private var mask: Int
  /// How many ids there are.
  private(set) var count = 0

  private struct Slot {
    var id: Int64
    /// -1 in an empty slot.
    var number: Int32
  }

  init() {
    slots = Array(repeating: Slot(id: 0, number: -1), count: 1024)
    mask = slots.count - 1
  }

  /// The number of an id that is in the table; nil for another.
  func find(_ id: Int64) -> Int32? {
    var place = start(id)
    while slots[place].number >= 0 {
      if slots[place].id == id { return slots[place].number }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The number of an id, which is put into the table if it is new.
  mutating func number(of id: Int64) -> Int32 {
    var place = start(id)
    while slots[place].number >= 0 {
      if slots[place].id == id { return slots[place].number }
      place = (place + 1) & mask
    }
    let number = Int32(truncatingIfNeeded: count)
    slots[place] = Slot(id: id, number: number)
    count += 1
    if count * 3 > slots.count * 2 { grow() }
    return number
  }

  /// Ids that follow each other stay together, 8 of them, since files and ways are full of them and memory is read
  /// in lines; such blocks are spread.
  private func start(_ id: Int64) -> Int {
    let mixed = UInt64(bitPattern: id >> 3) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed >> 20) ^ UInt64(bitPattern: id & 7)) & mask
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(id: 0, number: -1), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.number >= 0 {
      var place = start(slot.id)
      while slots[place].number >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
