import Foundation

/// A program that runs in parallel with the tests.
///
/// It takes the place of Foundation's `Process`, which on Linux copies 256 bytes of a directory entry that is shorter
/// when it looks for open descriptors, and brings the tests down now and then.
public final class ChildProcess {
  /// The system would not start a program.
  public struct CannotStart: Error {
    /// The program.
    public let path: String
    /// The system's code.
    public let code: Int32
  }

  /// The number of the process.
  public let id: pid_t
  private var status: Int32?

  /// Starts a program in a group of its own, with every signal as usual; the files that it writes are emptied.
  ///
  /// Without an environment it has that of the tests. `env` changes the folder, because Swift does not see glibc's call
  /// for it.
  public init(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    in folder: String? = nil, input: String = "/dev/null", output: String = "/dev/null",
    errors: String = "/dev/null"
  ) throws {
    let variables = environment ?? ProcessInfo.processInfo.environment
    var start = StartSettings()
    defer { start.destroy() }
    start.open(0, input, O_RDONLY)
    start.open(1, output, O_WRONLY | O_CREAT | O_TRUNC)
    start.open(2, errors, O_WRONLY | O_CREAT | O_TRUNC)
    let command = folder.map { ["/usr/bin/env", "-C", $0] } ?? []
    let all = command + [path] + arguments
    var words = all.map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var started: pid_t = 0
    let code = posix_spawn(
      &started, all[0], &start.actions, &start.attributes, &words, &settings)
    guard code == 0 else { throw CannotStart(path: path, code: code) }
    id = started
  }

  /// Whether it has not ended yet.
  public var isRunning: Bool {
    guard status == nil else { return false }
    var found: Int32 = 0
    guard waitpid(id, &found, WNOHANG) == id else { return true }
    status = found
    return false
  }

  /// Waits for the end; false when it still runs after a time.
  public func wait(timeout: TimeInterval) -> Bool {
    let end = Date() + timeout
    while isRunning {
      guard Date() < end else { return false }
      usleep(2000)
    }
    return true
  }

  /// The signal that ended it; nil if none did.
  public var endingSignal: Int32? { status.flatMap { $0 & 0x7f == 0 ? nil : $0 & 0x7f } }

  /// The exit code, or the number of the signal that ended it.
  public var exitCode: Int32 { endingSignal ?? ((status ?? 0) >> 8) & 0xff }
}

/// How a program starts: which files stand behind its descriptors, and no signal blocked or ignored, whatever threads of
/// the tests do with theirs.
private struct StartSettings {
  #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK)
    flags |= Int32(POSIX_SPAWN_SETSIGDEF)
    #if !canImport(Glibc)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
  }

  mutating func open(_ descriptor: Int32, _ file: String, _ flags: Int32) {
    posix_spawn_file_actions_addopen(&actions, descriptor, file, flags, 0o666)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
}
