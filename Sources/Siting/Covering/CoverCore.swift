/// The columns that a local search needs: for each row, those of least reduced cost.
enum CoverCore {
  /// At most `width` columns for each row, those of negative reduced cost, and the given ones.
  static func columns(
    _ instance: CoverInstance, _ dual: CoverDual, width: Int, with given: [Int32]
  ) -> [Bool] {
    var isIn = [Bool](repeating: false, count: instance.columns)
    for column in given { isIn[Int(column)] = true }
    for column in 0..<instance.columns where dual.reduced[column] < 0 { isIn[column] = true }
    var least: [(Double, Int32)] = []
    for row in 0..<instance.rows {
      least.removeAll(keepingCapacity: true)
      for place in instance.row(row) {
        let column = instance.rowColumn.base[place]
        let value = (dual.reduced.base[Int(column)], column)
        if least.count == width {
          guard let last = least.last, value < last else { continue }
          least.removeLast()
        }
        var at = least.count
        while at > 0, value < least[at - 1] { at -= 1 }
        least.insert(value, at: at)
      }
      for (_, column) in least { isIn[Int(column)] = true }
    }
    return isIn
  }
}
