import CZlib
import TextFormats

/// Writes a ZIP archive into a buffer, for documents that are archives. Times are fixed, so that the same entries
/// always give the same bytes.
public struct ZipWriter: ~Copyable {
  private struct Entry {
    let name: String
    let crc: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
  }

  private var buffer = ByteBuffer()
  private var entries: [Entry] = []
  /// The 1st of January 1980, the first day that the format knows.
  private static let day: UInt16 = 0x0021

  /// Makes an empty archive.
  public init() {}

  /// Adds an entry; false if it would make the archive larger than 4 GB.
  public mutating func add(_ name: String, _ content: borrowing ByteBuffer) -> Bool {
    let packed = content.withBytes(Self.deflated)
    let size = content.count
    let limit = Int(UInt32.max) - 1
    guard let packed, size <= limit, buffer.count + packed.count <= limit else { return false }
    let entry = Entry(
      name: name, crc: content.withBytes { Self.checksum($0) }, packedSize: packed.count,
      size: size, offset: buffer.count)
    buffer.appendLong(0x0403_4B50)
    buffer.appendShort(20)
    appendCommon(entry)
    buffer.append(name)
    packed.withUnsafeBufferPointer { buffer.append($0) }
    entries.append(entry)
    return true
  }

  /// Ends the archive with its directory, and returns all of its bytes.
  public consuming func finished() -> ByteBuffer {
    let start = buffer.count
    for entry in entries {
      buffer.appendLong(0x0201_4B50)
      buffer.appendShort(20)
      buffer.appendShort(20)
      appendCommon(entry)
      for _ in 0..<3 { buffer.appendShort(0) }
      buffer.appendLong(0)
      buffer.appendLong(UInt32(truncatingIfNeeded: entry.offset))
      buffer.append(entry.name)
    }
    let length = buffer.count - start
    buffer.appendLong(0x0605_4B50)
    buffer.appendLong(0)
    for _ in 0..<2 { buffer.appendShort(UInt16(truncatingIfNeeded: entries.count)) }
    buffer.appendLong(UInt32(truncatingIfNeeded: length))
    buffer.appendLong(UInt32(truncatingIfNeeded: start))
    buffer.appendShort(0)
    return buffer
  }

  /// What the header of an entry and its place in the directory have in common.
  private mutating func appendCommon(_ entry: Entry) {
    // Names are UTF-8.
    buffer.appendShort(0x0800)
    buffer.appendShort(8)
    buffer.appendShort(0)
    buffer.appendShort(Self.day)
    buffer.appendLong(entry.crc)
    buffer.appendLong(UInt32(truncatingIfNeeded: entry.packedSize))
    buffer.appendLong(UInt32(truncatingIfNeeded: entry.size))
    buffer.appendShort(UInt16(truncatingIfNeeded: entry.name.utf8.count))
    buffer.appendShort(0)
  }

  private static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
  }

  private static func deflated(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, 4, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK,
      bytes.count <= Int(UInt32.max)
    else { return nil }
    defer { deflateEnd(&stream) }
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    guard capacity <= Int(UInt32.max) else { return nil }
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(bytes.count)
    var isDone = false
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(capacity)
      isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
      count = capacity - Int(stream.avail_out)
    }
    return isDone ? packed : nil
  }
}

extension ByteBuffer {
  fileprivate mutating func appendShort(_ value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func appendLong(_ value: UInt32) {
    appendShort(UInt16(truncatingIfNeeded: value))
    appendShort(UInt16(truncatingIfNeeded: value >> 16))
  }
}
