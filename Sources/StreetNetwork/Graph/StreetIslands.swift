import Geodesy

/// The islands of a graph: streets that are joined to each other, whatever the directions, and to no others.
public struct StreetIslands: Sendable {
  /// One island.
  public struct Island: Sendable {
    /// The length of its streets.
    public fileprivate(set) var metres = 0.0
    /// How many edges it has.
    public fileprivate(set) var edges = 0
    fileprivate var low = FixedCoordinate(x: .max, y: .max)
    fileprivate var high = FixedCoordinate(x: .min, y: .min)

    /// Across its bounding box, in metres: two of its junctions are about that far from each other.
    public var extent: Double { edges > 0 ? StreetLength.metres(low, high) : 0 }
  }

  /// The islands, in no particular order.
  public private(set) var islands: [Island] = []
  /// The island of each junction.
  public let ofJunction: [Int32]

  /// Finds the islands. Almost linear in the edges.
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

/// Sets of numbers that are joined two at a time.
private struct DisjointSets {
  private var parents: [Int32]

  init(_ count: Int) {
    parents = (0..<count).map { Int32(truncatingIfNeeded: $0) }
  }

  mutating func root(_ number: Int32) -> Int32 {
    var place = number
    while parents[Int(place)] != place {
      // Half the way for whoever comes next.
      parents[Int(place)] = parents[Int(parents[Int(place)])]
      place = parents[Int(place)]
    }
    return place
  }

  mutating func join(_ left: Int32, _ right: Int32) {
    let (a, b) = (root(left), root(right))
    parents[Int(max(a, b))] = min(a, b)
  }
}
