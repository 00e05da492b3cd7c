import CareCircle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens if the program itself is at fault: a check by the language or by the system fails.
///
/// Swift raises no exception that could be caught; the processor or the system sends a signal. The handler writes one
/// line which says that the data are not at fault, and the run ends with the documented exit code. Nothing is removed:
/// files that are only half written have hidden names, and the next run with the same output removes them.
enum Fault {
  private static let signals = [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV]

  // A handler must neither allocate nor wait for another thread, so everything that it needs is made beforehand.
  /// The line and its length.
  nonisolated(unsafe) private static var line: UnsafePointer<UInt8>?
  nonisolated(unsafe) private static var length = 0
  /// The earlier actions for the signals. Swift's own handler prints a backtrace if one was asked for.
  nonisolated(unsafe) private static var earlier: UnsafeMutablePointer<sigaction>?

  /// Makes a fault end the run with its exit code. Called once, before any work starts.
  static func prepare() {
    keep(
      say(
        "\nerror: a fault of the program, not of your data; please report it with the command line\n",
        "\n错误: 程序出错，并非数据问题；请附上命令行反馈\n"))
    reserveStack()
    unblock()
    let earlier = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
    earlier.initialize(repeating: sigaction(), count: 64)
    Self.earlier = earlier
    for number in signals {
      var action = sigaction()
      #if canImport(Glibc)
        action.__sigaction_handler.sa_sigaction = { Fault.end($0, $1, $2) }
      #else
        action.__sigaction_u.__sa_sigaction = { Fault.end($0, $1, $2) }
      #endif
      // The backtrace may read memory that does not exist, and has to receive the same signal to notice.
      action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_ONSTACK) | Int32(SA_NODEFER)
      sigaction(number, &action, earlier + Int(number))
    }
  }

  private static func end(
    _ number: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) {
    if let action = earlier?[Int(number)], action.sa_flags & Int32(SA_SIGINFO) != 0 {
      #if canImport(Glibc)
        action.__sigaction_handler.sa_sigaction(number, info, context)
      #else
        action.__sigaction_u.__sa_sigaction(number, info, context)
      #endif
    }
    #if canImport(Glibc)
      _ = Glibc.write(2, line, length)
    #else
      _ = Darwin.write(2, line, length)
    #endif
    _exit(ExitStatus.internalFault.rawValue)
  }

  private static func keep(_ text: String) {
    let bytes = Array(text.utf8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    memory.initialize(from: bytes, count: bytes.count)
    (line, length) = (UnsafePointer(memory), bytes.count)
  }

  /// The parent process may have blocked some of the signals.
  private static func unblock() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// The main thread gets a second stack for the handler, since exhausting the first one is a fault as well.
  private static func reserveStack() {
    var known = stack_t()
    sigaltstack(nil, &known)
    guard known.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    sigaltstack(&stack, nil)
  }
}
