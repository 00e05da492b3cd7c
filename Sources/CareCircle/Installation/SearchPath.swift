import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folders in which the system looks for programs.
enum SearchPath {
  /// The path of a program that can be run; nil if no folder of `PATH` has it.
  static func find(_ program: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").lazy.map { "\($0)/\(program)" }.first { path in
      access(path, X_OK) == 0 && FileTree.isNoFolder(path)
    }
  }
}
