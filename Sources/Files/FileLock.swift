import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells whether a run is still working on a file or folder.
///
/// The system releases the lock when its holder ends, however that happens and in whichever container it ran. A process
/// number can tell neither.
enum FileLock {
  /// The result of asking for a lock.
  enum Answer {
    case held
    case taken
    /// The file system has no locks, so no other run has one either.
    case unknown
  }

  /// Locks the file or folder of a descriptor until the descriptor is closed. It does not wait.
  static func take(_ descriptor: Int32) -> Answer {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .held }
    return errno == EWOULDBLOCK ? .taken : .unknown
  }

  /// Opens a folder in order to lock it; negative if that fails.
  static func openFolder(_ path: String) -> Int32 {
    SystemCall.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  /// Calls `body`, while holding the lock, if no run is working on a file or folder any more.
  static func ifIdle(_ path: String, _ body: () -> Void) {
    let descriptor = SystemCall.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if take(descriptor) == .held { body() }
  }
}
