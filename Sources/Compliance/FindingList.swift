/// The findings of a check, grouped by clause, and within a clause in the order of its subjects.
///
/// A million estates have several million findings. They stay in one array per clause, since joining
/// them would take the same amount of memory again. Access by index takes time logarithmic in the
/// number of clauses.
public struct FindingList: RandomAccessCollection, Sendable {
  private let clauses: [[Finding]]
  /// The index of each clause's first finding, followed by the total number of findings.
  private let starts: [Int]

  init(_ clauses: [[Finding]]) {
    self.clauses = clauses.filter { !$0.isEmpty }
    starts = self.clauses.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// The index of the first finding, always 0.
  public var startIndex: Int { 0 }
  /// The number of findings.
  public var endIndex: Int { starts[clauses.count] }

  /// The finding at an index in `0..<count`.
  public subscript(index: Int) -> Finding {
    // Binary search for the last clause that starts at or before the index.
    var low = 0
    var high = clauses.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return clauses[low][index - starts[low]]
  }
}
