/// Bytes to be written: the one output all writers append to.
///
/// A buffer owns its memory alone, so it cannot be copied: appending never has to ask whether somebody
/// else is looking, and costs one comparison and the copy.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// The number of bytes so far.
  @inlinable public var count: Int { used }

  /// An empty buffer.
  public init() {
    capacity = 64
    start = .allocate(capacity: capacity)
    used = 0
  }

  deinit {
    start.deallocate()
  }

  /// A copy of what has been appended so far.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Makes room for `capacity` bytes in all.
  public mutating func reserve(_ capacity: Int) {
    if capacity > self.capacity { move(toCapacity: capacity) }
  }

  /// Empties the buffer, and keeps its memory when asked to.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    if !keepingCapacity { self = ByteBuffer() }
    used = 0
  }

  /// Calls `body` with the bytes so far, without copying them.
  public borrowing func withBytes<R, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R {
    try body(UnsafeBufferPointer(start: start, count: used))
  }

  // MARK: - Memory

  /// Makes room for `more` bytes and returns where the first of them goes. Whoever writes them says
  /// with `advance` how many there were.
  @inlinable
  mutating func tail(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - used < more { grow(by: more) }
    return start + used
  }

  /// Takes the next `more` bytes, which have been written, for appended.
  @inlinable
  mutating func advance(_ more: Int) {
    used += more
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by more: Int) {
    move(toCapacity: max(used + more, capacity * 2))
  }

  private mutating func move(toCapacity capacity: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.initialize(from: start, count: used)
    start.deallocate()
    start = larger
    self.capacity = capacity
  }
}

// The memory has one owner, which cannot be copied: whoever holds the buffer is alone with it.
extension ByteBuffer: @unchecked Sendable {}

extension ByteBuffer {
  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    tail(1).pointee = byte
    advance(1)
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    tail(bytes.count).initialize(from: source, count: bytes.count)
    advance(bytes.count)
  }

  /// Appends a literal.
  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Appends a text as UTF-8.
  @inlinable
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }
}
