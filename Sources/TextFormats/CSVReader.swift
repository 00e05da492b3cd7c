/// Reads a table record by record, according to RFC 4180 and the variants that spreadsheets write.
///
/// Lines end with CRLF, LF or a lone CR. Quoted fields may contain delimiters, line ends and
/// doubled quotes; a quote inside an unquoted field is ordinary text. A byte order mark and empty
/// lines are skipped, and the last line need not be terminated. The encoding of the text is not
/// checked.
public struct CSVReader {
  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Records that start at or after this offset are not read.
  private let limit: Int
  private let delimiter: UInt8
  private let quote: UInt8
  /// Outside quotes every byte above this one is ordinary text, so that one comparison suffices for
  /// most bytes.
  private let lastSpecial: UInt8
  /// The same inside quotes.
  private let lastSpecialInQuotes: UInt8
  private var at: Int
  private var line: Int

  /// The current offset and line, from which another reader could continue.
  public var position: (offset: Int, line: Int) { (at, line) }

  /// Makes a reader of `bytes`, which the caller must keep alive.
  ///
  /// It starts at the beginning, or at a later record whose `offset` and `line` are known from an
  /// earlier reader's `position`. It stops before the first record that starts at or after `limit`;
  /// a record that starts before `limit` is read to its end even beyond it.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, dialect: CSVDialect = CSVDialect(), from offset: Int = 0,
    line: Int = 1, limit: Int = .max
  ) {
    self.bytes = bytes
    self.limit = min(limit, bytes.count)
    at = min(max(0, offset), bytes.count)
    self.line = line
    delimiter = dialect.delimiter
    quote = dialect.quote
    lastSpecial = max(dialect.delimiter, Self.carriageReturn)
    lastSpecialInQuotes = max(dialect.quote, Self.carriageReturn)
    if at == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// Reads the next record; returns false at the end and leaves `record` empty.
  ///
  /// After the error `textAfterQuote` reading can continue: the reader is then past the damaged
  /// line. After `unterminatedQuote` it is at the end. In both cases `record.line` and `record.raw`
  /// describe the skipped text.
  ///
  /// - Throws: `CSVError` for the first fault of the text.
  public mutating func next(_ record: inout CSVRecord) throws(CSVError) -> Bool {
    while takeLineEnd() {}
    record.begin(bytes, line: line)
    guard at < limit else { return false }
    let start = at
    defer {
      record.range = start..<at
      record.raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
      _ = takeLineEnd()
    }
    repeat {
      if at < bytes.count, bytes[at] == quote {
        try quotedField(record.fields)
      } else {
        plainField(record.fields)
      }
    } while takeDelimiter()
    return true
  }

  @inline(__always)
  private mutating func plainField(_ fields: CSVFields) {
    let start = at
    var end = at
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= lastSpecial,
        byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
      {
        break
      }
      end += 1
    }
    at = end
    fields.append(start: start, length: end - start)
  }

  private mutating func quotedField(_ fields: CSVFields) throws(CSVError) {
    let opened = line
    let scratchStart = fields.scratchCount
    var isEscaped = false
    at += 1
    var run = at
    while findQuote() {
      guard at + 1 < bytes.count, bytes[at + 1] == quote else {
        if isEscaped {
          fields.copyToScratch(run..<at)
          fields.appendScratch(from: scratchStart)
        } else {
          fields.append(start: run, length: at - run)
        }
        at += 1
        return try expectFieldEnd()
      }
      // Of two consecutive quotes, the first is part of the text and the second is dropped.
      isEscaped = true
      fields.copyToScratch(run..<at + 1)
      at += 2
      run = at
    }
    fields.clear()
    throw .unterminatedQuote(line: opened)
  }

  /// Moves to the next quote and counts the lines on the way; returns false at the end of the input.
  private mutating func findQuote() -> Bool {
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= lastSpecialInQuotes {
        if byte == quote { return true }
        if byte == Self.lineFeed { line += 1 }
        if byte == Self.carriageReturn, !isAt(at + 1, Self.lineFeed) { line += 1 }
      }
      at += 1
    }
    return false
  }

  private mutating func expectFieldEnd() throws(CSVError) {
    guard at < bytes.count else { return }
    let byte = bytes[at]
    if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
    let column = at - lineStart(before: at) + 1
    let damaged = line
    while at < bytes.count, bytes[at] != Self.lineFeed, bytes[at] != Self.carriageReturn { at += 1 }
    throw .textAfterQuote(line: damaged, column: column)
  }

  private func lineStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != Self.lineFeed, bytes[start - 1] != Self.carriageReturn {
      start -= 1
    }
    return start
  }

  @inline(__always)
  private mutating func takeDelimiter() -> Bool {
    guard at < bytes.count, bytes[at] == delimiter else { return false }
    at += 1
    return true
  }

  @inline(__always)
  private mutating func takeLineEnd() -> Bool {
    if isAt(at, Self.lineFeed) {
      at += 1
    } else if isAt(at, Self.carriageReturn) {
      at += isAt(at + 1, Self.lineFeed) ? 2 : 1
    } else {
      return false
    }
    line += 1
    return true
  }

  @inline(__always)
  private func isAt(_ offset: Int, _ byte: UInt8) -> Bool {
    offset < bytes.count && bytes[offset] == byte
  }
}
