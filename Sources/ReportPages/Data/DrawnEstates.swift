import Coverage
import Reports

/// Which estates of a study the page holds, and which gap estates it lists by name.
struct DrawnEstates {
  /// The gap estates, the one with the most older people first, as far as they are listed. Estates of which that number
  /// is not known come last.
  let gaps: [Int]
  /// The number of all gap estates.
  let gapCount: Int
  /// The estates that are drawn, in ascending order.
  let drawn: [Int]
  /// The place of each drawn estate in `drawn`.
  private let places: [Int: Int]

  init(_ results: CoverageResults, _ limits: PageLimits) {
    let estates = results.estates
    let all = results.gapsByNeed
    gapCount = all.count
    gaps = Array(all.prefix(limits.listed))
    drawn =
      estates.count <= limits.drawn
      ? Array(estates.indices) : Self.sample(results.reaches, gaps, limits.drawn)
    places = Dictionary(uniqueKeysWithValues: drawn.enumerated().map { ($1, $0) })
  }

  /// Whether every estate is drawn.
  func isWhole(_ results: CoverageResults) -> Bool { drawn.count == results.estates.count }

  /// The place of an estate among those drawn; nil if it is not drawn.
  func place(of estate: Int) -> Int? { places[estate] }

  /// The gap estates that are listed, and of the others every n-th: first the undecided ones, then the rest.
  private static func sample(_ reaches: [EstateReach], _ gaps: [Int], _ limit: Int) -> [Int] {
    var chosen = Array(gaps.prefix(limit))
    let listed = Set(chosen)
    let undecided = reaches.indices.filter { reaches[$0].verdict == .indeterminate }
    chosen += every(undecided, atMost: (limit - chosen.count) / 2)
    let others = reaches.indices.filter { index in
      reaches[index].verdict != .indeterminate && !listed.contains(index)
    }
    chosen += every(others, atMost: limit - chosen.count)
    return chosen.sorted()
  }

  /// Evenly spaced elements, at most a given number.
  private static func every(_ all: [Int], atMost limit: Int) -> [Int] {
    guard all.count > limit else { return all }
    return (0..<max(0, limit)).map { all[$0 * all.count / limit] }
  }
}
