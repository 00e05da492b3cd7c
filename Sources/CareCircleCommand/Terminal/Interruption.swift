import CareCircle
import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens if the run is ended from outside.
enum Interruption {
  /// From now on, Ctrl-C, a closed terminal and SIGTERM remove what is half written, and a reader that goes away makes
  /// writing fail instead of ending the process.
  ///
  /// Called once, before any other thread exists. The signals are blocked immediately, both in this thread and thereby
  /// in all later ones, and a separate thread waits for them. A signal that arrives early stays pending, and none has
  /// to wait until a worker is free.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    var signals = watched()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
  }

  private static func wait() -> Never {
    var signals = watched()
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 {}
    TemporaryPaths.removeAll { left in
      Console.line("\n" + message(left).text(Speech.language))
      _exit(130)
    }
  }

  private static func message(_ left: [String]) -> Message {
    guard let first = left.first else {
      return Message(
        en: "interrupted; nothing was left half-written", zh: "已中断；没有留下不完整的文件")
    }
    return Message(
      en: "interrupted; \(first) could not be removed; remove it",
      zh: "已中断；\(first)未能删除，请手动删除")
  }

  /// The signals that end a run; the one for a closed terminal is left out if `nohup` has it ignored.
  private static func watched() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
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
