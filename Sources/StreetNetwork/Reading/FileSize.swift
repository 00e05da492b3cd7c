#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How large a file is.
enum FileSize {
  /// The size in bytes; 0 where it cannot be told.
  static func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
