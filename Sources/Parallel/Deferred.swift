import Synchronization

/// A value that is computed in parallel with other work, at the latest when it is asked for.
///
/// If no thread has begun to compute it by then, the caller computes it, so that nothing ever waits for a thread that
/// may never run.
package final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case open(@Sendable () -> Value)
    case known(Value)
  }

  private let state: Mutex<State>

  /// Makes a value that `make` will return. `make` is called once; then it is released with everything that it
  /// captures.
  package init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.open(make))
  }

  /// Starts computing the value on another thread as soon as one is free.
  package func start() {
    ThreadCrew.shared.start { _ = self.value }
  }

  /// The value. If it is not ready, this waits for it or computes it.
  package var value: Value {
    state.withLock { state in
      switch state {
      case .known(let value): return value
      case .open(let make):
        let value = make()
        state = .known(value)
        return value
      }
    }
  }
}
