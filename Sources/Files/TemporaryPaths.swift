import Synchronization
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The temporary files and folders of this process, so that a run that is interrupted can remove them.
public enum TemporaryPaths {
  /// A hidden file or folder beside a target, locked as long as its descriptor is open.
  package struct Made {
    package let path: String
    package let descriptor: Int32
  }

  private static let paths = Mutex<Set<String>>([])
  /// Folders above outputs that are not finished; the outermost first.
  private static let parents = Mutex<[String]>([])

  /// Makes a hidden folder beside a target, after removing what killed runs have left there.
  package static func makeFolder(beside target: String) -> Made? {
    make(beside: target) { path in
      guard SystemCall.makeFolder(path) == 0 else { return -1 }
      let descriptor = FileLock.openFolder(path)
      // A folder that cannot be opened cannot be locked, and is of no use.
      if descriptor < 0 { SystemCall.removeFolder(path) }
      return descriptor
    }
  }

  /// Makes a hidden file in the same way.
  package static func makeFile(beside target: String) -> Made? {
    make(beside: target) { SystemCall.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  }

  /// Makes something and remembers it until it is renamed or removed; nil, with `errno` set, if that fails.
  ///
  /// Both happen under one lock, so that an interruption finds either nothing or what it has to remove. Before the new
  /// path is locked, another run may take it for a leftover and remove it; then another one is made.
  private static func make(beside target: String, _ make: (String) -> Int32) -> Made? {
    removeStale(beside: target)
    while true {
      let path = name(beside: target)
      let descriptor = paths.withLock { paths in
        let made = make(path)
        if made >= 0 { paths.insert(path) }
        return made
      }
      if descriptor < 0 {
        if errno == EEXIST { continue }
        return nil
      }
      if FileLock.take(descriptor) != .taken,
        FileIdentity(path) == FileIdentity(descriptor: descriptor)
      {
        return Made(path: path, descriptor: descriptor)
      }
      close(descriptor)
      forget(path)
    }
  }

  /// Makes a folder above an output and remembers it, if `make` returns 0, until the output is finished.
  static func createParent(_ path: String, _ make: () -> Int32) -> Int32 {
    parents.withLock { parents in
      let failure = make()
      if failure == 0 { parents.append(path) }
      return failure
    }
  }

  static func forgetParent(_ path: String) {
    parents.withLock { $0.removeAll { $0 == path } }
  }

  /// Does something that an interruption must wait for.
  package static func whileKept(_ make: () -> Int32) -> Int32 {
    paths.withLock { _ in make() }
  }

  package static func forget(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }

  /// Puts a finished path in its place by `rename`, under the same lock.
  ///
  /// With `leavesOld`, the earlier result then has the temporary name; it still has to be removed, so it is remembered.
  package static func finish(_ path: String, leavesOld: Bool = false, _ rename: () -> Bool) -> Bool
  {
    paths.withLock { paths in
      guard rename() else { return false }
      if !leavesOld { paths.remove(path) }
      return true
    }
  }

  /// Removes everything that is not finished and ends the process with `end`, which is told what could not be removed.
  /// Called when a run is interrupted.
  ///
  /// The lock is never released, so that a thread which is still writing can neither make another file in a folder
  /// that is being removed nor report that the folder has disappeared.
  public static func removeAll(andEnd end: (_ left: [String]) -> Never) -> Never {
    paths.withLock { paths in
      let latest = ContinuousClock.now + .milliseconds(1200)
      let left = paths.sorted().compactMap { removeInUse($0, until: latest) }
      for folder in parents.withLock({ $0 }).reversed() { SystemCall.removeFolder(folder) }
      end(left)
    }
  }

  /// Removes something into which a library may still be writing; returns its path if that fails.
  ///
  /// It is renamed first, so that the library cannot open it again. A file that was being opened at that moment may
  /// still appear, so removing is repeated for a while.
  private static func removeInUse(_ path: String, until latest: ContinuousClock.Instant) -> String?
  {
    let moved = String(path.dropLast(tokenLength)) + token()
    let place = SystemCall.rename(path, moved) == 0 ? moved : path
    while true {
      FileTree.remove(place)
      if FileTree.kind(place) == nil { return nil }
      guard ContinuousClock.now < latest else { return place }
      usleep(10_000)
    }
  }

  // MARK: - Names

  private static let tokenLength = 16

  /// Sixteen random hexadecimal digits.
  private static func token() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: tokenLength - digits.count) + digits
  }

  private static func prefix(_ last: String) -> String { ".\(last).carecircle-" }

  /// A hidden temporary name beside a target that no other run uses.
  static func name(beside target: String) -> String {
    let (folder, last) = FileTree.split(target)
    return folder + prefix(last) + token()
  }

  /// Removes what killed runs have left beside a target: everything with such a name that is not locked.
  private static func removeStale(beside target: String) {
    let (folder, last) = FileTree.split(target)
    let prefix = prefix(last)
    for name in FileTree.names(in: folder.isEmpty ? "." : folder) where name.hasPrefix(prefix) {
      let rest = name.utf8.dropFirst(prefix.utf8.count)
      guard rest.count == tokenLength, rest.allSatisfy(isDigit) else { continue }
      FileLock.ifIdle(folder + name) { FileTree.remove(folder + name) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
