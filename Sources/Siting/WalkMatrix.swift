/// The candidates that each demand reaches, with their costs: demands by candidates in compressed rows.
///
/// Only pairs in reach are stored, so that memory is proportional to the number of pairs.
public struct WalkMatrix: Sendable, Equatable {
  /// The number of candidates.
  public let candidateCount: Int
  /// The start of each demand's row in `candidates`, followed by the number of pairs.
  public let rowStarts: [Int]
  /// The candidates in reach, row by row, in ascending order within a row.
  public let candidates: [Int32]
  /// The cost of each pair, in the same order; empty if only reach matters.
  public let costs: [Double]

  /// The number of demands.
  public var demandCount: Int { rowStarts.count - 1 }

  /// Makes a matrix from its rows, stored one after another.
  ///
  /// - Parameter costs: empty, or a finite cost of at least 0 for each pair.
  /// - Throws: `SitingFault` if the arrays are inconsistent, or for the first pair that is invalid.
  public init(
    candidateCount: Int, rowStarts: [Int], candidates: [Int32], costs: [Double] = []
  ) throws(SitingFault) {
    guard (0...Int(Int32.max) / 4).contains(candidateCount),
      (1...Int(Int32.max) / 4).contains(rowStarts.count)
    else { throw .tooLarge }
    guard rowStarts[0] == 0, rowStarts[rowStarts.count - 1] == candidates.count,
      costs.isEmpty || costs.count == candidates.count
    else { throw .wrongLength("rows") }
    for row in 0..<(rowStarts.count - 1) {
      let (begin, end) = (rowStarts[row], rowStarts[row + 1])
      guard begin <= end, end <= candidates.count else { throw .wrongLength("rows") }
      var last: Int32 = -1
      for place in begin..<end {
        guard candidates[place] > last, candidates[place] < candidateCount else {
          throw .wrongPair(demand: row, candidate: Int(candidates[place]))
        }
        last = candidates[place]
        guard costs.isEmpty || (costs[place].isFinite && costs[place] >= 0) else {
          throw .wrongPair(demand: row, candidate: Int(last))
        }
      }
    }
    self.candidateCount = candidateCount
    self.rowStarts = rowStarts
    self.candidates = candidates
    self.costs = costs
  }

  /// Makes a matrix without costs from the candidates that each demand reaches, in any order.
  ///
  /// - Throws: `SitingFault` if a candidate is out of range, or if there are too many.
  public init(candidateCount: Int, reach: [[Int32]]) throws(SitingFault) {
    var starts = [0]
    var all: [Int32] = []
    for row in reach {
      var last: Int32?
      for candidate in row.sorted() where candidate != last {
        all.append(candidate)
        last = candidate
      }
      starts.append(all.count)
    }
    try self.init(candidateCount: candidateCount, rowStarts: starts, candidates: all)
  }

  /// The indices in `candidates` and `costs` of the pairs of a demand.
  public func pairs(of demand: Int) -> Range<Int> { rowStarts[demand]..<rowStarts[demand + 1] }

  /// The matrix without the pairs that cost more than `limit`. Pairs that cost exactly `limit` are kept.
  public func within(_ limit: Double) -> WalkMatrix {
    guard !costs.isEmpty else { return self }
    var starts = [0]
    starts.reserveCapacity(rowStarts.count)
    var (kept, keptCosts): ([Int32], [Double]) = ([], [])
    for demand in 0..<demandCount {
      for place in pairs(of: demand) where costs[place] <= limit {
        kept.append(candidates[place])
        keptCosts.append(costs[place])
      }
      starts.append(kept.count)
    }
    return WalkMatrix(
      trusted: candidateCount, rowStarts: starts, candidates: kept, costs: keptCosts)
  }

  /// A matrix that is known to be well formed.
  init(trusted candidateCount: Int, rowStarts: [Int], candidates: [Int32], costs: [Double]) {
    self.candidateCount = candidateCount
    self.rowStarts = rowStarts
    self.candidates = candidates
    self.costs = costs
  }
}
