import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Distributes work over all cores, each of which takes the next run when it is free.
package enum EveryCore {
  /// The number of cores.
  package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Calls `body` once for each number in `0..<count`, in parallel where threads are free. Returns after all calls.
  ///
  /// The numbers are begun in order. A call may wait for one with a lower number, but for none with a higher one.
  package static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    ThreadCrew.shared.share(count, body)
  }

  /// Calls `body` once for each index in `0..<runs`, on as many workers as there are cores. Returns after all
  /// runs.
  ///
  /// Each worker has its own state, which is passed to `finished` at its end. Scheduling a run takes far longer
  /// than a short calculation, so runs should be coarse. The state is not shared between workers; anything else
  /// that `body` writes must be private to its run.
  package static func forEachRun<State: ~Copyable>(
    _ runs: Int, state: @Sendable () -> State,
    finished: @Sendable (consuming State) -> Void = { _ in },
    _ body: @Sendable (inout State, Int) -> Void
  ) {
    guard runs > 0 else { return }
    let next = Atomic<Int>(0)
    forEach(min(runs, count)) { _ in
      var state = state()
      while true {
        let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard run < runs else { break }
        body(&state, run)
      }
      finished(state)
    }
  }
}
