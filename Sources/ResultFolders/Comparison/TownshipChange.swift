import Coverage

/// How the number of covered estates of a township changed.
///
/// For the covered estates, `before + gained - lost + movedIn - movedOut = after` always holds.
public struct TownshipChange: Hashable, Sendable {
  /// The township; nil for estates that name none.
  public let township: String?
  /// The covered and the decided estates in the earlier run.
  public internal(set) var before = Counts()
  /// The covered and the decided estates in the later run.
  public internal(set) var after = Counts()
  /// The number of estates that are covered now and were not before, or did not exist before.
  public internal(set) var gained = 0
  /// The number of estates that were covered before and are not now, or no longer exist.
  public internal(set) var lost = 0
  /// The number of estates that are covered in both runs and belonged to another township before.
  public internal(set) var movedIn = 0
  /// The number of estates that are covered in both runs and belong to another township now.
  public internal(set) var movedOut = 0

  /// The number of covered estates among those that are decided.
  public struct Counts: Hashable, Sendable {
    /// The number of covered estates.
    public internal(set) var covered = 0
    /// The number of estates that are covered or gaps.
    public internal(set) var decided = 0

    /// The covered estates in percent of the decided ones; nil if there are none.
    public var percent: Double? {
      decided > 0 ? 100 * Double(covered) / Double(decided) : nil
    }

    package mutating func add(_ verdict: Verdict) {
      if verdict == .covered { covered += 1 }
      if verdict == .covered || verdict == .gap { decided += 1 }
    }
  }

  /// The change in the number of covered estates in percent; nil if there were none before.
  public var percentChange: Double? {
    before.covered > 0
      ? 100 * Double(after.covered - before.covered) / Double(before.covered) : nil
  }
}

extension ResultComparison {
  /// The changes of every township of either run, by name; estates without a township come last.
  public var townships: [TownshipChange] {
    var tallies: [ExactText?: TownshipChange] = [:]
    let earlier = Dictionary(
      before.estates.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for row in before.estates.rows {
      tally(before.estates.township(row), in: &tallies) { $0.before.add(row.verdict) }
    }
    for (index, row) in after.estates.rows.enumerated() {
      let township = after.estates.township(row)
      tally(township, in: &tallies) { $0.after.add(row.verdict) }
      let old = earlier[after.estates.ids[index]].map { before.estates.rows[$0] }
      guard row.verdict == .covered else { continue }
      guard let old, old.verdict == .covered else {
        tally(township, in: &tallies) { $0.gained += 1 }
        continue
      }
      let origin = before.estates.township(old)
      guard origin != township else { continue }
      tally(township, in: &tallies) { $0.movedIn += 1 }
      tally(origin, in: &tallies) { $0.movedOut += 1 }
    }
    addLost(to: &tallies)
    return tallies.values.sorted { one, other in
      guard let left = one.township, let right = other.township else {
        return one.township != nil && other.township == nil
      }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// The changes of all townships together.
  public var total: TownshipChange {
    townships.reduce(into: TownshipChange(township: nil)) { sum, one in
      sum.before.covered += one.before.covered
      sum.before.decided += one.before.decided
      sum.after.covered += one.after.covered
      sum.after.decided += one.after.decided
      sum.gained += one.gained
      sum.lost += one.lost
      sum.movedIn += one.movedIn
      sum.movedOut += one.movedOut
    }
  }

  private func addLost(to tallies: inout [ExactText?: TownshipChange]) {
    for change in changes {
      guard let old = change.before, before.estates.rows[old].verdict == .covered else { continue }
      if let new = change.after, after.estates.rows[new].verdict == .covered { continue }
      tally(before.estates.township(before.estates.rows[old]), in: &tallies) { $0.lost += 1 }
    }
  }

  private func tally(
    _ township: ExactText?, in tallies: inout [ExactText?: TownshipChange],
    _ change: (inout TownshipChange) -> Void
  ) {
    change(&tallies[township, default: TownshipChange(township: township?.text)])
  }
}

extension ComparedEstates {
  fileprivate func township(_ row: Row) -> ExactText? {
    townships[row.township].map(ExactText.init)
  }
}
