#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Lets two threads exchange their results after equal amounts of work rather than after equal times, so that what
/// each learns, and when, is the same on every machine.
final class Rendezvous<News: Sendable>: Sendable {
  private struct State {
    var news: [[News]] = [[], []]
    var isFinished = [false, false]
  }

  private let state = Mutex(State())
  private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private nonisolated(unsafe) let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Posts the results of one side and waits for those of the other side from the same round, or for its last ones if
  /// it has finished.
  func exchange(side: Int, round: Int, _ news: News) -> News? {
    post(side, news, last: false)
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      let (known, isFinished) = state.withLock { ($0.news[1 - side], $0.isFinished[1 - side]) }
      if round < known.count { return known[round] }
      if isFinished { return known.last }
      pthread_cond_wait(condition, mutex)
    }
  }

  /// Posts the last results of one side.
  func finish(side: Int, _ news: News) { post(side, news, last: true) }

  private func post(_ side: Int, _ news: News, last: Bool) {
    pthread_mutex_lock(mutex)
    state.withLock {
      $0.news[side].append(news)
      if last { $0.isFinished[side] = true }
    }
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}

/// Runs one piece of work on a separate thread and another on the current one. Returns when both are done.
enum TwoThreads {
  /// `@unchecked Sendable` is safe because the work is run once, by the thread that takes the box, and its caller
  /// waits for that thread.
  private final class Box: @unchecked Sendable {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Deep searches need more stack than threads have by default.
  private static let stack = 256 << 20

  static func run(_ first: () -> Void, _ second: () -> Void) {
    withoutActuallyEscaping(first) { first in
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, stack)
      defer { pthread_attr_destroy(&attributes) }
      let box = Unmanaged.passRetained(Box(first))
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let failed = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Glibc)
            guard let argument else { return nil }
          #endif
          Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, box.toOpaque())
      if failed != 0 {
        // If there is no second thread, the first side must not wait for it: it has then finished, see `Rendezvous`.
        box.takeRetainedValue().body()
        second()
        return
      }
      second()
      #if canImport(Glibc)
        pthread_join(thread, nil)
      #else
        if let thread { pthread_join(thread, nil) }
      #endif
    }
  }
}
