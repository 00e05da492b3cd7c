import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An unnamed file for content that a library can only write to a path, but that is needed in memory.
struct ScratchFile: ~Copyable {
  private let folder: String
  private let descriptor: Int32

  /// Makes a file in a folder.
  init(in folder: String) throws(Workbook.Fault) {
    var name = Array("\(folder)/carecircle-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    self.folder = folder
    guard descriptor >= 0 else { throw .system(folder: folder, code: errno) }
    // The name is removed before anything is written, so that nothing is left behind however the run ends.
    unlink(name)
  }

  deinit { close(descriptor) }

  /// A path to the file, as long as it is open.
  var path: String { "/dev/fd/\(descriptor)" }

  /// The content of the file.
  func bytes() throws(Workbook.Fault) -> FileBytes {
    lseek(descriptor, 0, SEEK_SET)
    do throws(FileReadError) {
      return try FileBytes(descriptor: descriptor)
    } catch {
      throw .system(folder: folder, code: error.code)
    }
  }
}
