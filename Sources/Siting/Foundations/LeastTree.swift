/// A tournament tree that keeps the least of changing keys, in logarithmic time. Of equal keys, the one with the
/// smaller index is the least.
struct LeastTree {
  private let leaves: Int
  private let key: Buffer<Double>

  /// Makes a tree of `count` keys, which are infinite at first.
  init(_ count: Int) {
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    key = Buffer(2 * leaves, .infinity)
  }

  /// The index of the least key; nil if all are infinite.
  var least: Int? {
    let keys = key.base
    guard keys[1] < .infinity else { return nil }
    var node = 1
    while node < leaves { node = keys[2 * node] <= keys[2 * node + 1] ? 2 * node : 2 * node + 1 }
    return node - leaves
  }

  @inline(__always)
  func set(_ index: Int, _ value: Double) {
    let keys = key.base
    var node = leaves + index
    keys[node] = value
    while node > 1 {
      node /= 2
      let least = min(keys[2 * node], keys[2 * node + 1])
      if keys[node] == least { return }
      keys[node] = least
    }
  }
}
