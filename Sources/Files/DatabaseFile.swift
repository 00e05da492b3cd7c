/// A GeoPackage, which is an SQLite database. Programs change some of its bytes merely by opening it, and keep unsaved
/// changes in files beside it.
package enum DatabaseFile {
  private static let magic = Array("SQLite format 3\0".utf8)
  /// The header bytes that change when a database is opened and closed: the journal mode, the change counter, and the
  /// version of the library that made the last change.
  private static let volatile = [18..<20, 24..<28, 92..<100]
  private static let headerSize = 100

  /// The SHA-256 of a database without those bytes; nil for any other file.
  static func contentSHA256(_ path: String) -> String? {
    var isDatabase = false
    let sum = Checksum.sha256(path: path) { offset, piece in
      guard offset == 0, piece.count >= headerSize, piece.starts(with: magic) else { return }
      isDatabase = true
      for place in volatile.joined() { piece[place] = 0 }
    }
    return isDatabase ? sum : nil
  }

  /// Whether another program has made changes to a database that are not in its file yet.
  package static func hasUnsavedChanges(_ path: String) -> Bool {
    FileTree.size(path + "-wal") > 0 || FileTree.size(path + "-journal") > 0
  }

  /// The endings of the files that exist beside a database only while a program has it open.
  static let workingEndings = ["-wal", "-shm", "-journal"]

  /// Removes the working files of a database that has been replaced; together with the new one they would corrupt it.
  package static func removeWorkingFiles(beside path: String) {
    for ending in workingEndings { FileTree.remove(path + ending) }
  }
}
