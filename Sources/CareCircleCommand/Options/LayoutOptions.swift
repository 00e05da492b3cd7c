import ArgumentParser
import CareCircle

/// The possible values of the options about the layout of a file.
enum LayoutChoices {
  static let encodings = "utf-8, gb18030, big5, utf-16le, utf-16be"
  static let delimiters = "comma, semicolon, tab, pipe"
  static var systems: String { CoordinateReferenceSystem.choices.joined(separator: ", ") }

  /// The values that an option of an input accepts, given the end of the option's name; empty if there is no list of
  /// them.
  static func values(of option: some StringProtocol) -> [String] {
    let lists = [("-crs", systems), ("-encoding", encodings), ("-delimiter", delimiters)]
    let list = lists.first { option.hasSuffix($0.0) }?.1
    return list?.split(separator: ", ").map(String.init) ?? []
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

extension CoordinateReferenceSystem: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) {
    guard let system = try? CoordinateReferenceSystem(argument) else { return nil }
    self = system
  }
}

/// A pair `field=header`.
struct ColumnMapping: ExpressibleByArgument {
  let field: String
  let header: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    field = String(argument[..<sign])
    header = String(argument[argument.index(after: sign)...])
    if field.isEmpty || header.isEmpty { return nil }
  }
}
