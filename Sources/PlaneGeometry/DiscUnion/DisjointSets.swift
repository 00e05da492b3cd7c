/// Which discs belong to one connected part. Joining takes nearly constant time.
///
/// Source: R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975), with
/// paths halved and roots that are always the smallest of their part.
struct DisjointSets: Sendable {
  private var parents: [Int32]

  /// So many parts of one disc each.
  init(_ count: Int) {
    parents = (0..<count).map { Int32(truncatingIfNeeded: $0) }
  }

  /// The smallest disc of the part to which one belongs.
  @inline(__always)
  mutating func root(_ disc: Int) -> Int {
    var disc = disc
    while true {
      let parent = Int(parents[disc])
      if parent == disc { return disc }
      let next = parents[parent]
      parents[disc] = next
      disc = Int(next)
    }
  }

  /// Makes one part of those of two discs.
  @inline(__always)
  mutating func join(_ a: Int, _ b: Int) {
    if parents[a] == parents[b] { return }
    let (left, right) = (root(a), root(b))
    if left < right {
      parents[right] = Int32(truncatingIfNeeded: left)
    } else if right < left {
      parents[left] = Int32(truncatingIfNeeded: right)
    }
  }

  /// Joins what is joined in `other`, which has as many discs.
  mutating func join(_ other: DisjointSets) {
    for (disc, parent) in other.parents.enumerated() { join(disc, Int(parent)) }
  }
}
