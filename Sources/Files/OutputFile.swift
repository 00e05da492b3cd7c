import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes bytes to a descriptor.
public struct ByteSink: Sendable {
  package let descriptor: Int32
  package let path: String
  /// The checksum of what has been written so far, if it is needed.
  var sum: RunningChecksum?

  package init(descriptor: Int32, path: String) {
    (self.descriptor, self.path) = (descriptor, path)
  }

  /// The standard output of the process.
  public static let standardOutput = ByteSink(descriptor: 1, path: "stdout")

  /// Writes all bytes, however many calls that takes.
  ///
  /// - Throws: `CareCircleError.cannotWrite` with the system's reason, or `CareCircleError.readerGone` if the reader
  ///   has closed the output.
  public func write(_ buffer: borrowing ByteBuffer) throws(CareCircleError) {
    let failure = buffer.withBytes { bytes -> Int32 in
      sum?.add(bytes)
      var rest = bytes[...]
      while !rest.isEmpty {
        let chunk = UnsafeBufferPointer(rebasing: rest)
        #if canImport(Glibc)
          let written = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
        #else
          let written = Darwin.write(descriptor, chunk.baseAddress, chunk.count)
        #endif
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(written)
      }
      return 0
    }
    if failure == EPIPE { throw .readerGone }
    if failure != 0 { throw .system(path, failure) }
  }
}

extension CareCircleError {
  /// The system refuses to write.
  package static func system(_ path: String, _ code: Int32) -> CareCircleError {
    let reason = Message.system(code)
    let advice = Message.limitAdvice(code).map {
      Message(en: "; \($0.english)", zh: "；\($0.chinese)")
    }
    return .cannotWrite(
      path: path,
      reason: Message(
        en:
          "cannot be written: \(reason.english); nothing was left half-written\(advice?.english ?? "")",
        zh: "无法写入：\(reason.chinese)；没有留下不完整的文件\(advice?.chinese ?? "")"))
  }

  /// The system refuses to write temporary files.
  package static func temporaryFiles(_ folder: String, _ code: Int32) -> CareCircleError {
    let (reason, advice) = (Message.system(code), Message.limitAdvice(code))
    return .cannotWrite(
      path: folder,
      reason: Message(
        en: "temporary files cannot be written: \(reason.english); nothing was left half-written; "
          + (advice?.english ?? "set TMPDIR to a folder that has room"),
        zh: "无法写入临时文件：\(reason.chinese)；没有留下不完整的文件；"
          + (advice?.chinese ?? "请将 TMPDIR 设为可写且空间充足的文件夹")))
  }

  /// Another program has changed what is being written.
  package static func disturbed(_ path: String) -> CareCircleError {
    .cannotWrite(
      path: path,
      reason: Message(
        en:
          "was removed or changed by somebody else while it was written; nothing was put in its place; run again",
        zh: "在写出过程中被他人移走或改动；未写出任何结果；请重新运行"))
  }
}

/// Writes one file so that it appears whole or not at all.
public enum OutputFile {
  /// Writes what `body` produces to `path`; `-` is standard output.
  ///
  /// Missing folders on the way are made. The bytes go to a hidden file in the same folder, which gets its final name
  /// only when all of them are on the disk. A link stays a link: the file it points to is replaced. Something that is
  /// not a regular file, such as a pipe, is written to directly.
  ///
  /// - Throws: `CareCircleError.cannotWrite` with the system's reason, or whatever `body` throws. The earlier file is
  ///   then unchanged.
  public static func write(
    to path: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    if path == "-" { return try body(.standardOutput) }
    if let kind = FileTree.target(path), kind != S_IFREG {
      return try writeDirectly(to: path, body)
    }
    let path = FileTree.followed(path)
    var parents = try ParentFolders(of: path)
    guard let hidden = TemporaryPaths.makeFile(beside: path) else { throw .system(path, errno) }
    // A second descriptor keeps the lock until the file has its final name.
    let lock = fcntl(hidden.descriptor, F_DUPFD_CLOEXEC, 0)
    defer {
      close(lock)
      TemporaryPaths.forget(hidden.path)
    }
    do throws(CareCircleError) {
      try fill(ByteSink(descriptor: hidden.descriptor, path: path), body)
      guard FileIdentity(hidden.path) == FileIdentity(descriptor: lock) else {
        throw .disturbed(path)
      }
      guard TemporaryPaths.finish(hidden.path, { SystemCall.rename(hidden.path, path) == 0 }) else {
        throw .system(path, errno)
      }
    } catch {
      SystemCall.removeFile(hidden.path)
      throw error
    }
    parents.keep()
  }

  /// Fills an open file, brings it to the disk and closes it.
  package static func fill(
    _ sink: ByteSink, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    let (descriptor, path) = (sink.descriptor, sink.path)
    do throws(CareCircleError) {
      try body(sink)
    } catch {
      close(descriptor)
      throw error
    }
    let synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
    let failure = errno
    guard close(descriptor) == 0 else { throw .system(path, errno) }
    guard synced else { throw .system(path, failure) }
  }

  private static func writeDirectly(
    to path: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    let descriptor = SystemCall.open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path, errno) }
    try fill(ByteSink(descriptor: descriptor, path: path), body)
  }
}
