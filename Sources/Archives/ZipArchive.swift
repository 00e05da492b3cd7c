import TextFormats

/// A ZIP archive in memory, whose directory has been read and checked.
///
/// Workbooks and packed shapefiles may come from anybody. Nothing is unpacked to more than the limits, whatever the
/// directory says, names must not lead out of the archive, and links are refused. The reader is written by hand because
/// these limits are what matters; zlib does the inflating.
public struct ZipArchive: Sendable {
  /// An entry of the directory.
  public struct Entry: Sendable {
    /// The name as it is in the directory: in UTF-8 or, without a flag for that, in whatever encoding the packer used.
    public let name: [UInt8]
    /// The unpacked size, according to the directory.
    public let size: Int
    let method: UInt16
    let flags: UInt16
    let crc: UInt32
    let packedSize: Int
    let offset: Int
    let mode: UInt32

    /// The name as text. It is read as UTF-8 if it is valid, otherwise as GB 18030, which Chinese packers use.
    public var text: String {
      let bytes = FileBytes(name)
      if bytes.withBytes(UTF8Check.firstInvalidOffset) == nil {
        return String(decoding: name, as: UTF8.self)
      }
      let converted = try? bytes.inUTF8(from: .gb18030)
      return (converted ?? bytes).withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the entry is a folder.
    public var isFolder: Bool { name.last == UInt8(ascii: "/") }
  }

  /// The largest number of entries that is accepted.
  public static let mostEntries = 10_000
  /// The largest number of unpacked bytes, of all entries together, that is accepted.
  public static let mostBytes = 4 << 30
  /// The largest ratio of unpacked to packed size that is accepted for an entry of more than 64 MB.
  public static let greatestRatio = 200
  private static let freeOfRatio = 64 << 20

  /// The entries, in the order of the directory.
  public let entries: [Entry]
  private let bytes: FileBytes

  /// Reads the directory of an archive and checks every entry in it. Nothing is unpacked.
  ///
  /// - Throws: `ZipFault` if the directory is missing or damaged, or for the first entry that exceeds a limit or is
  ///   not a plain file within the archive.
  public init(_ bytes: FileBytes) throws(ZipFault) {
    self.bytes = bytes
    let read = bytes.withBytes { buffer in
      Result { () throws(ZipFault) in try ZipDirectory(buffer).entries() }
    }
    entries = try read.get()
    try check()
  }

  /// The entry with a name; nil if there is none.
  public func entry(_ name: String) -> Entry? {
    entries.first { $0.name.elementsEqual(name.utf8) }
  }

  private func check() throws(ZipFault) {
    guard entries.count <= Self.mostEntries else { throw .tooManyEntries(entries.count) }
    var (size, packed) = (0, 0)
    for entry in entries {
      if entry.flags & 1 != 0 { throw .encrypted(entry.text) }
      if entry.mode & 0o170000 == 0o120000 { throw .link(entry.text) }
      if Self.leadsOut(entry.name) { throw .outside(entry.text) }
      if entry.size > Self.freeOfRatio, entry.size / Self.greatestRatio > entry.packedSize {
        throw .tooDense(entry.text)
      }
      // Each size is compared by itself first, since the sum of two sizes from a file may overflow.
      guard entry.size <= Self.mostBytes - size else { throw .tooLarge }
      guard entry.packedSize <= bytes.count else { throw .damaged(entry.text) }
      size += entry.size
      packed += entry.packedSize
      // Entries that overlap would unpack to more than each of them suggests.
      guard packed <= bytes.count else { throw .damaged(entry.text) }
    }
  }

  private static func leadsOut(_ name: [UInt8]) -> Bool {
    let parts = name.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }
    let isAbsolute = parts.first?.isEmpty == true || name.dropFirst().first == UInt8(ascii: ":")
    return isAbsolute || name.contains(0) || parts.contains { $0.elementsEqual("..".utf8) }
  }

  // MARK: - Unpacking

  /// The unpacked bytes of an entry.
  ///
  /// - Throws: `ZipFault.damaged` if the packed bytes do not give the size and checksum of the directory.
  public func unpacked(_ entry: Entry) throws(ZipFault) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(min(entry.size, 1 << 26))
    try unpack(entry) { content.append(contentsOf: $0) }
    return content
  }

  /// Unpacks every entry and discards the bytes, to make sure that each entry is undamaged and exactly as large as the
  /// directory says.
  ///
  /// - Throws: `ZipFault.damaged` for the first entry that is damaged.
  public func verify() throws(ZipFault) {
    for entry in entries { try unpack(entry) { _ in } }
  }

  /// Passes the unpacked bytes of an entry to `take`, piece by piece.
  package func unpack(
    _ entry: Entry, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ZipFault) {
    let result = bytes.withBytes { buffer in
      Result { () throws(ZipFault) in
        let packed = try ZipDirectory(buffer).content(of: entry)
        let found = try Inflation.run(packed, entry, take)
        guard found.count == entry.size, found.crc == entry.crc else {
          throw ZipFault.damaged(entry.text)
        }
      }
    }
    try result.get()
  }
}
