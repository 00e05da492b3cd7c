import Foundation
import TextFormats

/// The parts of a prepared network.
enum CacheSection: UInt32, CaseIterable {
  case facts = 1
  case junctions, ends, points, starts, along, traits, names, nameTable
  case barrierPoints, barrierStarts, barrierKinds, ringLines, ringStarts, ringOpenings
}

/// How a prepared network begins: 8 bytes of magic, then numbers of 64 bits in the order of bytes of the machine
/// (the version tells which): the version, then for every section its start, its length in bytes and its
/// checksum, and at last the checksum of all that.
enum CacheHeader {
  /// As PNG does it: bytes that a transfer as text would change.
  static let magic: [UInt8] = [0x43, 0x43, 0x4E, 0x45, 0x54, 0x0D, 0x0A, 0x1A]

  /// Bytes of the header.
  static let size = 8 + 8 + CacheSection.allCases.count * 24 + 8

  /// A checksum of eight bytes at a time: no defence against malice, but against every change of a single word.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      sum = mixed(sum, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    while place < bytes.count {
      sum = mixed(sum, UInt64(bytes[place]))
      place += 1
    }
    return sum
  }

  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 29
  }
}

/// Collects the sections of a prepared network.
struct CacheWriter {
  private var sections: [CacheSection: [UInt8]] = [:]

  mutating func add<Element: BitwiseCopyable>(_ section: CacheSection, _ elements: [Element]) {
    sections[section] = elements.withUnsafeBytes { Array($0) }
  }

  mutating func add(_ section: CacheSection, json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Texts and finite numbers can always be written; without them the file would be refused.
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
