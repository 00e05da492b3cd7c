import Dispatch
import Synchronization

/// A value that is worked out beside what its owner does, and at the latest when somebody asks for it.
///
/// Whoever asks while nobody has begun works it out himself: nothing ever waits for a thread that may not
/// come.
package final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case open(@Sendable () -> Value)
    case known(Value)
  }

  private let state: Mutex<State>

  /// A value that `make` returns, which is called once, and let go with all that it holds.
  package init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.open(make))
  }

  /// Begins on another core, if one is free.
  package func start() {
    DispatchQueue.global().async { _ = self.value }
  }

  /// The value, waited for if need be.
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
