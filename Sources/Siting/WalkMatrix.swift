/// Which candidates each demand reaches, and at what cost: demands by candidates in compressed rows.
///
/// Only pairs in reach are stored, so memory grows with the pairs and not with the product.
public struct WalkMatrix: Sendable, Equatable {
  /// How many candidates there are.
  public let candidateCount: Int
  /// Where the row of each demand begins in `candidates`; one element more than there are demands.
  public let rowStarts: [Int]
  /// The candidates in reach, row after row, ascending within a row.
  public let candidates: [Int32]
  /// What each pair costs, in the same order; empty if only reach counts.
  public let costs: [Double]

  /// How many demands there are.
  public var demandCount: Int { rowStarts.count - 1 }

  /// Makes a matrix of rows that lie one after the other.
  ///
  /// - Parameter costs: empty, or a finite cost of at least 0 for each pair.
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

  /// Makes a matrix of which only reach counts from the candidates of each demand, in any order.
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

  /// The places in `candidates` and `costs` of the pairs of a demand.
  public func pairs(of demand: Int) -> Range<Int> { rowStarts[demand]..<rowStarts[demand + 1] }

  /// Without the pairs that cost more than `limit`; one that costs exactly `limit` stays.
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
