import Files
import Wording

extension InputFile {
  /// The paths that match a pattern such as `rooms-*.csv`, in the order of their names. If `path` is not a pattern, or
  /// a file has exactly this name, the path itself.
  ///
  /// `folder` is the start of relative paths, empty or with a slash at the end; it is not part of the pattern.
  /// - Returns: no path if nothing matches the pattern.
  public static func paths(matching path: String, in folder: String = "") -> [String] {
    guard isPattern(path) else { return [path] }
    let whole = path.hasPrefix("/") ? path : escaped(folder) + path
    let skipped = path.hasPrefix("/") ? 0 : folder.utf8.count
    return SystemCall.paths(matching: whole)
      .map { String($0.utf8.dropFirst(skipped)) ?? "" }
      .sorted()

    func isPattern(_ path: String) -> Bool {
      path.contains { "*?[".contains($0) } && !isDatabase(path)
        && !FilePresence.isReadable(path.hasPrefix("/") ? path : folder + path)
    }
  }

  /// A folder with its special characters escaped, so that they match only themselves.
  private static func escaped(_ folder: String) -> String {
    folder.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
