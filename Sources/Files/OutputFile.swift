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

  /// Standard output.
  public static let standardOutput = ByteSink(descriptor: 1, path: "stdout")

  /// Writes all bytes, however many calls that takes.
  public func write(_ buffer: borrowing ByteBuffer) throws(CareCircleError) {
    let failure = buffer.withBytes { bytes -> Int32 in
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
    return .cannotWrite(
      path: path,
      reason: Message(
        en: "cannot be written: \(reason.english); nothing was left half-written",
        zh: "无法写入：\(reason.chinese)；没有留下不完整的文件"))
  }
}

/// Writes one file so that it appears whole or not at all.
public enum OutputFile {
  /// Writes what `body` produces to `path`; `-` is standard output.
  ///
  /// Folders on the way that are missing are made. The bytes go to a hidden file in the same folder, which takes the
  /// name only when all of them are on the disk. A link stays a link: the file it leads to is replaced. Something that
  /// is no regular file, such as a pipe, is written to directly.
  public static func write(
    to path: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    if path == "-" { return try body(.standardOutput) }
    if let kind = FileTree.target(path), kind != S_IFREG {
      return try writeDirectly(to: path, body)
    }
    let path = FileTree.followed(path)
    var parents = try ParentFolders(of: path)
    TemporaryPaths.removeStale(beside: path)
    let temporary = TemporaryPaths.name(beside: path)
    let descriptor = TemporaryPaths.create(temporary) {
      open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw .system(path, errno) }
    defer { TemporaryPaths.forget(temporary) }
    do throws(CareCircleError) {
      try fill(descriptor, path, body)
      guard TemporaryPaths.finish(temporary, { rename(temporary, path) == 0 }) else {
        throw .system(path, errno)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    parents.keep()
  }

  /// Fills an open file, brings it to the disk and closes it.
  package static func fill(
    _ descriptor: Int32, _ path: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    do throws(CareCircleError) {
      try body(ByteSink(descriptor: descriptor, path: path))
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
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path, errno) }
    try fill(descriptor, path, body)
  }
}

extension FileTree {
  /// What stands at the end of a path, links followed; nil when nothing does.
  package static func target(_ path: String) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// Whether something stands at the end of a path that is no folder, links followed.
  package static func isNoFolder(_ path: String) -> Bool {
    target(path).map { $0 != S_IFDIR } ?? false
  }

  /// The size of a file in bytes, links followed; 0 where it cannot be told.
  package static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
