import TextFormats
import Wording

/// How a file was read: its encoding and layout, as far as they are known.
public struct TableOrigin: Sendable {
  /// The format: `csv`, `geojson`, `json`, `xlsx`, `ods`, `xls`, `shapefile`, `shapefile.zip`, `gpkg`,
  /// `flatgeobuf`, `mapinfo`, `filegdb`, `kml`, `kmz` or `postgis`.
  public let format: String
  /// The encoding of the text.
  public let encoding: TextEncoding
  /// The delimiter between cells; nil for JSON.
  public let delimiter: String?
  /// The line of the header; nil for JSON, and if there is no header.
  public let headerLine: Int?
  /// The layer or sheet of a source that can have several; nil for a text.
  public var layer: String? = nil
  /// What the row numbers count; nil if they are lines, or rows of a sheet.
  public internal(set) var rowKind: DataIssue.RowName.Kind?

  /// How a file was read.
  package init(
    format: String, encoding: TextEncoding, delimiter: String?, headerLine: Int?,
    layer: String? = nil
  ) {
    self.format = format
    self.encoding = encoding
    self.delimiter = delimiter
    self.headerLine = headerLine
    self.layer = layer
  }
}

/// A delimiter, with names that people can type.
public struct Delimiter: Hashable, Sendable {
  /// The byte between two cells.
  public let byte: UInt8

  /// Reads `,`, `;`, `|`, a tab, or the words comma, semicolon, pipe, tab.
  public init?(_ text: String) {
    let names = ["comma": ",", "semicolon": ";", "pipe": "|", "tab": "\t", "\\t": "\t"]
    let sign = names[text.lowercased()] ?? text
    guard let byte = sign.utf8.first, sign.utf8.count == 1, TableLayout.delimiters.contains(byte)
    else { return nil }
    self.byte = byte
  }

  /// The delimiter as a word.
  package var name: String {
    switch byte {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "|"): "pipe"
    default: "comma"
    }
  }
}
