/// Reads the directory at the end of an archive. No number in it is trusted before it has been compared with the size
/// of the file.
struct ZipDirectory {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  func entries() throws(ZipFault) -> [ZipArchive.Entry] {
    guard let end = endRecord else { throw .noDirectory }
    var count = Int(short(end + 10))
    var offset = Int(long(end + 16))
    if count == 0xFFFF || offset == 0xFFFF_FFFF, let wide = wideEnd(before: end) {
      (count, offset) = wide
    }
    guard count <= ZipArchive.mostEntries else { throw .tooManyEntries(count) }
    var entries: [ZipArchive.Entry] = []
    for _ in 0..<count {
      guard holds(offset, 46), long(offset) == 0x0201_4B50 else {
        throw .damaged("directory")
      }
      let lengths = [28, 30, 32].map { Int(short(offset + $0)) }
      let length = 46 + lengths.reduce(0, +)
      guard holds(offset, length) else { throw .damaged("directory") }
      entries.append(try entry(at: offset, nameLength: lengths[0], extraLength: lengths[1]))
      offset += length
    }
    return entries
  }

  private func entry(
    at offset: Int, nameLength: Int, extraLength: Int
  ) throws(ZipFault) -> ZipArchive.Entry {
    let name = Array(bytes[offset + 46..<offset + 46 + nameLength])
    var (packed, size) = (Int(long(offset + 20)), Int(long(offset + 24)))
    var position = Int(long(offset + 42))
    if packed == 0xFFFF_FFFF || size == 0xFFFF_FFFF || position == 0xFFFF_FFFF {
      var wide = wideNumbers(offset + 46 + nameLength, extraLength)
      for number in [\.1, \.0, \.2] as [WritableKeyPath<(Int, Int, Int), Int>] {
        var known = (packed, size, position)
        guard known[keyPath: number] == 0xFFFF_FFFF else { continue }
        guard !wide.isEmpty else { throw .damaged(String(decoding: name, as: UTF8.self)) }
        known[keyPath: number] = wide.removeFirst()
        (packed, size, position) = known
      }
    }
    return ZipArchive.Entry(
      name: name, size: size, method: short(offset + 10), flags: short(offset + 8),
      crc: long(offset + 16), packedSize: packed, offset: position, mode: long(offset + 38) >> 16)
  }

  /// The packed bytes of an entry, which follow its own header.
  func content(of entry: ZipArchive.Entry) throws(ZipFault) -> UnsafeBufferPointer<UInt8> {
    let header = entry.offset
    guard holds(header, 30), long(header) == 0x0403_4B50 else { throw .damaged(entry.text) }
    let start = header + 30 + Int(short(header + 26)) + Int(short(header + 28))
    guard holds(start, entry.packedSize) else { throw .damaged(entry.text) }
    return UnsafeBufferPointer(rebasing: bytes[start..<start + entry.packedSize])
  }

  /// The position of the last end record, after which there may be a comment of up to 64 KB.
  private var endRecord: Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 0xFFFF)
    return (first...bytes.count - 22).reversed().first { position in
      bytes[position] == 0x50 && long(position) == 0x0605_4B50
    }
  }

  /// The number of entries and the offset of the directory, from the ZIP64 record before the end record; nil if there
  /// is none.
  private func wideEnd(before end: Int) -> (count: Int, offset: Int)? {
    let locator = end - 20
    guard holds(locator, 20), long(locator) == 0x0706_4B50,
      let position = Int(exactly: wide(locator + 8)), holds(position, 56),
      long(position) == 0x0606_4B50,
      let count = Int(exactly: wide(position + 32)), let offset = Int(exactly: wide(position + 48))
    else { return nil }
    return (count, offset)
  }

  /// The 64-bit numbers in the extra field of an entry.
  private func wideNumbers(_ start: Int, _ length: Int) -> [Int] {
    var position = start
    while position + 4 <= start + length {
      let size = Int(short(position + 2))
      guard position + 4 + size <= start + length else { return [] }
      if short(position) == 1 {
        return stride(from: position + 4, to: position + 4 + size - 7, by: 8).map {
          Int(exactly: wide($0)) ?? .max
        }
      }
      position += 4 + size
    }
    return []
  }

  private func holds(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= bytes.count && length <= bytes.count - offset
  }

  private func short(_ offset: Int) -> UInt16 {
    UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
  }

  private func long(_ offset: Int) -> UInt32 {
    UInt32(short(offset)) | UInt32(short(offset + 2)) << 16
  }

  private func wide(_ offset: Int) -> UInt64 {
    UInt64(long(offset)) | UInt64(long(offset + 4)) << 32
  }
}
