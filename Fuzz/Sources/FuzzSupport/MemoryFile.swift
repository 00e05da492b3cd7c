#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that the readers can open by its path and that no run leaves behind.
///
/// The readers take paths, since that is what people give them. The file is written anew for every
/// input; it has no name, so that runs side by side do not meet.
public struct MemoryFile {
  private let descriptor: Int32

  /// Where the readers find it.
  public var path: String { "/dev/fd/\(descriptor)" }

  /// An empty file; the process ends when the system has none to give.
  public init() {
    guard let file = tmpfile() else { fatalError("no temporary file") }
    descriptor = fileno(file)
  }

  /// Replaces what the file holds.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { return }
    var rest = UnsafeRawBufferPointer(bytes)
    while let base = rest.baseAddress, !rest.isEmpty {
      let written = Self.write(descriptor, base, rest.count)
      guard written > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  private static func write(
    _ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, base, count)
    #else
      Darwin.write(descriptor, base, count)
    #endif
  }
}
