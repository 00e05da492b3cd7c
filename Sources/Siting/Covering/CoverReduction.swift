/// Makes a covering instance smaller without changing its optimum.
///
/// The only column of a row is taken. A row that contains another row is covered with it. A column that is contained
/// in another at no greater cost is not needed. Rows that may stay uncovered are removed only if no column reaches
/// them.
struct CoverReduction {
  private(set) var instance: CoverInstance
  /// Indices in the original instance: the columns that must be taken, and the names of what remains.
  private(set) var taken: [Int32] = []
  private(set) var columnNames: [Int32]
  private(set) var rowNames: [Int32]

  private var keepRow: Buffer<Bool>
  private var keepColumn: Buffer<Bool>
  private var newColumn: Buffer<Int32>
  private let conflicts: ConflictGraph

  /// - Parameter conflicts: the conflicts among the columns of the original. A column that excludes others replaces
  ///   none.
  init(_ original: CoverInstance, conflicts: ConflictGraph, meter: WorkMeter) {
    instance = original
    self.conflicts = conflicts
    columnNames = (0..<Int32(original.columns)).map { $0 }
    rowNames = (0..<Int32(original.rows)).map { $0 }
    keepRow = Buffer(original.rows, true)
    keepColumn = Buffer(original.columns, true)
    newColumn = Buffer(original.columns, 0)
    let excluded = conflicts.isEmpty ? 0 : 1
    for _ in 0..<20 {
      let (rows, columns) = (instance.rows, instance.columns)
      dropColumns(meter)
      rebuild()
      dropRows(meter)
      takeLoneColumns()
      rebuild()
      if meter.isOver
        || (rows - instance.rows + columns - instance.columns) * 200 <= rows + excluded
      {
        break
      }
    }
  }

  private mutating func rebuild() {
    for column in 0..<instance.columns where instance.column(column).isEmpty {
      keepColumn[column] = false
    }
    let next = CoverInstance()
    next.fill(from: instance, keepRow: keepRow, keepColumn: keepColumn, newColumn: newColumn)
    columnNames = (0..<next.columns).map { columnNames[Int(next.columnName[$0])] }
    rowNames = (0..<next.rows).map { rowNames[Int(next.rowName[$0])] }
    instance = next
    keepRow.fill(true, next.rows)
    keepColumn.fill(true, next.columns)
  }

  private mutating func takeLoneColumns() {
    for row in 0..<instance.rows where keepRow[row] && instance.penalty[row] == .infinity {
      let places = instance.row(row)
      guard places.count == 1 else { continue }
      let column = Int(instance.rowColumn[places.lowerBound])
      guard keepColumn[column], conflicts.of(Int(columnNames[column])).isEmpty else { continue }
      taken.append(columnNames[column])
      instance.limit = instance.limit == .max ? .max : instance.limit - 1
      keepColumn[column] = false
      for place in instance.column(column) { keepRow[Int(instance.columnRow[place])] = false }
    }
  }

  /// Removes columns whose rows another column covers at no greater cost. The first of equal ones stays.
  private mutating func dropColumns(_ meter: WorkMeter) {
    let marks = Self.marks(instance.columns, instance.columnStart, instance.columnRow)
    for column in 0..<instance.columns {
      let places = instance.column(column)
      guard let rarest = places.min(by: { rowLength($0) < rowLength($1) }) else { continue }
      let row = instance.row(Int(instance.columnRow[rarest]))
      if meter.spend(row.count + places.count) { return }
      for place in row {
        let other = Int(instance.rowColumn.base[place])
        guard other != column, marks[column] & ~marks[other] == 0,
          instance.cost.base[other] <= instance.cost.base[column], keepColumn.base[other]
        else { continue }
        let others = instance.column(other)
        guard others.count >= places.count,
          others.count > places.count || other < column
            || instance.cost[other] < instance.cost[column]
            || instance.size.map({ $0[other] < $0[column] }) ?? false,
          instance.size.map({ $0[other] <= $0[column] }) ?? true,
          conflicts.of(Int(columnNames[other])).isEmpty
        else { continue }
        _ = meter.spend(others.count)
        if Self.contains(instance.columnRow, others, places) {
          keepColumn[column] = false
          break
        }
      }
    }
  }

  private func rowLength(_ place: Int) -> Int { instance.row(Int(instance.columnRow[place])).count }

  /// Removes rows that must be covered and contain another such row. The first of equal ones stays.
  private mutating func dropRows(_ meter: WorkMeter) {
    let marks = Self.marks(instance.rows, instance.rowStart, instance.rowColumn)
    for row in 0..<instance.rows where keepRow[row] && instance.penalty[row] == .infinity {
      let places = instance.row(row)
      let rarest = places.min {
        instance.column(Int(instance.rowColumn[$0])).count
          < instance.column(Int(instance.rowColumn[$1])).count
      }
      guard let rarest else { continue }
      let column = instance.column(Int(instance.rowColumn[rarest]))
      if meter.spend(column.count + places.count) { return }
      for place in column {
        let other = Int(instance.columnRow.base[place])
        guard other != row, marks[row] & ~marks[other] == 0, keepRow.base[other],
          instance.penalty.base[other] == .infinity
        else { continue }
        let others = instance.row(other)
        guard others.count > places.count || (others.count == places.count && other > row) else {
          continue
        }
        _ = meter.spend(others.count)
        if Self.contains(instance.rowColumn, others, places) { keepRow[other] = false }
      }
    }
  }

  /// A word for each list with a bit for each of its numbers. A list whose word has a bit that another's lacks is not
  /// contained in the other.
  private static func marks(
    _ count: Int, _ start: Buffer<Int32>, _ numbers: Buffer<Int32>
  ) -> [UInt64] {
    (0..<count).map { index in
      (Int(start[index])..<Int(start[index + 1])).reduce(UInt64(0)) {
        $0 | 1 << (UInt64(truncatingIfNeeded: numbers[$1]) &* 0x9E37_79B9_7F4A_7C15 >> 58)
      }
    }
  }

  /// Whether an ascending list contains all numbers of another.
  private static func contains(_ numbers: Buffer<Int32>, _ whole: Range<Int>, _ part: Range<Int>)
    -> Bool
  {
    var place = whole.lowerBound
    for index in part {
      let number = numbers.base[index]
      while place < whole.upperBound, numbers.base[place] < number { place += 1 }
      guard place < whole.upperBound, numbers.base[place] == number else { return false }
      place += 1
    }
    return true
  }
}
