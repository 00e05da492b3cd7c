import CProcess
import CareCircle
import Files
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens if the run is ended from outside, or by a limit of the system.
enum Interruption {
  /// Why a run ends.
  enum Cause: Int {
    /// The user asks for it.
    case user
    /// There is no memory left.
    case memory
    /// The system's limit on processor time has been reached.
    case time

    /// The exit code.
    var status: ExitStatus { self == .user ? .interrupted : .systemLimit }

    /// What ends the run.
    var message: Message {
      switch self {
      case .user: Message(en: "interrupted", zh: "已中断")
      case .memory:
        Message(
          en:
            "error: there is not enough memory; raise the limit (ulimit -v), use a machine with more, "
            + "or work in tiles",
          zh: "错误: 内存不足；请提高内存上限（ulimit -v）、改用内存更大的机器，或分块计算")
      case .time:
        Message(
          en: "error: the limit on processor time was reached; raise it (ulimit -t)",
          zh: "错误: 已达到处理器时间上限；请提高上限（ulimit -t）")
      }
    }
  }

  private static let cause = Atomic<Int>(Cause.user.rawValue)

  /// From now on, Ctrl-C, a closed terminal and SIGTERM remove what is half written, and a reader that goes away or a
  /// file that may not grow makes writing fail instead of ending the process.
  ///
  /// Called once, before any other thread exists. The signals are blocked immediately, both in this thread and thereby
  /// in all later ones, and a separate thread waits for them. A signal that arrives early stays pending, and none has
  /// to wait until a worker is free. Without that thread nothing could be interrupted, so the run ends.
  static func prepare() throws(CareCircleError) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var signals = watched()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 1 << 20)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let failure = pthread_create(&thread, &attributes, { _ in Interruption.wait() }, nil)
    guard failure == 0 else {
      throw .usage([InputProblem(.systemLimit, file: "carecircle", .noThread)])
    }
  }

  /// Ends the run as a signal would. Safe in a signal handler.
  static func request(_ reason: Cause) {
    cause.store(reason.rawValue, ordering: .relaxed)
    kill(getpid(), SIGTERM)
  }

  private static func wait() -> Never {
    carecircle_except_this_thread()
    var signals = watched()
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 {}
    let cause =
      number == SIGXCPU ? .time : Cause(rawValue: cause.load(ordering: .relaxed)) ?? .user
    TemporaryPaths.removeAll { left in
      Console.lineIfRead("\n" + message(cause, left).text(Speech.language))
      _exit(cause.status.rawValue)
    }
  }

  private static func message(_ cause: Cause, _ left: [String]) -> Message {
    let cause = cause.message
    guard let first = left.first else {
      return Message(
        en: "\(cause.english); nothing was left half-written",
        zh: "\(cause.chinese)；没有留下不完整的文件")
    }
    return Message(
      en: "\(cause.english); \(first) could not be removed; remove it",
      zh: "\(cause.chinese)；\(first)未能删除，请手动删除")
  }

  /// The signals that end a run; the one for a closed terminal is left out if `nohup` has it ignored.
  private static func watched() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGXCPU] { sigaddset(&signals, number) }
    if !isIgnored(SIGHUP) { sigaddset(&signals, SIGHUP) }
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
