import Dispatch
import Synchronization

/// A value that is worked out beside what its owner does, and at the latest when somebody asks for it.
///
/// Whoever asks while nobody has begun works it out himself: nothing ever waits for a thread that may not
/// come.
package final class Deferred<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  /// A value that `make` returns, which is called once.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// Begins on another core, if one is free.
  package func start() {
    DispatchQueue.global().async { _ = self.value }
  }

  /// The value, waited for if need be.
  package var value: Value {
    known.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
