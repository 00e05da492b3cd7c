#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether files are there.
enum FilePresence {
  /// Whether something that this process may read stands at the path.
  static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }
}
