import CProcess
import CareCircle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens if a check by the language or by the system fails: the program itself is at fault, or there is no memory
/// left.
///
/// Swift raises no exception that could be caught; the processor or the system sends a signal. The handler writes one
/// line, and the run ends with the documented exit code. After a fault nothing is removed: files that are only half
/// written have hidden names, and the next run with the same output removes them.
enum Fault {
  private static let signals = [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV]

  // A handler must neither allocate nor wait for a lock, so everything that it needs is made beforehand.
  nonisolated(unsafe) private static var faultLine = PreparedLine("")
  nonisolated(unsafe) private static var memoryLine = PreparedLine("")
  /// The earlier actions for the signals. Swift's own handler prints a backtrace if one was asked for.
  nonisolated(unsafe) private static var earlier: UnsafeMutablePointer<sigaction>?
  /// Memory that is given back when there is none left, so that what is half written can be removed.
  nonisolated(unsafe) private static var reserve: UnsafeMutableRawPointer?
  private static let reserveSize = 8 << 20

  /// Makes a fault end the run with its exit code. Called once, before any work starts.
  static func prepare() {
    faultLine = PreparedLine(
      say(
        "\nerror: a fault of the program, not of your data; please report it with the command line\n",
        "\n错误: 程序出错，并非数据问题；请附上命令行反馈\n"))
    memoryLine = PreparedLine("\n" + Interruption.Cause.memory.message.text(Speech.language) + "\n")
    reserve = mmap(nil, reserveSize, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
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
    _ = carecircle_is_first_to_fail()
    if carecircle_is_out_of_memory() != 0 { endWithoutMemory() }
    if let action = earlier?[Int(number)], action.sa_flags & Int32(SA_SIGINFO) != 0 {
      #if canImport(Glibc)
        action.__sigaction_handler.sa_sigaction(number, info, context)
      #else
        action.__sigaction_u.__sa_sigaction(number, info, context)
      #endif
    }
    var length = 0
    if let said = carecircle_prints(&length) { PreparedLine.write(said, length) }
    faultLine.write()
    _exit(ExitStatus.internalFault.rawValue)
  }

  /// Has the waiting thread remove what is half written and end the process; ends it without that if it cannot.
  private static func endWithoutMemory() -> Never {
    carecircle_hold_threads()
    if let reserve { munmap(reserve, reserveSize) }
    Interruption.request(.memory)
    usleep(2_000_000)
    memoryLine.write()
    _exit(ExitStatus.systemLimit.rawValue)
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

/// A line that a signal handler can write.
struct PreparedLine {
  private let bytes: UnsafePointer<UInt8>
  private let count: Int

  init(_ text: String) {
    let text = Array(text.utf8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
    memory.initialize(from: text, count: text.count)
    (bytes, count) = (UnsafePointer(memory), text.count)
  }

  func write() { Self.write(bytes, count) }

  static func write(_ bytes: UnsafeRawPointer, _ count: Int) {
    #if canImport(Glibc)
      _ = Glibc.write(2, bytes, count)
    #else
      _ = Darwin.write(2, bytes, count)
    #endif
  }
}
