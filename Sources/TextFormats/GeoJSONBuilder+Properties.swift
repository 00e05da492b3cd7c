extension GeoJSONBuilder {
  /// Reads a feature's properties. A second `properties` member replaces the first.
  mutating func readProperties(
    _ feature: inout FeatureRecord, depth: Int
  ) throws(JSONDamage) {
    let first = store.cells.count
    feature.firstCell = UInt32(truncatingIfNeeded: first)
    feature.cellCount = 0
    guard cursor.byte == UInt8(ascii: "{") else {
      let kind = try cursor.takeValue(depth: depth).kind
      feature.hasBadProperties = kind != .absent
      return
    }
    feature.hasBadProperties = false
    try cursor.open(UInt8(ascii: "{"), depth: depth)
    var isFirst = true
    var isSorted = true
    var last = -1
    while let key = try cursor.nextKey(&isFirst) {
      let index = keys.index(of: key, in: cursor.bytes, guess: last + 1)
      let (kind, text) = try cursor.takeValue(depth: depth + 1)
      store.cells.append(CellRecord(key: index, kind: kind, text: text))
      isSorted = isSorted && index > last
      last = index
    }
    if !isSorted { sortCells(from: first) }
    feature.cellCount = UInt32(truncatingIfNeeded: store.cells.count - first)
  }

  /// Sorts cells by key; of several cells with the same key only the last is kept.
  private mutating func sortCells(from start: Int) {
    let ordered = store.cells[start...].enumerated().sorted {
      ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
    }
    store.cells.removeSubrange(start...)
    for (_, cell) in ordered {
      if store.cells.count > start, store.cells.last?.key == cell.key { store.cells.removeLast() }
      store.cells.append(cell)
    }
  }
}
