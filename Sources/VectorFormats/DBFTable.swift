import TextFormats

/// The positions of the records of a DBF and of the fields in them.
public struct DBFLayout: Sendable {
  /// A field of the table.
  public struct Field: Sendable {
    /// The position of its name in the file, padded with zeros.
    public let name: Range<Int>
    /// Its type: `C`, `N`, `F`, `D`, `L` and others.
    public let type: UInt8
    /// The position of its value in a record.
    public let cell: Range<Int>
  }

  /// The number of records according to the header, including those marked as deleted.
  public let rows: Int
  /// The position of the first record.
  public let start: Int
  /// The length of a record.
  public let width: Int
  /// The fields in the order of the file.
  public let fields: [Field]

  /// Reads the header; nil if it is not valid.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 33 else { return nil }
    let number = { (place: Int, count: Int) in
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    (rows, start, width) = (number(4, 4), number(8, 2), number(10, 2))
    var (field, offset) = (32, 1)
    var fields: [Field] = []
    while field + 32 <= min(start, bytes.count), bytes[field] != 0x0D {
      let length = Int(bytes[field + 16])
      fields.append(
        Field(name: field..<field + 10, type: bytes[field + 11], cell: offset..<offset + length))
      offset += length
      field += 32
    }
    self.fields = fields
  }
}

/// The bytes of a DBF, used for what GDAL does not report: it reads a malformed number as blank or zero, and omits
/// deleted records.
public struct DBFTable: Sendable {
  /// The positions of the records and fields.
  public let layout: DBFLayout
  private let bytes: FileBytes

  /// A table; nil if the bytes are not a DBF.
  public init?(_ bytes: FileBytes) {
    guard let layout = bytes.withBytes(DBFLayout.init), layout.width > 0 else { return nil }
    (self.layout, self.bytes) = (layout, bytes)
  }

  /// The number of records marked as deleted.
  public var deletedCount: Int { (0..<layout.rows).count(where: isDeleted) }

  /// Whether a record is marked as deleted.
  public func isDeleted(_ record: Int) -> Bool {
    bytes.withBytes { bytes in
      let place = layout.start + record * layout.width
      return bytes.indices.contains(place) && bytes[place] == UInt8(ascii: "*")
    }
  }

  /// The text of a numeric or date field if it is neither blank nor valid; nil otherwise.
  public func oddText(record: Int, field: Int) -> String? {
    guard layout.fields.indices.contains(field), (0..<layout.rows).contains(record) else {
      return nil
    }
    let field = layout.fields[field]
    let start = layout.start + record * layout.width
    return bytes.withBytes { bytes in
      guard field.cell.upperBound <= layout.width, start + layout.width <= bytes.count else {
        return nil
      }
      let cell = Self.trimmed(bytes[start + field.cell.lowerBound..<start + field.cell.upperBound])
      guard !cell.isEmpty, !Self.isSound(cell, type: field.type) else { return nil }
      return String(decoding: cell, as: UTF8.self)
    }
  }

  private static func isSound(_ cell: UnsafeBufferPointer<UInt8>, type: UInt8) -> Bool {
    switch type {
    case UInt8(ascii: "N"), UInt8(ascii: "F"): return DecimalParser.double(cell) != nil
    case UInt8(ascii: "D"):
      let digits = cell.map { Int($0) - 48 }
      guard digits.count == 8, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
      let (month, day) = (digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
      return (1...12).contains(month) && (1...31).contains(day)
    default: return true
    }
  }

  private static func trimmed(
    _ cell: Slice<UnsafeBufferPointer<UInt8>>
  ) -> UnsafeBufferPointer<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0 }
    guard let first = cell.firstIndex(where: { !isBlank($0) }),
      let last = cell.lastIndex(where: { !isBlank($0) })
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: cell[first...last])
  }
}
