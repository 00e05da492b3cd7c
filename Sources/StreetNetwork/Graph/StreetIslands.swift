import Geodesy

/// The islands of a graph: its connected components, regardless of the directions of edges.
public struct StreetIslands: Sendable {
  /// One connected component of the graph.
  public struct Island: Sendable {
    /// The total length of its streets in metres.
    public fileprivate(set) var metres = 0.0
    /// The number of its edges.
    public fileprivate(set) var edges = 0
    fileprivate var low = FixedCoordinate(x: .max, y: .max)
    fileprivate var high = FixedCoordinate(x: .min, y: .min)

    /// The diagonal of its bounding box in metres, which is about the largest distance between two of its
    /// junctions; 0 without edges.
    public var extent: Double { edges > 0 ? StreetLength.metres(low, high) : 0 }
  }

  /// The islands in no particular order.
  public private(set) var islands: [Island] = []
  /// The island of each junction.
  public let ofJunction: [Int32]

  /// Finds the islands. Takes almost linear time in the number of edges.
  public init(_ graph: StreetGraph) {
    var sets = DisjointSets(graph.junctions.count)
    for end in graph.ends { sets.join(end.from, end.to) }
    var numbers = [Int32](repeating: -1, count: graph.junctions.count)
    var island = [Int32](repeating: 0, count: graph.junctions.count)
    for junction in graph.junctions.indices {
      let root = Int(sets.root(Int32(truncatingIfNeeded: junction)))
      if numbers[root] < 0 {
        numbers[root] = Int32(truncatingIfNeeded: islands.count)
        islands.append(Island())
      }
      island[junction] = numbers[root]
      islands[Int(numbers[root])].take(graph.junctions[junction])
    }
    for (edge, end) in graph.ends.enumerated() {
      let number = Int(island[Int(end.from)])
      islands[number].edges += 1
      islands[number].metres += WalkUnits.metres(graph.length(of: edge))
    }
    ofJunction = island
  }
}

extension StreetIslands.Island {
  fileprivate mutating func take(_ point: FixedCoordinate) {
    low = FixedCoordinate(x: min(low.x, point.x), y: min(low.y, point.y))
    high = FixedCoordinate(x: max(high.x, point.x), y: max(high.y, point.y))
  }
}

/// Disjoint sets of numbers (union-find).
private struct DisjointSets {
  private var parents: [Int32]

  init(_ count: Int) {
    parents = (0..<count).map { Int32(truncatingIfNeeded: $0) }
  }

  mutating func root(_ number: Int32) -> Int32 {
    var current = number
    while parents[Int(current)] != current {
      // Path halving makes later look-ups shorter.
      parents[Int(current)] = parents[Int(parents[Int(current)])]
      current = parents[Int(current)]
    }
    return current
  }

  mutating func join(_ left: Int32, _ right: Int32) {
    let (a, b) = (root(left), root(right))
    parents[Int(max(a, b))] = min(a, b)
  }
}
