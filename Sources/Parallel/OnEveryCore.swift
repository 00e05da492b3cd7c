/// Work over numbers on every core, a run of neighbours at a time.
package enum OnEveryCore {
  /// The results of `body` for 0 to `count - 1`, in order.
  package static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result)
    -> [Result]
  {
    map(count, state: { () }, { _, place in body(place) })
  }

  /// The same with a state of each worker's own, such as a search.
  package static func map<State, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State, _ body: @Sendable (State, Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let runs = min(count, 256)
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own places, and they are all written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(runs, state: state) { state, run in
        for place in (count * run / runs)..<(count * (run + 1) / runs) {
          (slots + place).initialize(to: body(state, place))
        }
      }
      initialised = count
    }
  }
}
