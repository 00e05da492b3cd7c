import CareCircle
import Synchronization

/// A line on a terminal that shows the progress of a stage, with its rate and the time left.
///
/// It shows nothing during the first second, and nothing at all if standard error is not a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var shown = ContinuousClock.now
    var isVisible = false
  }

  private let label: String
  private let total: Int
  private let isEnabled: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(_ label: String, total: Int, isEnabled: Bool) {
    self.label = label
    self.total = total
    self.isEnabled = isEnabled && Console.isTerminal
  }

  /// Counts `more` as done.
  func advance(_ more: Int) {
    update { $0 + more }
  }

  /// Sets the number that is done.
  func set(_ done: Int) {
    update { _ in done }
  }

  func finish() {
    state.withLock { state in
      if state.isVisible { Console.write("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func update(_ change: (Int) -> Int) {
    guard isEnabled else { return }
    state.withLock { state in
      state.done = change(state.done)
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - state.shown > .milliseconds(200) else { return }
      state.shown = now
      state.isVisible = true
      Console.write("\r\u{1B}[K" + text(state.done, elapsed: now - start))
    }
  }

  private func text(_ done: Int, elapsed: Duration) -> String {
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Int(Double(max(0, total - done)) / rate + 0.5) : 0
    let percent = total > 0 ? done * 100 / total : 100
    return say(
      "\(label) \(percent) %, \(Int(rate))/s, \(left) s left",
      "\(label) \(percent)%，每秒\(Int(rate))，剩余\(left)秒")
  }
}
