import Wording

/// Paths as a file in another folder has to name them.
package enum RelativePath {
  /// The path to a file from a folder; unchanged if it is absolute, if the folder is the working directory (an empty
  /// path), or if one of them does not exist.
  package static func path(to file: String, from folder: String) -> String {
    guard !folder.isEmpty, !file.hasPrefix("/"), let end = SystemCall.resolved(file),
      let start = SystemCall.resolved(folder)
    else { return file }
    let (target, base) = (end.split(separator: "/"), start.split(separator: "/"))
    var shared = 0
    while shared < min(target.count, base.count), target[shared] == base[shared] { shared += 1 }
    let up = base[shared...].map { _ in ".." }
    return (up + target[shared...].map(String.init)).joined(separator: "/")
  }

  /// The folder of a path; empty for the working directory.
  package static func folder(of path: String) -> String { FileTree.split(path).folder }
}
