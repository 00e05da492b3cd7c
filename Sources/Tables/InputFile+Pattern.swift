import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension InputFile {
  /// The paths that a pattern such as `rooms-*.csv` stands for, in the order of their names; the path itself where
  /// it is none, or where a file has just this name.
  ///
  /// `folder` is what relative paths start from, with a slash behind it, or empty; it is no part of the pattern.
  /// - Returns: no path where the pattern matches nothing.
  public static func paths(matching path: String, in folder: String = "") -> [String] {
    guard isPattern(path) else { return [path] }
    let whole = path.hasPrefix("/") ? path : escaped(folder) + path
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(whole, 0, nil, &found) == 0 else { return [] }
    let skipped = path.hasPrefix("/") ? 0 : folder.utf8.count
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0] }
      .map { String(String(cString: $0).utf8.dropFirst(skipped)) ?? "" }
      .sorted()

    func isPattern(_ path: String) -> Bool {
      path.contains { "*?[".contains($0) } && !isDatabase(path)
        && !FilePresence.isReadable(path.hasPrefix("/") ? path : folder + path)
    }
  }

  /// A folder of whose name no sign means anything else.
  private static func escaped(_ folder: String) -> String {
    folder.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
