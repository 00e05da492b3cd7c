/// Copies the values of merged cells to all rows of the merge, row by row from the top.
struct MergedRows {
  /// A merge over several rows whose value is known.
  private struct Active {
    let column: Int32
    let rows: ClosedRange<Int>
    let value: SheetCells.Cell
  }

  /// The merges over several rows that contain a value, by column. A quantity in such a merge may apply to each row or
  /// be the sum of all.
  private(set) var rowsOfColumn: [Int: [ClosedRange<Int>]] = [:]
  /// The rows that received a value from a merge.
  private(set) var filledRows: [Int32] = []
  private var waiting: ArraySlice<CellRange>
  private var active: [Active] = []

  /// Collects the merges over several rows of a sheet. Overlapping merges are rejected, because a crafted file with
  /// many of them would take very long to process.
  init(_ cells: borrowing SheetCells, named sheet: String) throws(WorksheetFault) {
    let tall = cells.merges.filter { $0.rows.count > 1 }
      .sorted {
        ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
      }
    var lastRow: [Int: Int] = [:]
    for merge in tall {
      let column = merge.columns.lowerBound
      if let last = lastRow[column], last >= merge.rows.lowerBound {
        throw .tooManyMerges(sheet: sheet)
      }
      lastRow[column] = merge.rows.upperBound
    }
    waiting = tall[...]
  }

  /// The cells of a row with the values that it receives from merges; nil if it receives none.
  mutating func filled(
    _ own: ArraySlice<SheetCells.Cell>, ofRow row: Int, isTotal: (SheetCells.Cell) -> Bool
  ) -> ArraySlice<SheetCells.Cell>? {
    guard !active.isEmpty || !waiting.isEmpty else { return nil }
    begin(own, row)
    active.removeAll { $0.rows.upperBound < row }
    let given = active.filter { merge in
      merge.rows.lowerBound < row && !own.contains { $0.column == merge.column }
    }
    guard !given.isEmpty, !own.contains(where: isTotal) else { return nil }
    filledRows.append(Int32(clamping: row))
    let all = own + given.map { $0.value.moved(to: row) }
    return all.sorted { $0.column < $1.column }[...]
  }

  /// Activates the merges that begin in or before a row.
  private mutating func begin(_ own: ArraySlice<SheetCells.Cell>, _ row: Int) {
    while let merge = waiting.first, merge.rows.lowerBound <= row {
      waiting.removeFirst()
      let column = merge.columns.lowerBound
      guard merge.rows.lowerBound == row, let value = own.first(where: { $0.column == column })
      else { continue }
      active.append(Active(column: Int32(column), rows: merge.rows, value: value))
      rowsOfColumn[column, default: []].append(merge.rows)
    }
  }
}

extension SheetCells.Cell {
  fileprivate func moved(to row: Int) -> SheetCells.Cell {
    SheetCells.Cell(
      row: Int32(clamping: row), column: column, start: start, count: count, kind: kind)
  }
}
