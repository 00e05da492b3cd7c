/// The start of a search: a junction, and the cost of the walk up to it.
public struct WalkSeed: Sendable {
  /// The junction at which the search starts.
  public let junction: Int32
  /// The cost up to the junction in `WalkUnits`.
  public let cost: UInt32
  /// A number that is passed on along walks: the length walked in `WalkUnits`, or the rank of the facility to which
  /// the walk leads. Of two walks of equal cost, the one with the smaller mark is kept.
  public let mark: UInt32

  /// Makes a seed for one junction.
  public init(junction: Int32, cost: UInt32, mark: UInt32) {
    self.junction = junction
    self.cost = cost
    self.mark = mark
  }
}

/// Finds the shortest walks from many seeds to every junction within a limit.
///
/// This is Dijkstra's algorithm with a bucket queue. It is exact, since costs are whole numbers. Use one object per
/// worker, for any number of searches. A search takes time proportional to the number of arcs that it visits. Memory
/// is 8 bytes per junction, and 8 more if routes are kept.
public final class WalkSearch {
  /// The meaning of marks.
  public enum Marks: Sendable {
    /// Marks are lengths and grow by the length of each edge.
    case metres
    /// Marks are ranks and do not change.
    case ranks
  }

  private let graph: StreetGraph
  private let table: ArcTable
  private let hasSteps: Bool
  /// For every junction, the cost (upper 32 bits) and the mark (lower 32 bits) of its walk.
  private let labels: UnsafeMutableBufferPointer<UInt64>
  /// The junctions that the last search reached, each once, in no particular order.
  public private(set) var reached: [Int32] = []
  /// For every junction, the previous junction on its walk and the index of the arc from it. Empty unless routes are
  /// kept.
  private let parents: UnsafeMutableBufferPointer<Parent>

  fileprivate struct Parent {
    let junction: Int32
    let arc: Int32
  }

  fileprivate static let unlabelled = UInt64.max

  /// Makes a search over the incoming arcs (against the direction of walking) or the outgoing arcs (in it).
  ///
  /// With `keepsRoutes`, `edges(from:)` returns the edges of each walk.
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

  /// Finds the best walk to every junction that can be reached at a cost of at most `limit`.
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
      run.spread(over: table, limit) { [graph, table] mark, _, index in
        mark &+ graph.length(of: Int(table.edges[index]))
      }
    }
    reached = run.reached
  }

  /// The cost of the walk to a junction in the last search; `WalkUnits.unreachable` beyond its limit.
  public func cost(_ junction: Int32) -> UInt32 {
    UInt32(truncatingIfNeeded: labels[Int(junction)] >> 32)
  }

  /// Whether the last search, which must have had this limit, reached everything that can be reached at all: every
  /// edge at a reached junction is within the limit on its whole length. The edges in `own`, on which the seeds lie,
  /// are not tested.
  public func isExhausted(limit: UInt32, own: Set<Int32> = []) -> Bool {
    reached.allSatisfy { junction in
      for index in Int(table.starts[Int(junction)])..<Int(table.starts[Int(junction) + 1]) {
        if own.contains(table.edges[index]) { continue }
        if !isWithin(limit, from: junction, by: table.arcs[index]) { return false }
      }
      return true
    }
  }

  /// Whether the whole of an arc is within the limit. The middle of a long arc can be beyond it even if both ends are
  /// reached.
  private func isWithin(_ limit: UInt32, from junction: Int32, by arc: Arc) -> Bool {
    let other = cost(arc.other)
    guard other != WalkUnits.unreachable else { return false }
    let around = UInt64(cost(junction)) + UInt64(other) + UInt64(arc.cost)
    return around <= 2 * UInt64(limit)
  }

  /// The edges from a reached junction to the seed of its walk, in this order, each with the junction to which it
  /// leads. Empty unless routes are kept.
  public func edges(from junction: Int32) -> [(edge: Int, to: Int32)] {
    guard !parents.isEmpty else { return [] }
    var edges: [(edge: Int, to: Int32)] = []
    var current = junction
    while parents[Int(current)].arc >= 0 {
      let parent = parents[Int(current)]
      edges.append((Int(table.edges[Int(parent.arc)]), parent.junction))
      current = parent.junction
    }
    return edges
  }

  /// The mark of the walk to a reached junction.
  public func mark(_ junction: Int32) -> UInt32 {
    UInt32(truncatingIfNeeded: labels[Int(junction)])
  }
}

/// The state of one search while it runs, with everything that its inner loop accesses.
///
/// Labels are accessed by pointers without bounds checks, since junctions come from the graph's own tables and are
/// therefore valid indices.
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
          for index in Int(starts[Int(junction)])..<Int(starts[Int(junction) &+ 1]) {
            let arc = arcs[index]
            guard arc.cost <= limit &- cost else { continue }
            offer(arc.other, cost &+ arc.cost, marked(mark, arc, index), from: junction, index)
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
