import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The temporary files and folders of this process, so that a run that is interrupted can remove them.
public enum TemporaryPaths {
  private static let paths = Mutex<Set<String>>([])
  /// Folders above outputs that are not finished; the outermost first.
  private static let parents = Mutex<[String]>([])

  /// Makes a file or folder by `make` and remembers it until it is renamed or removed.
  ///
  /// Both happen under one lock, so that an interruption finds either nothing or what it has to remove.
  /// Returns what `make` returns; negative results are failures.
  package static func create(_ path: String, _ make: () -> Int32) -> Int32 {
    paths.withLock { paths in
      let made = make()
      if made >= 0 { paths.insert(path) }
      return made
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

  /// Makes something inside a remembered folder, while no interruption is removing it.
  static func whileKept(_ make: () -> Int32) -> Int32 {
    paths.withLock { _ in make() }
  }

  package static func forget(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }

  /// Puts a finished path in its place by `rename`, under the same lock.
  ///
  /// With `leavesOld`, the temporary name then bears what stood there before, which is still to be
  /// removed, and is remembered.
  package static func finish(_ path: String, leavesOld: Bool = false, _ rename: () -> Bool) -> Bool
  {
    paths.withLock { paths in
      guard rename() else { return false }
      if !leavesOld { paths.remove(path) }
      return true
    }
  }

  /// Removes everything that is not finished, and ends the process by `end`. Called when a run is
  /// interrupted.
  ///
  /// The lock is never given back: a thread that goes on writing meanwhile can neither make another
  /// file in a folder that is being removed, nor report its disappearance.
  public static func removeAll(andEnd end: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { FileTree.remove(path) }
      for folder in parents.withLock({ $0 }).reversed() { rmdir(folder) }
      end()
    }
  }

  /// The temporary name beside a target: hidden, and telling which process it belongs to.
  package static func name(beside target: String) -> String {
    let (folder, last) = FileTree.split(target)
    return "\(folder).\(last).carecircle-\(getpid())"
  }

  /// Removes what killed runs have left beside a target: names of processes that are gone, and this
  /// process's own before it has made one, since in a container every run may have the same number.
  package static func removeStale(beside target: String) {
    let (folder, last) = FileTree.split(target)
    let prefix = ".\(last).carecircle-"
    for name in FileTree.names(in: folder.isEmpty ? "." : folder) where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)) else { continue }
      let isOwn = process == getpid() && !paths.withLock { $0.contains(folder + name) }
      if isOwn || (kill(process, 0) != 0 && errno == ESRCH) { FileTree.remove(folder + name) }
    }
  }
}

/// Small things done with files and folders.
package enum FileTree {
  /// The folder of a path, with its slash or empty, and the last part.
  package static func split(_ path: String) -> (folder: String, last: String) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return ("", trimmed) }
    return (String(trimmed[...slash]), String(trimmed[trimmed.index(after: slash)...]))
  }

  /// The names in a folder, without `.` and `..`; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What stands at a path, links not followed; nil when nothing does.
  package static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// The path of the file to which a link leads; any other path as it is.
  package static func followed(_ path: String) -> String {
    guard kind(path) == S_IFLNK, let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  /// Whether a folder stands at a path, and no link to one.
  package static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  /// Removes a file, or a folder and the files in it.
  package static func remove(_ path: String) {
    if kind(path) == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
