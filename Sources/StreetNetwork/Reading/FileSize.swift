#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Determines the sizes of files.
enum FileSize {
  /// The size of a file in bytes; 0 if it cannot be determined.
  static func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
