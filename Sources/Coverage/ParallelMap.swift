import Dispatch

/// Work over the places of an array on every core.
public enum ParallelMap {
  /// The results of `body` for 0 to `count - 1`, in order.
  ///
  /// The places are cut into coarse runs, since each run costs far more to hand out than one place to
  /// compute. `finished` is told after each run how many places it held; it is called from any thread.
  ///
  /// `order` says in which order the places are worked on, each once; the results stand in their own
  /// order all the same. An order of another length than `count` is not used.
  public static func map<Result: Sendable>(
    _ count: Int, inOrder order: [Int32]? = nil, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let runs = min(count, max(16, count / 8192))
    let order = order?.count == count ? order : nil
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      // Each run writes its own places of the buffer, and concurrentPerform returns after all of them.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: runs) { run in
        let places = (count * run / runs)..<(count * (run + 1) / runs)
        for step in places {
          let place = order.map { Int($0[step]) } ?? step
          (slots.baseAddress.map { $0 + place })?.initialize(to: body(place))
        }
        finished(places.count)
      }
      initialised = count
    }
  }
}
