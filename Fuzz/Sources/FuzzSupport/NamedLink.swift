#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A name for a file without one, for readers that tell formats by names. The run removes it at its end.
public struct NamedLink {
  /// Where the readers find the file.
  public let path: String

  /// A link to `file` in the temporary folder, with the process's number and this ending.
  public init(to file: MemoryFile, ending: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    path = "\(folder)/carecircle-fuzz-\(getpid())\(ending)"
    unlink(path)
    guard symlink(file.path, path) == 0 else { fatalError("no link in the temporary folder") }
  }

  /// Removes the name.
  public func remove() { unlink(path) }
}
