/// Joins rows with equal columns to one row with their total weight.
struct JoinedRows {
  private(set) var starts: [Int32] = [0]
  private(set) var columns: [Int32] = []
  private(set) var weights: [Int64] = []
  /// A hash table with open addressing: the row of each hash, or -1.
  private var table = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []

  /// Adds a row of ascending columns.
  mutating func add(_ row: ArraySlice<Int32>, weight: Int64) {
    row.withUnsafeBufferPointer { add($0, weight: weight) }
  }

  private mutating func add(_ row: UnsafeBufferPointer<Int32>, weight: Int64) {
    var hash: UInt64 = UInt64(row.count)
    for column in row {
      hash = (hash ^ UInt64(truncatingIfNeeded: column)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      let other = Int(table[slot])
      if hashes[other] == hash, isEqual(other, row) {
        weights[other] += weight
        return
      }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = Int32(weights.count)
    hashes.append(hash)
    weights.append(weight)
    columns.append(contentsOf: row)
    starts.append(Int32(columns.count))
    if weights.count * 2 > table.count { grow() }
  }

  private func isEqual(_ other: Int, _ row: UnsafeBufferPointer<Int32>) -> Bool {
    let start = Int(starts[other])
    guard Int(starts[other + 1]) - start == row.count else { return false }
    for index in 0..<row.count where columns[start + index] != row[index] { return false }
    return true
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (row, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(row)
    }
  }
}
