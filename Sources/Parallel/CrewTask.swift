import Synchronization

/// Calls that are handed out to threads one by one.
///
/// `@unchecked Sendable` is safe because all variables but `next` are changed only by the crew, which locks them, and
/// because whoever makes a task promises that its calls may be made from any thread.
final class CrewTask: @unchecked Sendable {
  /// How many more threads may help.
  var helpers = 0
  /// How many threads are helping now.
  var active = 0

  private let count: Int
  private var body: ((Int) -> Void)?
  private let next = Atomic<Int>(0)

  /// A task that calls `body` once for each number in `0..<count`.
  init(_ count: Int, _ body: @escaping (Int) -> Void) {
    (self.count, self.body) = (count, body)
  }

  /// Makes the calls that nobody has begun, one after another.
  func work() {
    guard let body else { return }
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      body(number)
    }
  }

  /// Releases what the calls need, when all of them have returned. A thread may keep the task itself a little longer.
  func forget() { body = nil }
}
