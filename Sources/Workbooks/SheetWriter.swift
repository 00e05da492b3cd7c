import TextFormats

/// Writes the cells of one sheet, row by row.
public struct SheetWriter: ~Copyable {
  /// More rows than this no spreadsheet has.
  public static let mostRows = 1_048_576
  /// A longer text no cell holds.
  public static let longestText = 32_767

  private var cells = ByteBuffer()
  private var isInRow = false
  private var column = 0
  /// The row that was begun last, from 1; 0 before the first.
  public private(set) var row = 0
  /// The first cell whose text was too long, such as `C7`; nil when every text fitted.
  public private(set) var overlong: String?
  var merged: [String] = []

  /// An empty sheet.
  public init() {}

  /// Starts the next row.
  public mutating func beginRow(height: Int? = nil) {
    if isInRow { cells.append("</row>") }
    row += 1
    column = 0
    isInRow = true
    cells.append("<row r=\"")
    cells.appendInt(row)
    if let height { cells.append("\" customHeight=\"1\" ht=\"\(height)") }
    cells.append("\">")
  }

  /// A cell of text; nothing leaves it empty, but for its border.
  public mutating func text(_ value: String?, _ style: WorkbookStyle = .text) {
    guard let value, !value.isEmpty else { return empty(style) }
    if value.utf8.count > Self.longestText, value.utf16.count > Self.longestText {
      if overlong == nil { overlong = reference }
    }
    open(style)
    cells.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    cells.appendXML(value)
    cells.append("</t></is></c>")
  }

  /// A cell with a number, in the fewest digits that read back as the same.
  public mutating func number(_ value: Double?, _ style: WorkbookStyle = .decimal) {
    guard let value, value.isFinite else { return empty(style) }
    open(style)
    cells.append("><v>")
    cells.appendShortest(value)
    cells.append("</v></c>")
  }

  /// A cell with a whole number.
  public mutating func integer(_ value: Int?, _ style: WorkbookStyle = .integer) {
    guard let value else { return empty(style) }
    open(style)
    cells.append("><v>")
    cells.appendInt(value)
    cells.append("</v></c>")
  }

  /// A cell with nothing in it.
  public mutating func empty(_ style: WorkbookStyle) {
    open(style)
    cells.append("/>")
  }

  /// Makes one cell of those from the first to the last column of the current row.
  public mutating func merge(columns count: Int) {
    guard count > 1 else { return }
    merged.append("A\(row):\(Self.letters(count - 1))\(row)")
  }

  private mutating func open(_ style: WorkbookStyle) {
    cells.append("<c r=\"")
    cells.append(Self.letters(column))
    cells.appendInt(row)
    cells.append("\"")
    if style != .plain {
      cells.append(" s=\"")
      cells.appendInt(style.rawValue)
      cells.append("\"")
    }
    column += 1
  }

  private var reference: String { "\(Self.letters(column))\(row)" }

  /// The name of a column by its number from 0: A, B, … Z, AA.
  static func letters(_ column: Int) -> String {
    var (rest, name) = (column, "")
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }

  /// The rows as XML.
  consuming func finished() -> ByteBuffer {
    if isInRow { cells.append("</row>") }
    return cells
  }
}

extension ByteBuffer {
  /// Appends a text as XML has it. What XML has no way to write, Office writes as `_x0001_`.
  mutating func appendXML(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (place, byte) in bytes.enumerated() where Self.isSpecial(byte) {
        append(UnsafeBufferPointer(rebasing: bytes[start..<place]))
        start = place + 1
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case 13: append("&#13;")
        default:
          append("_x00" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased() + "_")
        }
      }
      append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    if byte < 0x20 { return byte != 9 && byte != 10 }
    return byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "\"")
  }
}
