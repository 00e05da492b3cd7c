import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileBytes {
  /// The first bytes of a regular file; nil for anything else, since a pipe can be read only once.
  public static func beginning(ofFile path: String, atMost most: Int) -> [UInt8]? {
    guard !path.utf8.contains(0) else { return nil }
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: most)
    let got = read(descriptor, &bytes, most)
    return got < 0 ? nil : Array(bytes.prefix(got))
  }
}
