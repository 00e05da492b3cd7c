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
/// Missing folders on the way are made. The files go to a hidden folder beside the target, which takes its place in one
/// step when all files and their manifest are on the disk. An earlier result of this program is replaced; a folder that
/// contains anything else is left alone.
public struct OutputFolder: ~Copyable {
  private let path: String
  private let kind: ResultKind
  package let temporary: String
  /// The hidden folder, open so that it is locked.
  private let lock: Int32
  private let written = WrittenFiles()
  private var parents: ParentFolders
  private var isFinished = false

  /// Makes the hidden folder.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public init(_ path: String, of kind: ResultKind) throws(CareCircleError) {
    let path = FileTree.followed(path)
    _ = try EarlierResult(path, of: kind, contents: false)
    let parents = try ParentFolders(of: path)
    guard let hidden = TemporaryPaths.makeFolder(beside: path) else { throw .system(path, errno) }
    (self.path, temporary, lock) = (path, hidden.path, hidden.descriptor)
    self.kind = kind
    self.parents = parents
  }

  deinit {
    close(lock)
    guard !isFinished else { return }
    FileTree.remove(temporary)
    TemporaryPaths.forget(temporary)
  }

  /// Checks, before any work is done, that a folder may be written here: there is nothing, or an unchanged earlier
  /// result.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an unchanged earlier result.
  public static func check(_ path: String, of kind: ResultKind) throws(CareCircleError) {
    _ = try EarlierResult(FileTree.followed(path), of: kind, contents: true)
  }

  /// Writes one file of the folder; `records` is the number of its features or rows.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(
    _ name: String, records: Int? = nil, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    let file = "\(temporary)/\(name)"
    let descriptor = TemporaryPaths.whileKept {
      SystemCall.open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw .system("\(path)/\(name)", errno) }
    var sink = ByteSink(descriptor: descriptor, path: "\(path)/\(name)")
    let sum = RunningChecksum()
    sink.sum = sum
    try OutputFile.fill(sink, body)
    written.note(name, sum, records: records)
  }

  /// Writes one file of the folder, of which all bytes are there.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(_ name: String, _ bytes: borrowing ByteBuffer) throws(CareCircleError) {
    try write(name) { sink throws(CareCircleError) in try sink.write(bytes) }
  }

  /// The path of a folder in the hidden folder, for a result that is written there as a whole.
  public func inner(_ name: String) -> String { "\(temporary)/\(name)" }

  /// Notes a file that a library has written into the hidden folder.
  package func note(_ name: String, records: Int?) throws(CareCircleError) {
    guard written.note(name, in: temporary, records: records) else {
      throw .disturbed("\(path)/\(name)")
    }
  }

  /// Moves the folder to its final place.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if a file has changed since it was written, or if the folder cannot be
  ///   moved. The earlier result is then unchanged.
  public mutating func finish() throws(CareCircleError) {
    let manifest = written.manifest(of: kind)
    try write(FolderManifest.fileName, manifest.document)
    try checkWritten(manifest)
    let earlier = try EarlierResult(path, of: kind, contents: true)
    if let earlier { try carryOver(earlier) }
    try exchange(leavesOld: earlier != nil)
    isFinished = true
    parents.keep()
    guard earlier != nil else { return }
    FileTree.remove(temporary)
    TemporaryPaths.forget(temporary)
  }

  /// Makes sure that every file is there in the size that was written, in the folder that this run has made.
  private func checkWritten(_ manifest: FolderManifest) throws(CareCircleError) {
    guard FileIdentity(temporary) == FileIdentity(descriptor: lock) else { throw .disturbed(path) }
    for entry in manifest.entries.values.sorted(by: { $0.file < $1.file }) {
      guard entry.difference(in: temporary, contents: false) == nil else {
        throw .disturbed("\(path)/\(entry.file)")
      }
    }
  }

  /// Links the files that other programs have put beside the earlier result into the new one.
  private func carryOver(_ earlier: EarlierResult) throws(CareCircleError) {
    for name in earlier.sideFiles {
      guard SystemCall.link("\(path)/\(name)", "\(temporary)/\(name)") == 0 || errno == ENOENT
      else {
        throw .system("\(path)/\(name)", errno)
      }
    }
  }

  /// Exchanges the names of both folders in one step, or gives the new one its name if there is no earlier one.
  private func exchange(leavesOld: Bool) throws(CareCircleError) {
    let (temporary, path) = (temporary, path)
    // The old folder is about to get a name by which other runs recognise leftovers.
    let oldLock = leavesOld ? FileLock.openFolder(path) : -1
    if oldLock >= 0 { _ = FileLock.take(oldLock) }
    defer { if oldLock >= 0 { close(oldLock) } }
    let isDone = TemporaryPaths.finish(temporary, leavesOld: leavesOld) {
      leavesOld ? Self.swap(temporary, path) == 0 : SystemCall.rename(temporary, path) == 0
    }
    guard isDone else { throw .system(path, errno) }
    guard leavesOld else { return }
    // The old folder can no longer be reached by its name, so this sees whatever was added to it last.
    do throws(CareCircleError) {
      _ = try EarlierResult(temporary, of: kind, contents: false)
    } catch {
      _ = TemporaryPaths.whileKept { Self.swap(temporary, path) }
      guard case .cannotWrite(_, let reason) = error else { throw error }
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  private static func swap(_ first: String, _ second: String) -> Int32 {
    first.withSystemPath { first in
      second.withSystemPath { carecircle_exchange(first, $0) }
    }
  }
}
