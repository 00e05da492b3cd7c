/// A ZIP archive whose parts are stored as they are, so that the fuzzer's bytes reach the reader behind it unchanged.
public struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  private static let checksums: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  /// An archive without parts.
  public init() {}

  /// Adds a part.
  public mutating func add(_ name: String, _ content: [UInt8]) {
    let sum = ~content.reduce(UInt32.max) { Self.checksums[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
    let size = Self.long(UInt32(content.count))
    let common =
      [0, 0, 0, 0, 0, 0, 0x21, 0] + Self.long(sum) + size + size
      + [UInt8(name.utf8.count), 0, 0, 0]
    directory += Self.long(0x0201_4B50) + [20, 0, 20, 0] + common
    directory +=
      [UInt8](repeating: 0, count: 10) + Self.long(UInt32(bytes.count)) + Array(name.utf8)
    bytes += Self.long(0x0403_4B50) + [20, 0] + common + Array(name.utf8) + content
    count += 1
  }

  /// The whole archive.
  public var whole: [UInt8] {
    let number = [UInt8(count), 0]
    return bytes + directory + Self.long(0x0605_4B50) + [0, 0, 0, 0] + number + number
      + Self.long(UInt32(directory.count)) + Self.long(UInt32(bytes.count)) + [0, 0]
  }

  private static func long(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}
