#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The error for a file that could not be read, with the system's own reason.
public struct FileReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as the caller gave it; nil for a descriptor.
  public let path: String?
  /// The `errno` of the system call that failed.
  public let code: Int32

  /// Makes an error for a path, or for a descriptor if `path` is nil.
  public init(path: String?, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The code for a file that was changed while it was read; the system's code for a stale file.
  package static let changed = ESTALE

  /// The system's message for the code, such as "No such file or directory".
  public var reason: String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// The path and the reason, as in "path: reason".
  public var description: String {
    "\(path ?? "standard input"): \(reason)"
  }
}
