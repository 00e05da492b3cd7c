/// The pieces of a network that are not connected with each other.
enum Islands {
  /// The length of each island in metres, the longest first. One-way edges connect, too. Almost linear time.
  static func lengths(of graph: StreetGraph) -> [Double] {
    var roots = (0..<graph.junctions.count).map { Int32(truncatingIfNeeded: $0) }
    for end in graph.ends {
      let (from, to) = (root(of: end.from, &roots), root(of: end.to, &roots))
      if from != to { roots[Int(max(from, to))] = min(from, to) }
    }
    var units = [UInt64](repeating: 0, count: roots.count)
    var isUsed = [Bool](repeating: false, count: roots.count)
    for (edge, end) in graph.ends.enumerated() {
      let root = Int(root(of: end.from, &roots))
      units[root] += UInt64(graph.length(of: edge))
      isUsed[root] = true
    }
    let lengths = units.indices.filter { isUsed[$0] }.map {
      Double(units[$0]) / WalkUnits.perMetre
    }
    return lengths.sorted(by: >)
  }

  /// The root of a junction; the way to it is halved for the next time.
  private static func root(of junction: Int32, _ roots: inout [Int32]) -> Int32 {
    var junction = junction
    while roots[Int(junction)] != junction {
      roots[Int(junction)] = roots[Int(roots[Int(junction)])]
      junction = roots[Int(junction)]
    }
    return junction
  }
}
