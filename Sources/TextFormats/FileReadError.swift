#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that could not be read, with the system's own reason.
public struct FileReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given; nil for a descriptor.
  public let path: String?
  /// The `errno` of the call that failed.
  public let code: Int32

  /// An error for a path, or for a descriptor when `path` is nil.
  public init(path: String?, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The system's text for the code, such as "No such file or directory".
  public var reason: String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// "path: reason".
  public var description: String {
    "\(path ?? "standard input"): \(reason)"
  }
}
