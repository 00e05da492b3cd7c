import CFolderExchange
import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a folder of files so that it appears whole or not at all, whatever ends the run.
///
/// Folders on the way that are missing are made. The files go to a hidden folder beside the target, which takes its place in one step when the last
/// file is on the disk. An earlier result of this program is replaced; a folder that holds anything
/// else is left alone.
public struct OutputFolder: ~Copyable {
  private let path: String
  package let temporary: String
  private var parents: ParentFolders
  private var isFinished = false

  /// Makes the hidden folder. `known` are the file names that an earlier result may hold.
  public init(_ path: String, replacing known: Set<String>) throws(CareCircleError) {
    if let problem = Self.obstacle(path, known) {
      throw .cannotWrite(path: path, reason: problem)
    }
    let parents = try ParentFolders(of: path)
    let temporary = TemporaryPaths.name(beside: path)
    TemporaryPaths.removeStale(beside: path)
    guard TemporaryPaths.create(temporary, { mkdir(temporary, 0o777) }) == 0 else {
      throw .system(path, errno)
    }
    (self.path, self.temporary) = (path, temporary)
    self.parents = parents
  }

  deinit {
    guard !isFinished else { return }
    FileTree.remove(temporary)
    TemporaryPaths.forget(temporary)
  }

  /// Writes one file of the folder.
  public func write(
    _ name: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    let file = "\(temporary)/\(name)"
    let descriptor = TemporaryPaths.whileKept {
      open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw .system("\(path)/\(name)", errno) }
    try OutputFile.fill(descriptor, "\(path)/\(name)", body)
  }

  /// Writes one file of the folder, of which all bytes are there.
  public func write(_ name: String, _ bytes: borrowing ByteBuffer) throws(CareCircleError) {
    try write(name) { sink throws(CareCircleError) in try sink.write(bytes) }
  }

  /// Puts the folder in its place.
  public mutating func finish() throws(CareCircleError) {
    let exists = FileTree.kind(path) != nil
    let (temporary, path) = (temporary, path)
    let isDone = TemporaryPaths.finish(temporary, leavesOld: exists) {
      // An exchange is one step, too: after it the new folder bears the name, and the old one is hidden.
      exists ? carecircle_exchange(temporary, path) == 0 : rename(temporary, path) == 0
    }
    guard isDone else { throw .system(path, errno) }
    isFinished = true
    parents.keep()
    if exists {
      FileTree.remove(temporary)
      TemporaryPaths.forget(temporary)
    }
  }

  private static func obstacle(_ path: String, _ known: Set<String>) -> Message? {
    guard let kind = FileTree.kind(path) else { return nil }
    guard kind == S_IFDIR else {
      return Message(
        en: "is not a folder; name another with --out", zh: "不是文件夹；请用 --out 指定其他位置")
    }
    let foreign = FileTree.names(in: path).filter { !known.contains($0) }
    guard let first = foreign.first else { return nil }
    return Message(
      en:
        "holds \(first), which is no result of this program; move it away or name another folder with --out",
      zh: "其中的\(first)不是本程序的结果；请移走，或用 --out 指定其他文件夹")
  }
}
