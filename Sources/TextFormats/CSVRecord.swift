/// One record of a table. Make one and pass it to `CSVReader.next` again and again: its buffers are
/// reused, so that no row allocates.
public struct CSVRecord {
  @usableFromInline var fields = CSVFields()

  /// The 1-based line on which the record starts.
  public internal(set) var line = 0

  /// Where the record is in the input, without its line end.
  public internal(set) var range = 0..<0

  /// The record's bytes in the input, without the line end.
  public internal(set) var raw = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// An empty record.
  public init() {}

  /// The number of fields.
  @inlinable public var count: Int { fields.count }

  /// The unescaped bytes of a field, empty when there is no such field.
  ///
  /// They are valid until the next call of `next` with this record, or the end of the record.
  @inlinable
  public subscript(i: Int) -> UnsafeBufferPointer<UInt8> { fields.bytes(i) }

  /// The text of a field; bytes that are not UTF-8 become U+FFFD.
  public func string(_ i: Int) -> String {
    String(decoding: fields.bytes(i), as: UTF8.self)
  }

  /// Starts a new record. A copy that somebody kept gets to keep the old buffers.
  mutating func begin(_ input: UnsafeBufferPointer<UInt8>, line: Int) {
    if !isKnownUniquelyReferenced(&fields) { fields = CSVFields() }
    fields.begin(input)
    self.line = line
    range = 0..<0
    raw = UnsafeBufferPointer(start: nil, count: 0)
  }
}
