extension ParallelMap {
  /// The results of `body` for `0..<count`, in order, where each takes long: a search, an outline.
  package static func heavy<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    heavy(count, state: { () }, { _, index in body(index) })
  }

  /// The same with a separate state for each worker, such as the memory of a search.
  package static func heavy<State, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State, _ body: @Sendable (State, Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let runs = min(count, 256)
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own elements, and all elements are written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(runs, state: state) { state, run in
        for index in (count * run / runs)..<(count * (run + 1) / runs) {
          (slots + index).initialize(to: body(state, index))
        }
      }
      initialised = count
    }
  }
}
