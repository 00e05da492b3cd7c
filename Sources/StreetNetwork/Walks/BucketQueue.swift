/// Junctions in the order of their costs, roughly: in buckets of equal width, the lowest bucket first.
///
/// A monotone queue in the manner of Dial: nothing is put below the bucket that is being emptied. Within a
/// bucket the order is that of a stack, so that a junction may be taken again when its cost falls within the
/// bucket; what was put in with a cost that has been bettered since is known by that cost.
struct BucketQueue {
  private struct Entry {
    let junction: Int32
    let cost: UInt32
    let next: Int32
  }

  /// Buckets of 2^18 units, 8 m: about the shortest edges between junctions, so that little is taken twice.
  private static let shift: UInt32 = 18

  private var heads: [Int32] = []
  private var entries: [Entry] = []
  private var current = 0
  private var used = 0

  /// Empties the queue.
  mutating func begin() {
    for bucket in 0..<used { heads[bucket] = -1 }
    entries.removeAll(keepingCapacity: true)
    (current, used) = (0, 0)
  }

  @inline(__always)
  mutating func put(_ junction: Int32, _ cost: UInt32) {
    let bucket = Int(cost >> Self.shift)
    if bucket >= used { widen(to: bucket + 1) }
    entries.append(Entry(junction: junction, cost: cost, next: heads[bucket]))
    heads[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
  }

  private mutating func widen(to buckets: Int) {
    while heads.count < buckets { heads.append(-1) }
    used = buckets
  }

  /// Takes a junction out of the lowest bucket; nil when there is none.
  @inline(__always)
  mutating func take() -> (junction: Int32, cost: UInt32)? {
    while current < used {
      let head = heads[current]
      if head >= 0 {
        let entry = entries[Int(head)]
        heads[current] = entry.next
        return (entry.junction, entry.cost)
      }
      current += 1
    }
    return nil
  }
}
