import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shows whether a file has changed: its identity, its size and the time of its last change.
package struct FileStamp: Equatable, Sendable {
  private let file: [UInt64]
  private let written: [Int]

  /// The stamp of an open file; nil if it is not a regular file but, for example, a pipe.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The stamp of the file at a path, following links; nil if it is not a regular file.
  package init?(path: String) {
    guard let status = SystemCall.status(path) else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    file = [
      UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino),
    ]
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    written = [Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec)]
  }
}
