import Synchronization

/// Work over runs of neighbours on every core.
package enum Workers {
  /// Runs of this many discs are worth handing to another core.
  private static let run = 1024

  /// The results of `body` for runs of 0 to `count - 1`, in order. A state, such as a scratch, is a worker's own.
  package static func map<State: ~Copyable, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> [Result] {
    withStates(count, state: state, finished: { _ in () }, body).results
  }

  /// The same with what `finished` makes of each worker's state, in no order.
  package static func withStates<State: ~Copyable, Result: Sendable, Summary: Sendable>(
    _ count: Int, state: @Sendable () -> State, finished: @Sendable (consuming State) -> Summary,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> (results: [Result], summaries: [Summary]) {
    guard count > 0 else { return ([], []) }
    let runs = (count + run - 1) / run
    let summaries = Mutex<[Summary]>([])
    let results = [Result](unsafeUninitializedCapacity: runs) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own place, and they are all written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(runs, state: state) { state in
        let summary = finished(state)
        summaries.withLock { $0.append(summary) }
      } _: { state, place in
        let places = (place * run)..<min(count, (place + 1) * run)
        (slots + place).initialize(to: body(&state, places))
      }
      initialised = runs
    }
    return (results, summaries.withLock { $0 })
  }
}
