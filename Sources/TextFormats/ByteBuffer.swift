/// Bytes to be written: the one output all writers append to.
public struct ByteBuffer: Sendable {
  @usableFromInline var storage: [UInt8] = []

  /// What has been appended so far.
  @inlinable public var bytes: [UInt8] { storage }

  /// The number of bytes so far.
  @inlinable public var count: Int { storage.count }

  /// An empty buffer.
  public init() {}

  /// Makes room for `capacity` bytes in all.
  public mutating func reserve(_ capacity: Int) {
    storage.reserveCapacity(capacity)
  }

  /// Empties the buffer, and keeps its memory when asked to.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    storage.removeAll(keepingCapacity: keepingCapacity)
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    storage.append(byte)
  }

  /// Appends a literal.
  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { storage.append(contentsOf: $0) }
  }

  /// Appends a text as UTF-8.
  @inlinable
  public mutating func append(_ text: String) {
    storage.append(contentsOf: text.utf8)
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    storage.append(contentsOf: bytes)
  }

  /// Calls `body` with the bytes so far, without copying them.
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try storage.withUnsafeBufferPointer(body)
  }

  /// Lets `fill` write backwards from the end of 64 bytes of scratch memory and appends the bytes
  /// from the offset it returns: numbers come out of a division last digit first.
  @inline(__always)
  mutating func appendBackwards(_ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { scratch in
      guard let base = scratch.baseAddress else { return }
      let start = fill(base)
      storage.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[start...]))
    }
  }
}
