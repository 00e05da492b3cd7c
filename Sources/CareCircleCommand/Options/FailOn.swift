import ArgumentParser
import CareCircle

/// The condition under which the command ends with exit code 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  /// At least one estate is a gap.
  case gap
  /// At least one estate is a gap or undecided.
  case indeterminate

  func isMet(by tally: CoverageTally) -> Bool {
    let gaps = tally.verdicts[.gap, default: 0]
    let undecided = tally.verdicts[.indeterminate, default: 0]
    switch self {
    case .gap: return gaps > 0
    case .indeterminate: return gaps + undecided > 0
    }
  }

  /// Whether the condition is met by gap areas.
  func isMet(by pieces: [GapArea]) -> Bool {
    switch self {
    case .gap: pieces.contains { !$0.isUndecided }
    case .indeterminate: !pieces.isEmpty
    }
  }
}
