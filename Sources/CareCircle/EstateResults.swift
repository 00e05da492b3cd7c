import Coverage

/// Estates with what a study found for each: all of them, or those with one verdict, in the order in which they were
/// read.
///
/// Each `EstateResult` is made on access, in constant time, so that a million of them take no more memory than the
/// results from which they are made.
public struct EstateResults: RandomAccessCollection, Sendable {
  private let results: CoverageResults
  /// The indices of the estates in the results; nil for all estates.
  private let chosen: [Int]?

  /// All estates, or those with one verdict.
  init(_ results: CoverageResults, of verdict: Verdict? = nil) {
    self.results = results
    chosen = verdict.map { verdict in
      results.reaches.indices.filter { results.reaches[$0].verdict == verdict }
    }
  }

  /// The index of the first estate, which is always 0.
  public var startIndex: Int { 0 }

  /// The number of estates.
  public var endIndex: Int { chosen?.count ?? results.estates.count }

  /// The estate at an index in this collection, from 0 to below `count`. Any other index is a fatal error.
  public subscript(index: Int) -> EstateResult {
    EstateResult(results, chosen?[index] ?? index)
  }
}
