import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file without a name, for what is written to a path and is wanted in memory.
struct ScratchFile: ~Copyable {
  private let folder: String
  private let descriptor: Int32

  /// Makes one in a folder.
  init(in folder: String) throws(Workbook.Fault) {
    var name = Array("\(folder)/carecircle-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    self.folder = folder
    guard descriptor >= 0 else { throw .system(folder: folder, code: errno) }
    // It has lost its name before anything is in it: whatever ends the run, nothing stays.
    unlink(name)
  }

  deinit { close(descriptor) }

  /// The way to it as long as it is open.
  var path: String { "/dev/fd/\(descriptor)" }

  /// What is in it.
  func bytes() throws(Workbook.Fault) -> FileBytes {
    lseek(descriptor, 0, SEEK_SET)
    do throws(FileReadError) {
      return try FileBytes(descriptor: descriptor)
    } catch {
      throw .system(folder: folder, code: error.code)
    }
  }
}
