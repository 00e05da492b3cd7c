/// Junctions in the order of their costs, roughly: in buckets of equal width, the lowest bucket first.
///
/// A monotone queue in the manner of Dial: nothing is put below the bucket that is being emptied. Within a
/// bucket the order is that of a stack, so that a junction may be taken again when its cost falls within the
/// bucket. A junction that has moved to a lower bucket since is still in the higher one: whoever takes it
/// there knows by its cost.
///
/// Lists of entries in one block of memory, reached by pointers: the inner loop of every search is here. The
/// block grows by doubling and is freed with the queue.
struct BucketQueue: ~Copyable {
  private struct Entry {
    var junction: Int32
    var next: Int32
  }

  /// Buckets of 2^19 units, 16 m: a few times less than most edges between junctions, so that little is
  /// taken twice, and few buckets are empty.
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

  /// Empties the queue.
  mutating func begin() {
    for bucket in current..<max(current, used) { heads[bucket] = -1 }
    (count, current, used) = (0, 0, 0)
  }

  @inline(__always)
  mutating func put(_ junction: Int32, _ cost: UInt32) {
    let bucket = Int(cost >> Self.shift)
    if bucket >= used { widen(to: bucket + 1) }
    if count == entries.count { grow() }
    // Both places were made sure of above.
    entries.baseAddress.unsafelyUnwrapped[count] = Entry(
      junction: junction, next: heads.baseAddress.unsafelyUnwrapped[bucket])
    heads.baseAddress.unsafelyUnwrapped[bucket] = Int32(truncatingIfNeeded: count)
    count &+= 1
  }

  /// Takes a junction out of the lowest bucket; nil when there is none.
  @inline(__always)
  mutating func take() -> Int32? {
    while current < used {
      let head = heads.baseAddress.unsafelyUnwrapped[current]
      if head >= 0 {
        // Heads are places of entries that were put in.
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
    for place in 0..<count { larger[place] = entries[place] }
    entries.deallocate()
    entries = larger
  }
}
