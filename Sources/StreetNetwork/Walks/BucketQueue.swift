/// A priority queue of junctions in approximate order of cost: buckets of equal width, the lowest of which is emptied
/// first.
///
/// It is a monotone queue (Dial's algorithm): nothing may be put below the bucket that is being emptied. Within a
/// bucket the order is last in, first out, so that a junction may be taken again if its cost decreases within the
/// bucket. A junction whose cost has decreased to a lower bucket also remains in the higher one; the caller
/// recognises this by its cost (see `isCurrent`).
///
/// Buckets are linked lists of entries in one block of memory, accessed by pointers, since this is the inner loop of
/// every search. The block doubles when it is full and is freed with the queue.
struct BucketQueue: ~Copyable {
  private struct Entry {
    var junction: Int32
    var next: Int32
  }

  /// The binary logarithm of the width of buckets. 2^19 units are 16 m, a fraction of the length of most edges, so
  /// that few junctions are taken twice and few buckets are empty.
  private static let shift: UInt32 = 19

  private var heads: UnsafeMutableBufferPointer<Int32>
  private var entries: UnsafeMutableBufferPointer<Entry>
  private var count = 0
  private var current = 0
  private var used = 0

  init() {
    heads = .allocate(capacity: 128)
    heads.initialize(repeating: -1)
    entries = .allocate(capacity: 1024)
    entries.initialize(repeating: Entry(junction: 0, next: 0))
  }

  deinit {
    heads.deallocate()
    entries.deallocate()
  }

  /// Empties the queue for a new search.
  mutating func begin() {
    for bucket in current..<max(current, used) { heads[bucket] = -1 }
    (count, current, used) = (0, 0, 0)
  }

  @inline(__always)
  mutating func put(_ junction: Int32, _ cost: UInt32) {
    let bucket = Int(cost >> Self.shift)
    if bucket >= used { widen(to: bucket + 1) }
    if count == entries.count { grow() }
    // The two checks above guarantee that both indices are in range.
    entries.baseAddress.unsafelyUnwrapped[count] = Entry(
      junction: junction, next: heads.baseAddress.unsafelyUnwrapped[bucket])
    heads.baseAddress.unsafelyUnwrapped[bucket] = Int32(truncatingIfNeeded: count)
    count &+= 1
  }

  /// Removes and returns a junction of the lowest bucket; nil if the queue is empty.
  @inline(__always)
  mutating func take() -> Int32? {
    while current < used {
      let head = heads.baseAddress.unsafelyUnwrapped[current]
      if head >= 0 {
        // Heads are always indices of existing entries.
        let entry = entries.baseAddress.unsafelyUnwrapped[Int(head)]
        heads.baseAddress.unsafelyUnwrapped[current] = entry.next
        return entry.junction
      }
      current &+= 1
    }
    return nil
  }

  /// Whether a cost belongs to the bucket from which the last junction was taken.
  @inline(__always)
  func isCurrent(_ cost: UInt32) -> Bool { Int(cost >> Self.shift) == current }

  @inline(never)
  private mutating func widen(to buckets: Int) {
    if buckets > heads.count {
      let larger = UnsafeMutableBufferPointer<Int32>.allocate(
        capacity: max(buckets, heads.count * 2))
      larger.initialize(repeating: -1)
      for bucket in 0..<used { larger[bucket] = heads[bucket] }
      heads.deallocate()
      heads = larger
    }
    used = buckets
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Entry>.allocate(capacity: entries.count * 2)
    larger.initialize(repeating: Entry(junction: 0, next: 0))
    for index in 0..<count { larger[index] = entries[index] }
    entries.deallocate()
    entries = larger
  }
}
