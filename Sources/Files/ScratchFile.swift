import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file without a name, for what can only be written to a descriptor and is wanted in memory.
package enum ScratchFile {
  /// The folder of such files: `TMPDIR`, else `/tmp`.
  package static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// What `body` writes.
  package static func bytes(
    _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) -> FileBytes {
    let folder = Self.folder
    var name = Array("\(folder)/carecircle-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .system(folder, errno) }
    defer { close(descriptor) }
    // It has lost its name before anything is in it: whatever ends the run, nothing stays.
    unlink(name)
    try body(ByteSink(descriptor: descriptor, path: folder))
    lseek(descriptor, 0, SEEK_SET)
    do throws(FileReadError) {
      return try FileBytes(descriptor: descriptor)
    } catch {
      throw .system(folder, error.code)
    }
  }
}
