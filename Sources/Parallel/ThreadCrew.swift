#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that help with work, one fewer than there are cores.
///
/// The thread that hands out work does all of it that nobody else has taken. Therefore nothing ever waits for a thread
/// that may never run, and where the system allows no further threads, the work is done by those that exist. (Dispatch
/// waits for ever in that case.)
///
/// `@unchecked Sendable` is safe because all of its variables are used only while `mutex` is locked.
final class ThreadCrew: @unchecked Sendable {
  /// The crew of the process.
  static let shared = ThreadCrew(most: max(0, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1))

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasFinished = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [CrewTask] = []
  private var idle = 0
  private var threads = 0
  private var most: Int

  /// Makes a crew of at most `most` threads, which are started when there is work and never end.
  init(most: Int) {
    self.most = most
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(hasWork, nil)
    pthread_cond_init(hasFinished, nil)
  }

  /// Calls `body` once for each number in `0..<count` on this thread and on those that are free. Returns after all
  /// calls.
  func share(_ count: Int, _ body: (Int) -> Void) {
    guard count > 1 else {
      if count == 1 { body(0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let task = CrewTask(count, body)
      offer(task, helpers: count - 1)
      task.work()
      withdraw(task)
    }
  }

  /// Calls `body` on another thread as soon as one is free. It is not called if there is no other thread.
  func start(_ body: @escaping () -> Void) {
    offer(CrewTask(1) { _ in body() }, helpers: 1)
  }

  // MARK: - Handing out

  private func offer(_ task: CrewTask, helpers: Int) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    task.helpers = min(helpers, most)
    while threads < most, idle < task.helpers, startThread() {}
    guard threads > 0 else { return }
    waiting.append(task)
    for _ in 0..<task.helpers { pthread_cond_signal(hasWork) }
  }

  /// Takes a task back, and waits for the threads that are still working on it.
  private func withdraw(_ task: CrewTask) {
    pthread_mutex_lock(mutex)
    waiting.removeAll { $0 === task }
    while task.active > 0 { pthread_cond_wait(hasFinished, mutex) }
    task.forget()
    pthread_mutex_unlock(mutex)
  }

  // MARK: - The threads

  /// The stack of a thread; the same for every setting of `ulimit -s`.
  private static let stack = 8 << 20

  /// Starts a thread; false, now and in future, if the system allows no more.
  private func startThread() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stack)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let crew = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        #if !canImport(Darwin)
          guard let argument else { return nil }
        #endif
        Unmanaged<ThreadCrew>.fromOpaque(argument).takeRetainedValue().serve()
      }, crew.toOpaque())
    guard failure == 0 else {
      crew.release()
      most = threads
      return false
    }
    threads += 1
    idle += 1
    return true
  }

  private func serve() -> Never {
    pthread_mutex_lock(mutex)
    while true {
      guard let task = next() else {
        pthread_cond_wait(hasWork, mutex)
        continue
      }
      idle -= 1
      task.active += 1
      pthread_mutex_unlock(mutex)
      task.work()
      pthread_mutex_lock(mutex)
      idle += 1
      task.active -= 1
      if task.active == 0 { pthread_cond_broadcast(hasFinished) }
    }
  }

  /// The task that has waited longest and still wants help.
  private func next() -> CrewTask? {
    guard let task = waiting.first else { return nil }
    task.helpers -= 1
    if task.helpers <= 0 { waiting.removeFirst() }
    return task
  }
}
