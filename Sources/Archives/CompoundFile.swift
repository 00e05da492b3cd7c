import TextFormats

/// A compound file in memory: the container of .xls workbooks and of all password-protected workbooks.
///
/// Every number in it is checked against the size of the file before it is used.
public struct CompoundFile: Sendable {
  private struct Stream {
    let name: String
    let start: Int
    let size: Int
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  /// For each sector, the number of the sector that follows it.
  private var next: [UInt32] = []
  private var streams: [Stream] = []

  private static let noSector: UInt32 = 0xFFFF_FFFA
  /// Streams shorter than this are stored in small sectors within the first stream.
  private static let shortest = 4096
  private static let smallSector = 64

  /// The names of the streams.
  public var names: [String] { streams.map(\.name) }

  /// Reads the directory of a compound file; nil for any other file and for a damaged one.
  public init?(_ file: FileBytes) {
    bytes = file.withBytes { Array($0) }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), bytes.count >= 1536
    else { return nil }
    switch bytes[30] {
    case 9: sectorSize = 512
    case 12: sectorSize = 4096
    default: return nil
    }
    readTable()
    guard let directory = chain(from: long(48)) else { return nil }
    readDirectory(directory)
    guard !streams.isEmpty else { return nil }
  }

  /// The bytes of a stream; nil if no stream has this name, or if it is damaged.
  public func stream(_ name: String) -> [UInt8]? {
    guard let stream = streams.first(where: { $0.name == name }) else { return nil }
    let isSmall = stream.size < Self.shortest
    guard isSmall else {
      return chain(from: UInt32(clamping: stream.start)).flatMap { Self.cut($0, stream.size) }
    }
    return smallChain(from: stream.start).flatMap { Self.cut($0, stream.size) }
  }

  private static func cut(_ content: [UInt8], _ size: Int) -> [UInt8]? {
    content.count >= size ? Array(content.prefix(size)) : nil
  }

  // MARK: - Sectors

  private mutating func readTable() {
    var parts = (0..<109).map { long(76 + 4 * $0) }
    var more = long(68)
    var seen = 0
    while more < Self.noSector, let position = offset(more), seen < bytes.count / sectorSize {
      let count = sectorSize / 4 - 1
      parts += (0..<count).map { long(position + 4 * $0) }
      more = long(position + 4 * count)
      seen += 1
    }
    for part in parts where part < Self.noSector {
      guard let position = offset(part), next.count <= bytes.count else { continue }
      next += (0..<sectorSize / 4).map { long(position + 4 * $0) }
    }
  }

  /// Where a sector begins; nil if the file has no sector with this number. The last one may be cut short.
  private func offset(_ sector: UInt32) -> Int? {
    let position = (Int(sector) + 1) * sectorSize
    return position < bytes.count ? position : nil
  }

  private func chain(from start: UInt32) -> [UInt8]? {
    var content: [UInt8] = []
    var sector = start
    while sector < Self.noSector {
      guard let position = offset(sector), next.indices.contains(Int(sector)),
        content.count <= bytes.count
      else { return nil }
      content += bytes[position..<min(position + sectorSize, bytes.count)]
      sector = next[Int(sector)]
    }
    return content
  }

  private func smallChain(from start: Int) -> [UInt8]? {
    guard let root = streams.first, let pool = chain(from: UInt32(clamping: root.start)),
      let table = chain(from: long(60))
    else { return nil }
    var content: [UInt8] = []
    var sector = start
    while sector < Int(Self.noSector) {
      let (position, entry) = (sector * Self.smallSector, sector * 4)
      guard position + Self.smallSector <= pool.count, entry + 4 <= table.count,
        content.count <= pool.count
      else { return nil }
      content += pool[position..<position + Self.smallSector]
      sector = Int(Self.long(table, entry))
    }
    return content
  }

  // MARK: - The directory

  private mutating func readDirectory(_ directory: [UInt8]) {
    for start in stride(from: 0, to: directory.count - 127, by: 128) {
      let length = Int(directory[start + 64]) | Int(directory[start + 65]) << 8
      guard (2...64).contains(length), directory[start + 66] != 0 else { continue }
      let units = stride(from: start, to: start + length - 2, by: 2).map {
        UInt16(directory[$0]) | UInt16(directory[$0 + 1]) << 8
      }
      streams.append(
        Stream(
          name: String(decoding: units, as: UTF16.self),
          start: Int(Self.long(directory, start + 116)),
          size: Int(Self.long(directory, start + 120))))
    }
  }

  private func long(_ offset: Int) -> UInt32 { Self.long(bytes, offset) }

  /// Four bytes as a number; `UInt32.max` beyond the end of the file.
  private static func long(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    guard offset >= 0, offset + 4 <= bytes.count else { return .max }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
  }
}
