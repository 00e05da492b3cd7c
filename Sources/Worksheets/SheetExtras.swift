/// Facts about a sheet of an .xls or .ods workbook that GDAL does not provide.
public struct SheetExtras: Sendable {
  /// The name of the sheet.
  public let name: String
  /// Whether it is hidden.
  public let isHidden: Bool
  /// Ranges of cells that were merged into one.
  public var merges: [CellRange] = []
  /// Hidden rows, from 0.
  public var hiddenRows: Set<Int32> = []
  /// Hidden columns, from 0.
  public var hiddenColumns: [ClosedRange<Int>] = []
  /// The results of formulas, and cells that show an error.
  public var results: [CellAddress: String] = [:]
  /// The formula cell of an .xls workbook whose text result follows in a separate record.
  var waiting: CellAddress?

  init(name: String, isHidden: Bool) { (self.name, self.isHidden) = (name, isHidden) }
}
