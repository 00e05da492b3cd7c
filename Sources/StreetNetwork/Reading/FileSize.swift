import Wording

/// Determines the sizes of files.
enum FileSize {
  /// The size of a file in bytes; 0 if it cannot be determined.
  static func bytes(_ path: String) -> Int {
    SystemCall.status(path).map { Int($0.st_size) } ?? 0
  }
}
