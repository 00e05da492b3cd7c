import ArgumentParser
import CareCircle

/// What can be said of how a text is laid out.
enum LayoutChoices {
  static let encodings = "utf-8, gb18030, utf-16le, utf-16be"
  static let delimiters = "comma, semicolon, tab, pipe"
}

/// How one input is laid out, where that is said and not told from its bytes.
struct InputLayout {
  var encoding: TextEncoding?
  var delimiter: Delimiter?
  var hasNoHeader = false

  /// Whether anything is said.
  var isEmpty: Bool { encoding == nil && delimiter == nil && !hasNoHeader }

  /// Puts what is said over what the file says of itself.
  func apply(to file: inout InputFile) {
    file.encoding = encoding ?? file.encoding
    file.delimiter = delimiter ?? file.delimiter
    if hasNoHeader { file.hasHeader = false }
  }
}

extension TextEncoding: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(name: argument) }
}

extension Delimiter: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}
