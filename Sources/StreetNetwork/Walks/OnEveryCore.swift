import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work over numbers on every core, a run of neighbours at a time.
enum OnEveryCore {
  /// The results of `body` for 0 to `count - 1`, in order.
  static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    map(count, state: { () }, { _, place in body(place) })
  }

  /// The same with a state of each worker's own, such as a search.
  static func map<State, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State, _ body: @Sendable (State, Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let runs = min(count, 256)
    let workers = min(runs, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let next = Atomic<Int>(0)
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own places, and concurrentPerform returns after all of them.
      nonisolated(unsafe) let slots = base
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        let state = state()
        while true {
          let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard run < runs else { return }
          for place in (count * run / runs)..<(count * (run + 1) / runs) {
            (slots + place).initialize(to: body(state, place))
          }
        }
      }
      initialised = count
    }
  }
}
