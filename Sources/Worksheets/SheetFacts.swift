/// Facts about a sheet beyond the texts of its cells. Rows are numbered from 1, as in the sheet, and columns from 0.
public struct SheetFacts: Sendable {
  /// The ranges of rows over which values are merged, for each column in order.
  public private(set) var mergedRows: [Int: [ClosedRange<Int>]] = [:]
  /// The rows that received a value from a merge.
  private var filledRows: [Int32] = []
  /// The columns in which numbers lost their last digits on entry.
  public private(set) var longNumberColumns: Set<Int> = []
  /// The number of hidden rows that are not empty.
  public private(set) var hiddenRowCount = 0
  /// The hidden columns that are not empty.
  public private(set) var hiddenColumns: [Int] = []

  /// The letters of those columns.
  public var hiddenColumnNames: [String] { hiddenColumns.map(CellAddress.columnName) }

  /// Makes the facts of a sheet about which nothing is known yet.
  public init() {}

  /// The rows over which the value of a cell is merged; nil if it is not merged over several rows.
  public func merge(row: Int, column: Int) -> ClosedRange<Int>? {
    guard let ranges = mergedRows[column] else { return nil }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].upperBound < row { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(row) ? ranges[low] : nil
  }

  /// The number of merges that begin below a row, and the number of rows to which they gave a value.
  public func mergesBelow(row: Int) -> (merges: Int, rows: Int) {
    (
      mergedRows.values.reduce(0) { $0 + $1.count { $0.lowerBound > row } },
      filledRows.count { Int($0) > row }
    )
  }

  mutating func note(_ cells: borrowing SheetCells) {
    var hiddenRow: Int32 = -1
    var filled: Set<Int> = []
    var exactColumns: Set<Int> = []
    for cell in cells.cells {
      if cell.kind == .longNumber { longNumberColumns.insert(Int(cell.column)) }
      if cell.kind == .exactNumber { exactColumns.insert(Int(cell.column)) }
      if !cells.hiddenColumns.isEmpty { filled.insert(Int(cell.column)) }
      guard cell.row != hiddenRow, cells.hiddenRows.contains(cell.row) else { continue }
      hiddenRow = cell.row
      hiddenRowCount += 1
    }
    // An id that ends in zeros is as exact as the other ids of its column.
    longNumberColumns.subtract(exactColumns)
    let hidden = cells.hiddenColumns
    hiddenColumns = filled.filter { column in hidden.contains { $0.contains(column) } }.sorted()
  }

  mutating func take(_ merges: MergedRows) {
    mergedRows = merges.rowsOfColumn.mapValues { ranges in
      ranges.map { $0.lowerBound + 1...$0.upperBound + 1 }
    }
    filledRows = merges.filledRows.map { $0 + 1 }
  }
}
