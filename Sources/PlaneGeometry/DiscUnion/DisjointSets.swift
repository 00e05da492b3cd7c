/// The connected components of discs (union-find). Joining takes nearly constant time.
///
/// Source: R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", J. ACM 22 (1975), with
/// path halving. The root of a component is always its disc with the smallest index.
struct DisjointSets: Sendable {
  private var parents: [Int32]

  /// Makes `count` components of one disc each.
  init(_ count: Int) {
    parents = (0..<count).map { Int32(truncatingIfNeeded: $0) }
  }

  /// The root of a disc's component: its disc with the smallest index.
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

  /// Merges the components of two discs.
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

  /// Joins all discs that are joined in `other`, which must have the same number of discs.
  mutating func join(_ other: DisjointSets) {
    for (disc, parent) in other.parents.enumerated() { join(disc, Int(parent)) }
  }
}
