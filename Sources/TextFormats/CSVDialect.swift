/// How a table's text is split into fields.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between two fields. It must be neither the quote nor a line end.
  public var delimiter: UInt8
  /// The byte that encloses fields with delimiters, quotes or line ends in them.
  public var quote: UInt8

  /// Makes a dialect; by default that of RFC 4180.
  public init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")) {
    self.delimiter = delimiter
    self.quote = quote
  }
}

/// The error for a record that cannot be split into fields without guessing.
public enum CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A quote that opens on this line is never closed, so the rest of the file would be inside it.
  case unterminatedQuote(line: Int)
  /// Text follows a closing quote; the column counts bytes from 1.
  case textAfterQuote(line: Int, column: Int)

  /// The 1-based line of the fault.
  public var line: Int {
    switch self {
    case .unterminatedQuote(let line), .textAfterQuote(let line, _): line
    }
  }

  /// The fault and its location, in English.
  public var description: String {
    switch self {
    case .unterminatedQuote(let line): "line \(line): the quote that opens here is never closed"
    case .textAfterQuote(let line, let column):
      "line \(line), column \(column): text after a closing quote"
    }
  }
}
