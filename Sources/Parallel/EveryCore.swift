import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs of work handed out to every core as it gets free.
package enum EveryCore {
  /// Calls `body` once for each number from 0 to `runs - 1`, on as many workers as there are cores, each with a
  /// state of its own that `finished` takes over at its end. Returns after all runs.
  ///
  /// A run costs far more to hand out than a short calculation takes: make it coarse. The state passed to `body`
  /// touches nothing that another worker has; what `body` writes elsewhere has to be its run's own.
  package static func forEachRun<State: ~Copyable>(
    _ runs: Int, state: @Sendable () -> State,
    finished: @Sendable (consuming State) -> Void = { _ in },
    _ body: @Sendable (inout State, Int) -> Void
  ) {
    guard runs > 0 else { return }
    let workers = min(runs, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
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
