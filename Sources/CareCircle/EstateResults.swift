import Coverage

/// Estates with what a study found for each: all of them, or those with one verdict, in the order in which they were
/// read.
///
/// Each `EstateResult` is made when it is asked for, in constant time, so that a million estates take no more memory than
/// the results that they come from.
public struct EstateResults: RandomAccessCollection, Sendable {
  private let results: CoverageResults
  /// Where the estates stand in the results; nil for all of them.
  private let chosen: [Int]?

  /// Every estate, or those with one verdict.
  init(_ results: CoverageResults, of verdict: Verdict? = nil) {
    self.results = results
    chosen = verdict.map { verdict in
      results.reaches.indices.filter { results.reaches[$0].verdict == verdict }
    }
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of estates.
  public var endIndex: Int { chosen?.count ?? results.estates.count }

  /// The estate at a place in this collection, from 0 to below `count`; any other place stops the program.
  public subscript(index: Int) -> EstateResult {
    EstateResult(results, chosen?[index] ?? index)
  }
}
