import CZlib

/// Unpacks entries of an archive piece by piece, never to more bytes than their directory entry says.
enum Inflation {
  private static let pieceSize = 1 << 16

  /// Passes the unpacked bytes to `take`, and returns their number and their checksum.
  static func run(
    _ packed: UnsafeBufferPointer<UInt8>, _ entry: ZipArchive.Entry,
    _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ZipFault) -> (count: Int, crc: UInt32) {
    switch entry.method {
    case 0:
      take(packed)
      return (packed.count, checksum(packed, 0))
    case 8: return try inflated(packed, entry, take)
    default: throw .unknownMethod(entry.text)
    }
  }

  private static func inflated(
    _ packed: UnsafeBufferPointer<UInt8>, _ entry: ZipArchive.Entry,
    _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ZipFault) -> (count: Int, crc: UInt32) {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else {
      throw .damaged(entry.text)
    }
    defer { inflateEnd(&stream) }
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var (count, crc) = (0, UInt32(0))
    var rest = packed[...]
    while true {
      let input = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      let (state, got) = piece.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let state = inflate(&stream, Z_NO_FLUSH)
        let got = UnsafeBufferPointer(
          rebasing: UnsafeBufferPointer(output)[..<(output.count - Int(stream.avail_out))])
        crc = checksum(got, crc)
        take(got)
        return (state, got.count)
      }
      rest = rest.dropFirst(input.count - Int(stream.avail_in))
      count += got
      guard count <= entry.size else { throw .damaged(entry.text) }
      if state == Z_STREAM_END { return (count, crc) }
      // If there is no progress now, there never will be: the packed bytes end too early.
      guard state == Z_OK, got > 0 || !rest.isEmpty else { throw .damaged(entry.text) }
    }
  }

  /// The checksum of bytes that follow others, given the checksum of those.
  static func checksum(_ bytes: UnsafeBufferPointer<UInt8>, _ before: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(UInt(before), bytes.baseAddress, bytes.count))
  }
}
