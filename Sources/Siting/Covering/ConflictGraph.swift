/// The pairs of columns that exclude each other.
struct ConflictGraph: Sendable {
  private let neighbours: [[Int32]]
  /// Whether there are no conflicts.
  let isEmpty: Bool

  /// Makes a graph of a number of columns and the pairs among them.
  init(_ columns: Int, _ pairs: [SiteConflict]) {
    isEmpty = pairs.isEmpty
    guard !pairs.isEmpty else {
      neighbours = []
      return
    }
    var lists = [[Int32]](repeating: [], count: columns)
    for pair in Set(pairs).sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
      lists[Int(pair.first)].append(pair.second)
      lists[Int(pair.second)].append(pair.first)
    }
    neighbours = lists
  }

  /// The columns that a column excludes.
  func of(_ column: Int) -> [Int32] { isEmpty ? [] : neighbours[column] }

  /// The conflicts among some columns, by their indices in the list.
  func among(_ names: [Int32]) -> ConflictGraph {
    guard !isEmpty else { return self }
    var place = [Int32](repeating: -1, count: neighbours.count)
    for (index, name) in names.enumerated() { place[Int(name)] = Int32(index) }
    var pairs: [SiteConflict] = []
    for name in names {
      for other in neighbours[Int(name)] where other > name && place[Int(other)] >= 0 {
        pairs.append(SiteConflict(place[Int(name)], place[Int(other)]))
      }
    }
    return ConflictGraph(names.count, pairs)
  }
}
