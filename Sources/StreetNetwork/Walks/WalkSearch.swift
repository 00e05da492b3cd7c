/// Where a walk enters the graph: a junction, and what it has cost up to there.
public struct WalkSeed: Sendable {
  /// The junction.
  public let junction: Int32
  /// The cost in `WalkUnits`.
  public let cost: UInt32
  /// A number that walks carry with them: the metres walked in `WalkUnits`, or the rank of who they lead to.
  /// Of two walks of equal cost the one with the smaller number is kept.
  public let mark: UInt32

  /// A seed.
  public init(junction: Int32, cost: UInt32, mark: UInt32) {
    self.junction = junction
    self.cost = cost
    self.mark = mark
  }
}

/// Shortest walks from many seeds to every junction within a limit.
///
/// Dijkstra's algorithm over a bucket queue; exact, since costs are whole numbers. One object serves one
/// worker and any number of searches, each of which takes time in proportion to the arcs that it meets.
/// Memory is 8 bytes a junction, and 8 more where routes are kept.
public final class WalkSearch {
  /// What marks mean.
  public enum Marks: Sendable {
    /// They grow by the length of each edge.
    case metres
    /// They stay as they are.
    case ranks
  }

  private let graph: StreetGraph
  private let table: ArcTable
  private let hasSteps: Bool
  /// For every junction the cost and the mark of its walk.
  private let labels: UnsafeMutableBufferPointer<UInt64>
  /// The junctions that the last search reached, each once, in no order.
  public private(set) var reached: [Int32] = []
  /// How each junction was reached, while routes are asked for: the junction before it and the arc's place.
  private let parents: UnsafeMutableBufferPointer<Parent>

  fileprivate struct Parent {
    let junction: Int32
    let arc: Int32
  }

  fileprivate static let unlabelled = UInt64.max

  /// A search over the arcs into junctions (against the walk) or out of them (with it).
  ///
  /// `keepsRoutes` lets `edges(from:)` tell the edges of each walk.
  public init(_ graph: StreetGraph, over table: ArcTable, keepsRoutes: Bool = false) {
    self.graph = graph
    self.table = table
    hasSteps = graph.hasSlowSteps
    parents = .allocate(capacity: keepsRoutes ? graph.junctions.count : 0)
    parents.initialize(repeating: Parent(junction: -1, arc: -1))
    labels = .allocate(capacity: graph.junctions.count)
    labels.initialize(repeating: Self.unlabelled)
  }

  deinit {
    labels.deallocate()
    parents.deallocate()
  }

  /// Finds the best walk to every junction at a cost of at most `limit`.
  public func run(from seeds: some Sequence<WalkSeed>, limit: UInt32, marks: Marks) {
    for junction in reached { labels[Int(junction)] = Self.unlabelled }
    var run = Run(labels: labels, parents: parents, reached: reached)
    reached = []
    run.begin()
    for seed in seeds where seed.cost <= limit && labels.indices.contains(Int(seed.junction)) {
      run.offer(seed.junction, seed.cost, seed.mark, from: -1, -1)
    }
    switch marks {
    case .ranks: run.spread(over: table, limit) { mark, _, _ in mark }
    case .metres where !hasSteps:
      run.spread(over: table, limit) { mark, arc, _ in mark &+ arc.cost }
    case .metres:
      run.spread(over: table, limit) { [graph, table] mark, _, place in
        mark &+ graph.length(of: Int(table.edges[place]))
      }
    }
    reached = run.reached
  }

  /// The cost of the walk to a junction in the last search; `unreachable` beyond its limit.
  public func cost(_ junction: Int32) -> UInt32 {
    UInt32(truncatingIfNeeded: labels[Int(junction)] >> 32)
  }

  /// Whether the last search, of this limit, came to the end of every street that it met: nothing lies
  /// beyond what it reached. Of the edges in `own`, on which its seeds lie, nothing is asked.
  public func isExhausted(limit: UInt32, own: Set<Int32> = []) -> Bool {
    reached.allSatisfy { junction in
      for place in Int(table.starts[Int(junction)])..<Int(table.starts[Int(junction) + 1]) {
        if own.contains(table.edges[place]) { continue }
        if !isWithin(limit, from: junction, by: table.arcs[place]) { return false }
      }
      return true
    }
  }

  /// Whether all of an arc is within the limit: of a long one whose ends are both reached the middle can be
  /// beyond.
  private func isWithin(_ limit: UInt32, from junction: Int32, by arc: Arc) -> Bool {
    let other = cost(arc.other)
    guard other != WalkUnits.unreachable else { return false }
    let around = UInt64(cost(junction)) + UInt64(other) + UInt64(arc.cost)
    return around <= 2 * UInt64(limit)
  }

  /// The edges between a junction that was reached and the seed of its walk, in that order, each with the
  /// junction to which it leads; empty unless routes are kept.
  public func edges(from junction: Int32) -> [(edge: Int, to: Int32)] {
    guard !parents.isEmpty else { return [] }
    var edges: [(edge: Int, to: Int32)] = []
    var place = junction
    while parents[Int(place)].arc >= 0 {
      let parent = parents[Int(place)]
      edges.append((Int(table.edges[Int(parent.arc)]), parent.junction))
      place = parent.junction
    }
    return edges
  }

  /// The mark of the walk to a junction that was reached.
  public func mark(_ junction: Int32) -> UInt32 {
    UInt32(truncatingIfNeeded: labels[Int(junction)])
  }
}

/// One search as it runs, with all that its inner loop touches in its own hands.
///
/// Junctions come from the graph's own tables, whose numbers are those of the labels; that is why they are
/// reached by pointers.
private struct Run: ~Copyable {
  let labels: UnsafeMutableBufferPointer<UInt64>
  let parents: UnsafeMutableBufferPointer<WalkSearch.Parent>
  var reached: [Int32]
  private var queue = BucketQueue()

  init(
    labels: UnsafeMutableBufferPointer<UInt64>,
    parents: UnsafeMutableBufferPointer<WalkSearch.Parent>, reached: consuming [Int32]
  ) {
    self.labels = labels
    self.parents = parents
    self.reached = reached
  }

  mutating func begin() {
    reached.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func spread(
    over table: ArcTable, _ limit: UInt32, _ marked: (UInt32, Arc, Int) -> UInt32
  ) {
    table.arcs.withUnsafeBufferPointer { arcs in
      table.starts.withUnsafeBufferPointer { starts in
        guard let labels = labels.baseAddress, let starts = starts.baseAddress else { return }
        while let junction = queue.take() {
          let label = labels[Int(junction)]
          let cost = UInt32(truncatingIfNeeded: label >> 32)
          guard queue.isCurrent(cost) else { continue }
          let mark = UInt32(truncatingIfNeeded: label)
          for place in Int(starts[Int(junction)])..<Int(starts[Int(junction) &+ 1]) {
            let arc = arcs[place]
            guard arc.cost <= limit &- cost else { continue }
            offer(arc.other, cost &+ arc.cost, marked(mark, arc, place), from: junction, place)
          }
        }
      }
    }
  }

  @inline(__always)
  mutating func offer(
    _ junction: Int32, _ cost: UInt32, _ mark: UInt32, from last: Int32, _ arc: Int
  ) {
    guard let labels = labels.baseAddress else { return }
    let label = UInt64(cost) << 32 | UInt64(mark)
    let known = labels[Int(junction)]
    guard label < known else { return }
    if known == WalkSearch.unlabelled { reached.append(junction) }
    labels[Int(junction)] = label
    if let parents = parents.baseAddress, !self.parents.isEmpty {
      parents[Int(junction)] = WalkSearch.Parent(
        junction: last, arc: Int32(truncatingIfNeeded: arc))
    }
    queue.put(junction, cost)
  }
}
