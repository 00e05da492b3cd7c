/// Writes a compound file of few streams, as .xls workbooks and those with a password are.
public struct RawCompoundFile {
  private static let sector = 512
  private static let end: UInt32 = 0xFFFF_FFFE

  private var chains: [UInt32] = []
  private var sectors: [UInt8] = []

  /// The whole file.
  public private(set) var bytes: [UInt8] = []

  /// A file of some streams, by their names. Those of less than 4,096 bytes lie in small sectors.
  public init(_ streams: [(name: String, content: [UInt8])]) {
    var pool: [UInt8] = []
    var smallChains: [UInt32] = []
    var entries: [(String, UInt32, Int)] = []
    for (name, content) in streams {
      guard content.count < 4096 else {
        entries.append((name, add(content), content.count))
        continue
      }
      entries.append((name, UInt32(pool.count / 64), content.count))
      let count = (content.count + 63) / 64
      let first = UInt32(smallChains.count)
      smallChains += (0..<count).map { $0 == count - 1 ? Self.end : first + UInt32($0) + 1 }
      pool += content + [UInt8](repeating: 0, count: count * 64 - content.count)
    }
    let poolStart = add(pool)
    let smallTable = add(smallChains.flatMap(Self.long))
    var directory = Self.entry("Root Entry", 5, poolStart, pool.count)
    for (name, start, size) in entries { directory += Self.entry(name, 2, start, size) }
    let directoryStart = add(directory)
    finish(directoryStart, smallTable)
  }

  /// Adds a chain of sectors; returns its first.
  private mutating func add(_ content: [UInt8]) -> UInt32 {
    guard !content.isEmpty else { return Self.end }
    let first = UInt32(chains.count)
    let count = (content.count + Self.sector - 1) / Self.sector
    chains += (0..<count).map { $0 == count - 1 ? Self.end : first + UInt32($0) + 1 }
    sectors += content + [UInt8](repeating: 0, count: count * Self.sector - content.count)
    return first
  }

  private mutating func finish(_ directory: UInt32, _ smallTable: UInt32) {
    // One sector of the table holds 128 numbers, more than a test needs.
    let table = UInt32(chains.count)
    var numbers = chains + [0xFFFF_FFFD]
    numbers += Array(repeating: UInt32.max, count: 128 - numbers.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10) + Self.long(1) + Self.long(directory) + Self.long(0)
    header += Self.long(4096) + Self.long(smallTable) + Self.long(1) + Self.long(Self.end)
    header += Self.long(0) + Self.long(table)
    header += Array(repeating: 0xFF, count: Self.sector - header.count)
    bytes = header + sectors + numbers.flatMap(Self.long)
  }

  private static func entry(_ name: String, _ kind: UInt8, _ start: UInt32, _ size: Int) -> [UInt8]
  {
    var entry = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let length = UInt8(entry.count + 2)
    entry += [UInt8](repeating: 0, count: 64 - entry.count) + [length, 0, kind, 1]
    entry += [UInt8](repeating: 0xFF, count: 12) + [UInt8](repeating: 0, count: 36)
    return entry + long(start) + long(UInt32(size)) + long(0)
  }

  private static func long(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}
