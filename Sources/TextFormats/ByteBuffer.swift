/// A growing buffer of output bytes, to which all writers append.
///
/// A buffer is the only owner of its memory and cannot be copied. Appending therefore needs no
/// uniqueness check and costs one comparison in addition to the copy.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// The number of bytes appended so far.
  @inlinable public var count: Int { used }

  /// Makes an empty buffer.
  public init() {
    capacity = 64
    start = .allocate(capacity: capacity)
    used = 0
  }

  deinit {
    start.deallocate()
  }

  /// A copy of the bytes appended so far.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Makes room for `capacity` bytes in total.
  public mutating func reserve(_ capacity: Int) {
    if capacity > self.capacity { move(toCapacity: capacity) }
  }

  /// Removes all bytes, and keeps the memory if `keepingCapacity` is true.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    if !keepingCapacity { self = ByteBuffer() }
    used = 0
  }

  /// Calls `body` with the bytes appended so far, without copying them.
  ///
  /// - Throws: whatever `body` throws.
  public borrowing func withBytes<R, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R {
    try body(UnsafeBufferPointer(start: start, count: used))
  }

  // MARK: - Memory

  /// Makes room for `more` bytes and returns the address of the first.
  ///
  /// The caller writes them and then calls `advance` with the number of bytes actually written.
  @inlinable
  mutating func tail(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - used < more { grow(by: more) }
    return start + used
  }

  /// Counts the next `more` bytes, which the caller has written, as appended.
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

// Sound because the buffer cannot be copied: whoever holds it has exclusive access to its memory.
extension ByteBuffer: @unchecked Sendable {}

extension ByteBuffer {
  /// Appends a single byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    tail(1).pointee = byte
    advance(1)
  }

  /// Appends a sequence of bytes unchanged.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    tail(bytes.count).initialize(from: source, count: bytes.count)
    advance(bytes.count)
  }

  /// Appends a literal as UTF-8.
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
