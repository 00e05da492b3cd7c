/// One record of a table.
///
/// Make one and pass it to every call of `CSVReader.next`: its buffers are reused, so that reading
/// a row does not allocate.
public struct CSVRecord {
  @usableFromInline var fields = CSVFields()

  /// The 1-based line on which the record starts.
  public internal(set) var line = 0

  /// The record's range in the input, without the line end.
  public internal(set) var range = 0..<0

  /// The record's bytes in the input, without the line end.
  public internal(set) var raw = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// Makes an empty record.
  public init() {}

  /// The number of fields in the record.
  @inlinable public var count: Int { fields.count }

  /// The unescaped bytes of a field; empty if there is no such field.
  ///
  /// They are valid until this record is passed to `next` again or is destroyed.
  @inlinable
  public subscript(i: Int) -> UnsafeBufferPointer<UInt8> { fields.bytes(i) }

  /// The text of a field. Invalid UTF-8 becomes U+FFFD.
  public func string(_ i: Int) -> String {
    String(decoding: fields.bytes(i), as: UTF8.self)
  }

  /// Starts a new record. If a copy of this record exists, it keeps the old buffers.
  mutating func begin(_ input: UnsafeBufferPointer<UInt8>, line: Int) {
    if !isKnownUniquelyReferenced(&fields) { fields = CSVFields() }
    fields.begin(input)
    self.line = line
    range = 0..<0
    raw = UnsafeBufferPointer(start: nil, count: 0)
  }
}
