import TextFormats

/// The cells of a sheet that are not empty, row by row, with merges and hidden parts.
public struct SheetCells: ~Copyable {
  /// The kind of content of a cell.
  public enum Kind: UInt8, Sendable {
    /// A text, a number, a date or a Boolean.
    case plain
    /// A formula without a stored value.
    case formula
    /// A number so long that its last digits were lost on entry.
    case longNumber
    /// An integer with more digits than spreadsheets keep, which another program wrote in full.
    case exactNumber
  }

  /// A cell with its row and column, both from 0, and its text in `bytes`.
  public struct Cell: Sendable {
    /// The row of the cell, from 0.
    public let row: Int32
    /// The column of the cell, from 0.
    public let column: Int32
    let start: UInt32
    let count: UInt32
    /// The kind of its content.
    public let kind: Kind
  }

  /// The number of rows that a sheet can have.
  public static let mostRows = 1 << 20
  /// The number of columns that a sheet can have.
  public static let mostColumns = 1 << 14
  /// The number of bytes of text beyond which a sheet is not read.
  public static let mostBytes = Int(UInt32.max) - (1 << 20)

  /// The text that represents a formula without a stored value in the text of a sheet.
  public static let formulaMark = "#FORMULA!"

  /// The cells, in the order of rows and columns.
  public private(set) var cells: [Cell] = []
  /// Ranges of cells that were merged into one.
  public var merges: [CellRange] = []
  /// Hidden rows, from 0, whether or not they are empty.
  public var hiddenRows: Set<Int32> = []
  /// Hidden columns, from 0.
  public var hiddenColumns: [ClosedRange<Int>] = []
  private var bytes = ByteBuffer()

  /// Makes a sheet without any cells.
  public init() {}

  /// Whether no more text can be added.
  public var isFull: Bool { bytes.count > Self.mostBytes }

  /// Adds a cell unless its text is empty. Nothing is added to a full sheet.
  @inline(__always)
  public mutating func add(
    row: Int, column: Int, _ text: UnsafeBufferPointer<UInt8>, _ kind: Kind = .plain
  ) {
    guard !text.isEmpty, bytes.count + text.count <= Int(UInt32.max) else { return }
    cells.append(
      Cell(
        row: Int32(clamping: row), column: Int32(clamping: column), start: UInt32(bytes.count),
        count: UInt32(text.count), kind: kind))
    bytes.append(text)
  }

  /// Adds the facts about a sheet that GDAL does not provide: merges, hidden parts, and the results of formulas.
  public mutating func take(_ facts: SheetExtras, is1904: Bool = false) {
    merges = facts.merges
    hiddenRows = facts.hiddenRows
    hiddenColumns = facts.hiddenColumns
    let known = Set(cells.map { CellAddress(row: Int($0.row), column: Int($0.column)) })
    for (address, result) in facts.results where !known.contains(address) {
      // A number may be a date, and only dates counted from 1900 can be recognised from the number.
      var text = is1904 && Double(result) != nil ? Self.formulaMark : result
      text.withUTF8 { add(row: address.row, column: address.column, $0) }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Calls `body` with access to the text of every cell.
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { bytes.withBytes(body) }
}

/// A range of cells, numbered from 0.
public struct CellRange: Hashable, Sendable {
  /// The rows of the range, from 0.
  public let rows: ClosedRange<Int>
  /// The columns of the range, from 0.
  public let columns: ClosedRange<Int>

  /// The range between two corners.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads `B2:C5` or a single cell; nil for an address outside any sheet.
  init?(_ text: String) {
    let ends = text.split(separator: ":").map { CellAddress(String($0)) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}

/// The address of a cell, numbered from 0.
public struct CellAddress: Hashable, Sendable {
  /// The row of the cell, from 0.
  public let row: Int
  /// The column of the cell, from 0.
  public let column: Int

  /// An address with a given row and column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B2`, with or without dollar signs; nil for an address outside any sheet.
  init?(_ text: String) {
    self.init(utf8: text.utf8.lazy.filter { $0 != UInt8(ascii: "$") })
  }

  init?(utf8 text: some Sequence<UInt8>) {
    var (column, row, hasDigits) = (0, 0, false)
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
        column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasDigits:
        column = column * 26 + Int(byte) - 96
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= SheetCells.mostColumns, row <= SheetCells.mostRows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// The address as shown in a sheet: `B2`.
  public var name: String { Self.columnName(column) + String(row + 1) }

  /// The letters of a column: `A`, `AB`.
  public static func columnName(_ column: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
