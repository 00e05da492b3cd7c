/// What the library that reads .xls and .ods workbooks does not tell of a sheet.
public struct SheetExtras: Sendable {
  /// Its name.
  public let name: String
  /// Whether it is hidden.
  public let isHidden: Bool
  /// Ranges of cells that were merged into one.
  public var merges: [CellRange] = []
  /// Rows that are hidden, from 0.
  public var hiddenRows: Set<Int32> = []
  /// Columns that are hidden, from 0.
  public var hiddenColumns: [ClosedRange<Int>] = []
  /// What formulas have come to, and cells that show an error.
  public var results: [CellAddress: String] = [:]
  /// The formula of an .xls workbook whose text follows in a record of its own.
  var waiting: CellAddress?

  init(name: String, isHidden: Bool) { (self.name, self.isHidden) = (name, isHidden) }
}
