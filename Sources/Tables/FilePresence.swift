import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Checks whether files exist.
package enum FilePresence {
  /// Whether there is something at the path that this process may read.
  package static func isReadable(_ path: String) -> Bool {
    SystemCall.isAllowed(path, R_OK)
  }
}

extension InputFile {
  /// The problem of a file that does not exist, so that all such files can be reported at once. Even if it is nil, the
  /// file may turn out to be unreadable.
  package var absence: InputProblem? {
    guard path != "-", !isDatabase, !SystemCall.isAllowed(path, F_OK) else { return nil }
    return .unreadable(self, FileReadError(path: path, code: errno))
  }
}
