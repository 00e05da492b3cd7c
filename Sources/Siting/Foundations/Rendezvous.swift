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
