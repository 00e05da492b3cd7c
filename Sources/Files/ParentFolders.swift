import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folders above an output that were not there before.
///
/// They stay where the output does. Otherwise they are removed again, as far as they are empty: a run that fails
/// leaves nothing behind, and takes nothing away that somebody else has put there meanwhile.
package struct ParentFolders: ~Copyable {
  private var made: [String] = []

  /// Makes the folders that lead to a path.
  package init(of path: String) throws(CareCircleError) {
    for folder in Self.missing(above: path) {
      let failure = TemporaryPaths.createParent(folder) {
        SystemCall.makeFolder(folder) == 0 ? 0 : errno
      }
      switch failure {
      case 0: made.append(folder)
      // Somebody else has just made it, and may keep it.
      case EEXIST: break
      default: throw .system(path, failure)
      }
    }
  }

  deinit {
    for folder in made.reversed() {
      TemporaryPaths.forgetParent(folder)
      SystemCall.removeFolder(folder)
    }
  }

  /// The output stands: so do they.
  package mutating func keep() {
    for folder in made { TemporaryPaths.forgetParent(folder) }
    made = []
  }

  /// The outermost first.
  private static func missing(above path: String) -> [String] {
    var missing: [String] = []
    var folder = parent(of: path)
    while !folder.isEmpty, FileTree.target(folder) == nil {
      missing.insert(folder, at: 0)
      folder = parent(of: folder)
    }
    return missing
  }

  private static func parent(of path: String) -> String {
    var folder = FileTree.split(path).folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder == path ? "" : folder
  }
}
