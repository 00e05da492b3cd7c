import Coverage

/// How many estates of some ground are covered then and now, and how many changed.
struct ChangeTally {
  private(set) var then = CoveredCount()
  private(set) var now = CoveredCount()
  /// Covered now, and not covered or not there then.
  private(set) var gained = 0
  /// Covered then, and not covered or not there now.
  private(set) var lost = 0

  struct CoveredCount {
    private(set) var covered = 0
    private(set) var decided = 0

    var percent: Double? { decided > 0 ? 100 * Double(covered) / Double(decided) : nil }

    fileprivate mutating func add(_ verdict: Verdict?) {
      if verdict == .covered { covered += 1 }
      if verdict == .covered || verdict == .gap { decided += 1 }
    }
  }

  /// Counts an estate by its verdicts; nil where it is not there.
  mutating func add(then old: Verdict?, now new: Verdict?) {
    then.add(old)
    now.add(new)
    if new == .covered, old != .covered { gained += 1 }
    if old == .covered, new != .covered { lost += 1 }
  }
}
