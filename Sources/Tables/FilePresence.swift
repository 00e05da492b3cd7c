import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether files are there.
package enum FilePresence {
  /// Whether something that this process may read stands at the path.
  package static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }
}

extension InputFile {
  /// The problem of a file that is not there, so that all of them can be told at once; a file that is
  /// there may still turn out to be unreadable.
  package var absence: InputProblem? {
    guard path != "-", !isDatabase, access(path, F_OK) != 0 else { return nil }
    return .unreadable(self, FileReadError(path: path, code: errno))
  }
}
