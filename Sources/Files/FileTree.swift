import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Basic operations on files and folders.
package enum FileTree {
  /// The kinds of things at a path that callers distinguish.
  static let (folder, regularFile) = (S_IFDIR, S_IFREG)

  /// The folder of a path, empty or with its slash, and the last part.
  package static func split(_ path: String) -> (folder: String, last: String) {
    let trimmed = trimmed(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return ("", trimmed) }
    return (String(trimmed[...slash]), String(trimmed[trimmed.index(after: slash)...]))
  }

  /// The names in a folder, without `.` and `..`; none if it cannot be read.
  package static func names(in folder: String) -> [String] { readableNames(in: folder) ?? [] }

  /// The names in a folder, without `.` and `..`; nil if it cannot be read.
  static func readableNames(in folder: String) -> [String]? {
    SystemCall.names(in: folder)?.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// What is at a path, without following a link; nil if nothing is there.
  package static func kind(_ path: String) -> mode_t? {
    SystemCall.linkStatus(path).map { $0.st_mode & S_IFMT }
  }

  /// What is at a path, following links; nil if nothing is there.
  package static func target(_ path: String) -> mode_t? {
    SystemCall.status(path).map { $0.st_mode & S_IFMT }
  }

  /// The path that a link points to; any other path unchanged except for slashes at its end.
  package static func followed(_ path: String) -> String {
    let path = trimmed(path)
    guard kind(path) == S_IFLNK, let target = SystemCall.resolved(path) else { return path }
    return target
  }

  /// Whether a folder, not a link to one, is at a path.
  package static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  /// Whether something other than a folder is at a path, following links.
  package static func isNoFolder(_ path: String) -> Bool {
    target(path).map { $0 != S_IFDIR } ?? false
  }

  /// The size of a file in bytes, following links; 0 if it is unknown.
  package static func size(_ path: String) -> Int {
    SystemCall.status(path).map { Int($0.st_size) } ?? 0
  }

  /// Removes a file, or a folder with its contents.
  package static func remove(_ path: String) {
    if kind(path) == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      SystemCall.removeFolder(path)
    } else {
      SystemCall.removeFile(path)
    }
  }

  private static func trimmed(_ path: String) -> String {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    return trimmed
  }
}
