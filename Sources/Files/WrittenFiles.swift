import Synchronization

/// The files that have been written into a folder that is still hidden.
final class WrittenFiles: Sendable {
  private let entries = Mutex<[FolderManifest.Entry]>([])

  /// Notes a file whose bytes went through a checksum.
  func note(_ file: String, _ sum: RunningChecksum, records: Int?) {
    let count = sum.byteCount
    add(file, count, sum.finish(), content: nil, records)
  }

  /// Notes a file that a library has written; false if it cannot be read again.
  func note(_ file: String, in folder: String, records: Int?) -> Bool {
    let path = "\(folder)/\(file)"
    guard let sum = Checksum.sha256(path: path) else { return false }
    add(file, FileTree.size(path), sum, content: DatabaseFile.contentSHA256(path), records)
    return true
  }

  private func add(_ file: String, _ count: Int, _ sum: String, content: String?, _ records: Int?) {
    let entry = FolderManifest.Entry(
      file: file, byteCount: count, sha256: sum, contentSHA256: content, records: records)
    entries.withLock { $0.append(entry) }
  }

  func manifest(of kind: ResultKind) -> FolderManifest {
    FolderManifest(kind, entries.withLock { $0 })
  }
}
