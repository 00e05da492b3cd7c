import CareCircle
import Files

/// Paths in the form in which people would write them: `SampleData/../out` is `out`.
enum ShortPath {
  /// The path of a folder, with a slash at the end.
  static func folder(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      // After following a symbolic link, `..` is not the folder that one came from.
      if part == "..", let last = parts.last, last != "..", isFolder(path, parts) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let short = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return short.isEmpty ? "./" : short.hasSuffix("/") ? short : short + "/"
  }

  private static func isFolder(_ path: String, _ parts: [Substring]) -> Bool {
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return FileTree.isFolder(folder)
  }
}
