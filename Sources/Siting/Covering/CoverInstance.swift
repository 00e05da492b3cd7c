/// A covering problem in compressed rows and columns: cover every row by columns at least cost, or pay its penalty.
///
/// Minimise sum of cost of columns taken + sum of penalty of rows not covered, with at most `limit` columns, of sizes
/// of at most `budget` together. The penalty of a row that must be covered is infinite. Set covering has infinite
/// penalties and no limit; maximal covering has no costs and penalties that are weights. With an `allowance`,
/// penalties are not paid but must not exceed it together: partial set covering.
final class CoverInstance {
  private(set) var rows = 0
  private(set) var columns = 0
  private(set) var rowStart: Buffer<Int32>
  private(set) var rowColumn: Buffer<Int32>
  private(set) var columnStart: Buffer<Int32>
  private(set) var columnRow: Buffer<Int32>
  private(set) var cost: Buffer<Double>
  private(set) var penalty: Buffer<Double>
  /// The index of each row and column in the instance that this one was made from.
  private(set) var rowName: Buffer<Int32>
  private(set) var columnName: Buffer<Int32>
  /// At most so many columns.
  var limit = Int.max
  /// How much of the budget each column takes, and how much there is; nil if there is none.
  private(set) var size: Buffer<Double>?
  var budget = Double.infinity
  /// How much penalty may be left; nil if it is paid.
  var allowance: Double?
  /// The penalties of rows that lost their last column and were left out.
  private(set) var lostPenalty = 0.0
  /// Whether a row that must be covered has no column.
  private(set) var isInfeasible = false

  /// How many pairs of row and column there are.
  var pairs: Int { Int(rowStart[rows]) }

  /// An instance without rows and columns, to be filled.
  init() {
    rowStart = Buffer(1, 0)
    rowColumn = Buffer(0, 0)
    columnStart = Buffer(1, 0)
    columnRow = Buffer(0, 0)
    cost = Buffer(0, 0)
    penalty = Buffer(0, 0)
    rowName = Buffer(0, 0)
    columnName = Buffer(0, 0)
  }

  /// Makes an instance of rows that lie one after the other.
  convenience init(
    columns: Int, rowStarts: [Int32], rowColumns: [Int32], costs: [Double], penalties: [Double]
  ) {
    self.init()
    rows = rowStarts.count - 1
    self.columns = columns
    rowStart = Buffer(rowStarts, or: 0)
    rowColumn = Buffer(rowColumns, or: 0)
    cost = Buffer(costs, or: 0)
    penalty = Buffer(penalties, or: 0)
    rowName = Buffer((0..<Int32(rows)).map { $0 }, or: 0)
    columnName = Buffer((0..<Int32(columns)).map { $0 }, or: 0)
    columnStart = Buffer(columns + 1, 0)
    columnRow = Buffer(rowColumns.count, 0)
    makeColumns()
  }

  /// Limits the sizes of columns together.
  func limit(sizes: [Double], budget: Double) {
    size = Buffer(sizes, or: 0)
    self.budget = budget
  }

  /// Makes all columns free of cost.
  func forgetCosts() { cost.fill(0, columns) }

  /// Gives columns other costs.
  func set(costs: [Double]) {
    for (column, value) in costs.enumerated() where column < columns { cost[column] = value }
  }

  /// Becomes what is left of another instance when only some rows and columns are kept.
  func fill(
    from other: CoverInstance, keepRow: Buffer<Bool>, keepColumn: Buffer<Bool>,
    newColumn: Buffer<Int32>
  ) {
    reserve(other.rows, other.columns, other.pairs)
    (limit, budget, allowance) = (other.limit, other.budget, other.allowance)
    if let sizes = other.size {
      let own = size.flatMap { $0.count < other.columns ? nil : $0 } ?? Buffer(other.columns, 0)
      var place = 0
      for column in 0..<other.columns where keepColumn.base[column] {
        own.base[place] = sizes.base[column]
        place += 1
      }
      size = own
    }
    lostPenalty = 0
    isInfeasible = false
    var count = 0
    for column in 0..<other.columns where keepColumn.base[column] {
      newColumn.base[column] = Int32(count)
      cost.base[count] = other.cost.base[column]
      columnName.base[count] = Int32(column)
      count += 1
    }
    columns = count
    var (row, pair) = (0, 0)
    let (from, to) = (other.rowColumn.base, rowColumn.base)
    for old in 0..<other.rows where keepRow.base[old] {
      let begin = pair
      rowStart.base[row] = Int32(pair)
      for place in Int(other.rowStart.base[old])..<Int(other.rowStart.base[old + 1]) {
        let column = Int(from[place])
        if keepColumn.base[column] {
          to[pair] = newColumn.base[column]
          pair += 1
        }
      }
      if pair == begin {
        if other.penalty.base[old] == .infinity { isInfeasible = true }
        lostPenalty += other.penalty.base[old]
        continue
      }
      penalty.base[row] = other.penalty.base[old]
      rowName.base[row] = Int32(old)
      row += 1
    }
    rowStart.base[row] = Int32(pair)
    rows = row
    makeColumns()
  }

  private func reserve(_ rows: Int, _ columns: Int, _ pairs: Int) {
    if rowStart.count < rows + 1 {
      rowStart = Buffer(rows + 1, 0)
      penalty = Buffer(rows, 0)
      rowName = Buffer(rows, 0)
    }
    if columnStart.count < columns + 1 {
      columnStart = Buffer(columns + 1, 0)
      cost = Buffer(columns, 0)
      columnName = Buffer(columns, 0)
    }
    if rowColumn.count < pairs {
      rowColumn = Buffer(pairs, 0)
      columnRow = Buffer(pairs, 0)
    }
  }

  /// Makes the columns from the rows.
  private func makeColumns() {
    let (start, column) = (columnStart.base, rowColumn.base)
    columnStart.fill(0, columns + 1)
    let pairs = self.pairs
    for place in 0..<pairs { start[Int(column[place])] += 1 }
    var sum: Int32 = 0
    for index in 0..<columns {
      sum += start[index]
      start[index] = sum
    }
    start[columns] = sum
    // From the last row to the first, so that the rows of a column ascend.
    var row = rows - 1
    while row >= 0 {
      for place in Int(rowStart.base[row])..<Int(rowStart.base[row + 1]) {
        let index = Int(column[place])
        start[index] -= 1
        columnRow.base[Int(start[index])] = Int32(row)
      }
      row -= 1
    }
  }

  /// The places in `rowColumn` of a row.
  @inline(__always)
  func row(_ row: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(rowStart.base[row]), Int(rowStart.base[row + 1])))
  }

  /// The places in `columnRow` of a column.
  @inline(__always)
  func column(_ column: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(columnStart.base[column]), Int(columnStart.base[column + 1])))
  }
}
