import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The temporary files and folders of this process, so that a run that is interrupted can remove them.
public enum TemporaryPaths {
  private static let paths = Mutex<Set<String>>([])

  /// Remembers a path until it is renamed or removed.
  static func add(_ path: String) {
    paths.withLock { _ = $0.insert(path) }
  }

  static func forget(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }

  /// Puts a finished path in its place by `rename`, unless the run has been interrupted meanwhile.
  ///
  /// Both happen under one lock, so that an interruption finds the whole result or none of it.
  static func finish(_ path: String, _ rename: () -> Bool) -> Bool {
    paths.withLock { paths in
      guard paths.contains(path), rename() else { return false }
      paths.remove(path)
      return true
    }
  }

  /// Removes everything that is not finished. Called when a run is interrupted.
  public static func removeAll() {
    paths.withLock { paths in
      for path in paths { FileTree.remove(path) }
      paths = []
    }
  }

  /// The temporary name beside a target: hidden, and telling which process it belongs to.
  static func name(beside target: String) -> String {
    let (folder, last) = FileTree.split(target)
    return "\(folder).\(last).carecircle-\(getpid())"
  }

  /// Removes what killed runs have left beside a target: names of processes that are gone.
  static func removeStale(beside target: String) {
    let (folder, last) = FileTree.split(target)
    let prefix = ".\(last).carecircle-"
    for name in FileTree.names(in: folder.isEmpty ? "." : folder) where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), process != getpid() else { continue }
      if kill(process, 0) != 0, errno == ESRCH { FileTree.remove(folder + name) }
    }
  }
}

/// Small things done with files and folders.
enum FileTree {
  /// The folder of a path, with its slash or empty, and the last part.
  static func split(_ path: String) -> (folder: String, last: String) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return ("", trimmed) }
    return (String(trimmed[...slash]), String(trimmed[trimmed.index(after: slash)...]))
  }

  /// The names in a folder, without `.` and `..`; none when it cannot be read.
  static func names(in folder: String) -> [String] {
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
  static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// Removes a file, or a folder and the files in it.
  static func remove(_ path: String) {
    if kind(path) == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
