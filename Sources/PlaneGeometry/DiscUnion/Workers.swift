import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work over runs of neighbours on every core.
enum Workers {
  /// Runs of this many discs are worth handing to another core.
  private static let run = 1024

  /// The results of `body` for runs of 0 to `count - 1`, in order. A state, such as a scratch, is a worker's own.
  static func map<State: ~Copyable, Result: Sendable>(
    _ count: Int, state: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> [Result] {
    withStates(count, state: state, finished: { _ in () }, body).results
  }

  /// The same with what `finished` makes of each worker's state, in no order.
  static func withStates<State: ~Copyable, Result: Sendable, Summary: Sendable>(
    _ count: Int, state: @Sendable () -> State, finished: @Sendable (consuming State) -> Summary,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> (results: [Result], summaries: [Summary]) {
    guard count > 0 else { return ([], []) }
    let runs = (count + run - 1) / run
    let workers = min(runs, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let next = Atomic<Int>(0)
    let summaries = Mutex<[Summary]>([])
    let results = [Result](unsafeUninitializedCapacity: runs) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own place, and concurrentPerform returns after all of them.
      nonisolated(unsafe) let slots = base
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        var state = state()
        while true {
          let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard place < runs else { break }
          let places = (place * run)..<min(count, (place + 1) * run)
          (slots + place).initialize(to: body(&state, places))
        }
        let summary = finished(state)
        summaries.withLock { $0.append(summary) }
      }
      initialised = runs
    }
    return (results, summaries.withLock { $0 })
  }
}
