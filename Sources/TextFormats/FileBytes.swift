import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The contents of a whole file in heap memory, followed by at least 64 zero bytes.
///
/// The file is read rather than mapped, because the process would be killed if a mapped file were
/// truncated while in use.
///
/// `@unchecked Sendable` is sound: the memory is written only inside the initialisers, before any
/// other thread can access the object, is never exposed as mutable, and is freed once, in `deinit`.
public final class FileBytes: @unchecked Sendable {
  /// The number of zero bytes after the contents, for readers that load whole words.
  static let padding = 64

  private let memory: UnsafeMutablePointer<UInt8>
  /// The number of bytes in the file, excluding the padding.
  public let count: Int

  /// Reads the file at `path`. The name "-" has no special meaning.
  ///
  /// - Throws: `FileReadError` with the system's reason.
  public convenience init(path: String) throws(FileReadError) {
    // `open` would truncate the path at a NUL and open a different file.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileReadError(path: path, code: ENOENT)
    }
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileReadError(path: path, code: errno) }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, path: path)
  }

  /// Reads an open descriptor to its end and leaves it open.
  ///
  /// - Throws: `FileReadError` with the system's reason.
  public convenience init(descriptor: Int32) throws(FileReadError) {
    try self.init(descriptor: descriptor, path: nil)
  }

  /// Copies an array of bytes.
  public convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { memory in
      bytes.withUnsafeBufferPointer { Self.copy($0, to: memory) }
    }
  }

  /// Copies bytes that need not outlive the call.
  public convenience init(copying bytes: UnsafeBufferPointer<UInt8>) {
    self.init(count: bytes.count) { Self.copy(bytes, to: $0) }
  }

  private init(count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    guard let zeroed = calloc(count + Self.padding, 1) else { fatalError("out of memory") }
    memory = zeroed.assumingMemoryBound(to: UInt8.self)
    self.count = count
    fill(memory)
  }

  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, to memory: UnsafeMutablePointer<UInt8>
  ) {
    if let base = bytes.baseAddress { memory.update(from: base, count: bytes.count) }
  }

  private init(descriptor: Int32, path: String?) throws(FileReadError) {
    var growing = GrowingMemory()
    do throws(FileReadError) {
      try growing.readAll(descriptor, path: path)
    } catch {
      free(growing.base)
      throw error
    }
    guard let base = growing.base else { throw FileReadError(path: path, code: ENOMEM) }
    memory = base
    count = growing.count
    (memory + count).update(repeating: 0, count: Self.padding)
  }

  deinit {
    free(memory)
  }

  /// Calls `body` with the bytes, which must not be used after the call.
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    // Keeps the object, and so its memory, alive until `body` returns.
    try withExtendedLifetime(self) {
      try body(UnsafeBufferPointer(start: memory, count: count))
    }
  }
}

/// Memory that grows as a file of unknown length is read into it.
private struct GrowingMemory {
  var base: UnsafeMutablePointer<UInt8>?
  var count = 0
  var capacity = 0

  mutating func readAll(_ descriptor: Int32, path: String?) throws(FileReadError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileReadError(path: path, code: errno) }
    // The size is only a hint, since pipes have none. A file that changes while it is read is refused: its bytes would
    // be a mixture of old and new.
    let stamp = FileStamp(descriptor: descriptor)
    let hint = max(0, min(Int(status.st_size), 1 << 40))
    try grow(to: hint + FileBytes.padding + 1, path: path)
    let isDevice = status.st_mode & S_IFMT == S_IFCHR
    while try readSome(descriptor, path: path) {
      guard !isDevice || count <= Self.mostOfDevice else {
        throw FileReadError(path: path, code: EFBIG)
      }
    }
    guard FileStamp(descriptor: descriptor) == stamp else {
      throw FileReadError(path: path, code: FileReadError.changed)
    }
  }

  /// The maximum number of bytes read from a character device, which may be endless.
  private static let mostOfDevice = 1 << 28

  private mutating func readSome(_ descriptor: Int32, path: String?) throws(FileReadError) -> Bool {
    if capacity - count <= FileBytes.padding {
      try grow(to: capacity * 2 + 65536, path: path)
    }
    guard let base else { throw FileReadError(path: path, code: ENOMEM) }
    let wanted = min(capacity - count - FileBytes.padding, 1 << 30)
    let got = read(descriptor, base + count, wanted)
    if got < 0 {
      guard errno == EINTR else { throw FileReadError(path: path, code: errno) }
      return true
    }
    count += got
    return got > 0
  }

  private mutating func grow(to size: Int, path: String?) throws(FileReadError) {
    guard let larger = realloc(base, size) else { throw FileReadError(path: path, code: ENOMEM) }
    base = larger.assumingMemoryBound(to: UInt8.self)
    capacity = size
  }
}
