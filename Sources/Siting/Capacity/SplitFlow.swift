/// The most weight that open sites can serve, kept up to date while sites are opened and closed: a maximum flow from
/// rows to sites by augmenting paths (Ford and Fulkerson 1956), many for each breadth-first tree.
///
/// Rows and sites are symmetric: the remaining weight of a row looks for a site with remaining room, just as the
/// remaining room of a site looks for a row with remaining weight. One search therefore serves both.
final class SplitFlow {
  let network: SplitNetwork
  /// The weight that is served of each pair, in the order of the rows.
  let flow: Buffer<Int64>
  private(set) var isOpen: [Bool]
  /// The weight served.
  private(set) var served: Int64 = 0
  /// The number of steps since this was last set to 0.
  var touched = 0

  private let rowSide: Side
  private let siteSide: Side
  private let queue: Buffer<Int32>
  private var clock = 0

  init(_ network: SplitNetwork) {
    self.network = network
    flow = Buffer(network.pairs, 0)
    isOpen = [Bool](repeating: false, count: network.sites)
    let places = Buffer((0..<Int32(network.pairs)).map { $0 }, or: 0)
    rowSide = Side(network.rows, network.rowStart, network.rowSite, places)
    siteSide = Side(network.sites, network.siteStart, network.siteRow, network.sitePair)
    queue = Buffer(max(network.rows, network.sites), 0)
    rowSide.left.base.update(from: network.weight.base, count: network.rows)
  }

  /// The weight of a row that no site serves.
  func left(ofRow row: Int) -> Int64 { rowSide.left[row] }

  /// The weight that a site serves.
  func load(_ site: Int) -> Int64 {
    isOpen[site] ? network.capacity[site] - siteSide.left[site] : 0
  }

  /// Opens a site. Returns the increase of the weight served.
  @discardableResult
  func open(_ site: Int) -> Int64 {
    guard !isOpen[site] else { return 0 }
    isOpen[site] = true
    siteSide.revive()
    siteSide.left[site] = network.capacity[site]
    let before = served
    push(from: site, of: siteSide, to: rowSide)
    return served - before
  }

  /// Closes a site. Returns the decrease of the weight served, once the other sites have taken over what they can.
  @discardableResult
  func close(_ site: Int) -> Int64 {
    guard isOpen[site] else { return 0 }
    isOpen[site] = false
    rowSide.revive()
    siteSide.left[site] = 0
    let before = served
    let places = network.site(site)
    for place in places {
      let (row, pair) = (Int(network.siteRow[place]), Int(network.sitePair[place]))
      rowSide.left.base[row] += flow.base[pair]
      served -= flow.base[pair]
      flow.base[pair] = 0
    }
    for place in places { push(from: Int(network.siteRow[place]), of: rowSide, to: siteSide) }
    touched += places.count * 3
    return before - served
  }

  /// Distributes what is left of a node in rounds of one tree each, until a tree finds nothing.
  private func push(from node: Int, of near: Side, to far: Side) {
    while near.left.base[node] > 0 {
      let before = served
      grow(from: node, near, far)
      if served == before { return far.bury() }
    }
  }

  /// Grows one breadth-first tree. Any node that it reaches and that can take something takes it at once.
  private func grow(from node: Int, _ near: Side, _ far: Side) {
    clock += 1
    near.forget()
    far.forget()
    near.mark.base[node] = clock
    queue.base[0] = Int32(node)
    var (next, end) = (0, 1)
    while next < end {
      let at = Int(queue.base[next])
      next += 1
      let places = near.places(at)
      touched += places.count
      for place in places {
        let other = Int(near.other.base[place])
        if !far.isFresh(other, clock) { continue }
        far.reach(other, clock, from: at, by: near.pair.base[place])
        if far.left.base[other] > 0 {
          augment(node, other, near, far)
          if near.left.base[node] == 0 { return }
        }
        for back in far.places(other) where flow.base[Int(far.pair.base[back])] > 0 {
          let freed = Int(far.other.base[back])
          if near.mark.base[freed] == clock { continue }
          near.reach(freed, clock, from: other, by: far.pair.base[back])
          queue.base[end] = Int32(freed)
          end += 1
        }
        touched += far.places(other).count
      }
    }
  }

  /// Sends along the path in the tree from `node` to `last` as much as it can take, which may be nothing.
  private func augment(_ node: Int, _ last: Int, _ near: Side, _ far: Side) {
    var amount = min(near.left.base[node], far.left.base[last])
    var at = Int(far.parent.base[last])
    while at != node {
      amount = min(amount, flow.base[Int(near.via.base[at])])
      at = Int(far.parent.base[Int(near.parent.base[at])])
    }
    guard amount > 0 else { return }
    near.left.base[node] -= amount
    far.left.base[last] -= amount
    served += amount
    flow.base[Int(far.via.base[last])] += amount
    at = Int(far.parent.base[last])
    while at != node {
      flow.base[Int(near.via.base[at])] -= amount
      let between = Int(near.parent.base[at])
      flow.base[Int(far.via.base[between])] += amount
      at = Int(far.parent.base[between])
    }
  }
}

/// The rows or the sites of a flow, with the state of the search for each.
private final class Side {
  let start: Buffer<Int32>
  let other: Buffer<Int32>
  let pair: Buffer<Int32>
  /// The remaining weight of a row, or the remaining room of a site.
  let left: Buffer<Int64>
  let mark: Buffer<Int>
  let parent: Buffer<Int32>
  /// The pair through which a node was reached.
  let via: Buffer<Int32>
  /// The age at which a node was found to lead nowhere. That remains true until something on this side has more left.
  private let buried: Buffer<Int>
  private var age = 1
  /// The nodes that the tree has reached.
  private let reached: Buffer<Int32>
  private var reachedCount = 0

  init(_ count: Int, _ start: Buffer<Int32>, _ other: Buffer<Int32>, _ pair: Buffer<Int32>) {
    (self.start, self.other, self.pair) = (start, other, pair)
    left = Buffer(count, 0)
    mark = Buffer(count, 0)
    parent = Buffer(count, 0)
    via = Buffer(count, 0)
    buried = Buffer(count, 0)
    reached = Buffer(count, 0)
  }

  /// Starts a new tree.
  func forget() { reachedCount = 0 }

  /// Marks the nodes that the tree has reached as leading nowhere.
  func bury() {
    for place in 0..<reachedCount { buried.base[Int(reached.base[place])] = age }
  }

  /// Notes that something on this side has more left.
  func revive() { age += 1 }

  @inline(__always)
  func places(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(start.base[node]), Int(start.base[node + 1])))
  }

  @inline(__always)
  func isFresh(_ node: Int, _ clock: Int) -> Bool {
    mark.base[node] != clock && buried.base[node] != age
  }

  @inline(__always)
  func reach(_ node: Int, _ clock: Int, from other: Int, by pair: Int32) {
    mark.base[node] = clock
    parent.base[node] = Int32(truncatingIfNeeded: other)
    via.base[node] = pair
    reached.base[reachedCount] = Int32(truncatingIfNeeded: node)
    reachedCount += 1
  }
}
