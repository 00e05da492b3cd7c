import Foundation
import TextFormats

/// The sections of a prepared network.
enum CacheSection: UInt32, CaseIterable {
  case facts = 1
  case junctions, ends, points, starts, along, traits, names, nameTable
  case barrierPoints, barrierStarts, barrierKinds, ringLines, ringStarts, ringOpenings
}

/// The header of a prepared network.
///
/// It consists of 8 magic bytes and then 64-bit numbers in the byte order of the machine, which the version
/// reveals: the version; for every section its start, its length in bytes and its checksum; and finally the
/// checksum of these numbers.
enum CacheHeader {
  /// The magic bytes. As in PNG, they include bytes that a transfer in text mode would change.
  static let magic: [UInt8] = [0x43, 0x43, 0x4E, 0x45, 0x54, 0x0D, 0x0A, 0x1A]

  /// The size of the header in bytes.
  static let size = 8 + 8 + CacheSection.allCases.count * 24 + 8

  /// A checksum that processes eight bytes at a time. It detects every change of a single word, but does not
  /// protect against deliberate forgery.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      sum = mixed(sum, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    while offset < bytes.count {
      sum = mixed(sum, UInt64(bytes[offset]))
      offset += 1
    }
    return sum
  }

  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 29
  }
}

/// Collects the sections of a prepared network and writes them after the header.
struct CacheWriter {
  private var sections: [CacheSection: [UInt8]] = [:]

  mutating func add<Element: BitwiseCopyable>(_ section: CacheSection, _ elements: [Element]) {
    sections[section] = elements.withUnsafeBytes { Array($0) }
  }

  mutating func add(_ section: CacheSection, json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Encoding texts and finite numbers cannot fail. If it did, the empty section would be rejected on reading.
    sections[section] = (try? encoder.encode(value)).map { Array($0) } ?? []
  }

  func write(to buffer: inout ByteBuffer) {
    var words: [UInt64] = [UInt64(NetworkCache.version)]
    var start = CacheHeader.size
    for section in CacheSection.allCases {
      let bytes = sections[section] ?? []
      words += [
        UInt64(start), UInt64(bytes.count), bytes.withUnsafeBytes(CacheHeader.checksum),
      ]
      start += (bytes.count + 7) & ~7
    }
    words.append(words.withUnsafeBytes(CacheHeader.checksum))
    buffer.reserve(buffer.count + start)
    CacheHeader.magic.withUnsafeBufferPointer { buffer.append($0) }
    words.withUnsafeBytes { buffer.append($0.bindMemory(to: UInt8.self)) }
    for section in CacheSection.allCases {
      let bytes = sections[section] ?? []
      bytes.withUnsafeBufferPointer { buffer.append($0) }
      for _ in bytes.count..<((bytes.count + 7) & ~7) { buffer.append(0 as UInt8) }
    }
  }
}
