import TextFormats

/// The cells of a sheet in which something is written, row by row, with what else is known of them.
public struct SheetCells: ~Copyable {
  /// What a cell holds.
  public enum Kind: UInt8, Sendable {
    /// A text, a number, a date or an answer yes or no.
    case plain
    /// A formula whose value the file does not have.
    case formula
    /// A number so long that its last digits were lost when it was typed.
    case longNumber
  }

  /// A cell with its row and column, both from 0, and its text in `bytes`.
  public struct Cell: Sendable {
    /// Its row.
    public let row: Int32
    /// Its column.
    public let column: Int32
    let start: UInt32
    let count: UInt32
    /// What it holds.
    public let kind: Kind
  }

  /// The number of rows that a sheet can have.
  public static let mostRows = 1 << 20
  /// The number of columns that a sheet can have.
  public static let mostColumns = 1 << 14
  /// The number of bytes of text above which a sheet is not read.
  public static let mostBytes = Int(UInt32.max) - (1 << 20)

  /// What stands in the text of a sheet for a formula without a value.
  public static let formulaMark = "#FORMULA!"

  /// The cells, in the order of rows and columns.
  public private(set) var cells: [Cell] = []
  /// Ranges of cells that were merged into one.
  public var merges: [CellRange] = []
  /// Rows that are hidden, from 0, whether something is in them or not.
  public var hiddenRows: Set<Int32> = []
  /// Columns that are hidden, from 0.
  public var hiddenColumns: [ClosedRange<Int>] = []
  private var bytes = ByteBuffer()

  /// No cells.
  public init() {}

  /// Whether no more text can be added.
  public var isFull: Bool { bytes.count > Self.mostBytes }

  /// Adds a cell, unless its text is empty. A sheet that is full takes no more.
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

  /// Adds what is known of a sheet beyond the cells that a library read: merges, hidden parts, and the results of
  /// formulas.
  public mutating func take(_ facts: SheetExtras, is1904: Bool = false) {
    merges = facts.merges
    hiddenRows = facts.hiddenRows
    hiddenColumns = facts.hiddenColumns
    let known = Set(cells.map { CellAddress(row: Int($0.row), column: Int($0.column)) })
    for (address, result) in facts.results where !known.contains(address) {
      // A number may be a day, and only days counted from 1900 are known from numbers.
      var text = is1904 && Double(result) != nil ? Self.formulaMark : result
      text.withUTF8 { add(row: address.row, column: address.column, $0) }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Calls `body` with the text of every cell at hand.
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { bytes.withBytes(body) }
}

/// A range of cells, numbered from 0.
public struct CellRange: Hashable, Sendable {
  /// Its rows.
  public let rows: ClosedRange<Int>
  /// Its columns.
  public let columns: ClosedRange<Int>

  /// A range between two corners.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads `B2:C5`, or a single cell; nil for an address that no sheet has.
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
  /// The row.
  public let row: Int
  /// The column.
  public let column: Int

  /// An address by its numbers.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B2`, with dollar signs or not; nil for an address that no sheet has.
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

  /// The address as a sheet shows it: `B2`.
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
