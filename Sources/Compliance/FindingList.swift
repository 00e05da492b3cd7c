/// The findings of a check, clause after clause, each clause's in the order of its subjects.
///
/// A million estates have several million findings: they stay in the arrays in which the clauses were
/// judged, since one array of them all would need the same memory once more. Finding one by its place
/// takes time in proportion to the logarithm of the number of clauses.
public struct FindingList: RandomAccessCollection, Sendable {
  private let clauses: [[Finding]]
  /// The place of each clause's first finding, and behind them the number of all.
  private let starts: [Int]

  init(_ clauses: [[Finding]]) {
    self.clauses = clauses.filter { !$0.isEmpty }
    starts = self.clauses.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of findings.
  public var endIndex: Int { starts[clauses.count] }

  /// The finding at a place from 0 to `count - 1`.
  public subscript(place: Int) -> Finding {
    // The last clause that starts at the place or before it.
    var low = 0
    var high = clauses.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return clauses[low][place - starts[low]]
  }
}
