#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether folders that may not exist yet lie in one another.
public enum FolderNesting {
  /// Whether two paths name the same folder, or one of them a folder in the other. Links are not followed.
  public static func isNested(_ one: String, _ other: String) -> Bool {
    let (first, second) = (steps(one), steps(other))
    return first.starts(with: second) || second.starts(with: first)
  }

  /// The names from the root to a place, without `.` and `..`.
  private static func steps(_ path: String) -> [Substring] {
    var steps: [Substring] = []
    let whole = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps
  }

  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
