/// How a table's text is cut into fields.
public struct CSVDialect: Sendable, Hashable {
  /// The byte between two fields; neither the quote nor a line end.
  public var delimiter: UInt8
  /// The byte around a field that holds delimiters or line ends.
  public var quote: UInt8

  /// The dialect of RFC 4180, unless told otherwise.
  public init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")) {
    self.delimiter = delimiter
    self.quote = quote
  }
}

/// A record that cannot be cut into fields without guessing.
public enum CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A quote opened on this line is never closed; the rest of the file is inside it.
  case unterminatedQuote(line: Int)
  /// Text follows a closing quote; the column counts bytes from 1.
  case textAfterQuote(line: Int, column: Int)

  /// The 1-based line to look at.
  public var line: Int {
    switch self {
    case .unterminatedQuote(let line), .textAfterQuote(let line, _): line
    }
  }

  /// What is wrong and where.
  public var description: String {
    switch self {
    case .unterminatedQuote(let line): "line \(line): the quote that opens here is never closed"
    case .textAfterQuote(let line, let column):
      "line \(line), column \(column): text after a closing quote"
    }
  }
}
