import Synchronization

extension ParallelMap {
  /// How many indices a run has: enough to be worth scheduling where each takes some microseconds.
  private static var run: Int { 1024 }

  /// The results of `body` for consecutive runs of `0..<count`, in order. Each worker has its own state, such as
  /// scratch memory.
  package static func runs<State: ~Copyable, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> [Result] {
    runs(count, state: state, finished: { _ in () }, body).results
  }

  /// The same, together with the results of `finished` for the state of each worker, in no particular order.
  package static func runs<State: ~Copyable, Result: Sendable, Summary: Sendable>(
    _ count: Int, state: @Sendable () -> State, finished: @Sendable (consuming State) -> Summary,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> (results: [Result], summaries: [Summary]) {
    guard count > 0 else { return ([], []) }
    let runs = (count + run - 1) / run
    let summaries = Mutex<[Summary]>([])
    let results = [Result](unsafeUninitializedCapacity: runs) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own element, and all elements are written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(runs, state: state) { state in
        let summary = finished(state)
        summaries.withLock { $0.append(summary) }
      } _: { state, index in
        let range = (index * run)..<min(count, (index + 1) * run)
        (slots + index).initialize(to: body(&state, range))
      }
      initialised = runs
    }
    return (results, summaries.withLock { $0 })
  }
}
