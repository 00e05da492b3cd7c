/// A bound above that of the linear relaxation: rows fall into blocks, the cost of each column is divided among the
/// blocks it touches, and each block is solved as whole numbers on its own; the sum is a bound.
///
/// Costs are divided as the multipliers of the relaxation say, so that the sum is never below its bound (Lagrangian
/// decomposition; Guignard and Kim 1987).
final class BlockBound {
  private let whole: CoverInstance
  private let dual: CoverDual
  private let meter: WorkMeter
  private var blocks: [CoverInstance] = []
  /// Called between blocks; returns whether to stop.
  var pause: () -> Bool = { false }

  /// - Parameter size: about how many rows a block has.
  init(_ whole: CoverInstance, _ dual: CoverDual, size: Int, meter: WorkMeter) {
    self.whole = whole
    self.dual = dual
    self.meter = meter
    makeBlocks(size)
  }

  /// The bound of one pass over all blocks; nil where the search was ended.
  func pass(nodes: Int) -> Double? {
    var sum = 0.0
    for block in blocks {
      guard let bound = solve(block, nodes: nodes) else { return nil }
      sum += bound
    }
    return sum
  }

  /// Rows near each other, by breadth-first search over common columns of small reduced cost.
  private func makeBlocks(_ size: Int) {
    var block = [Int32](repeating: -1, count: whole.rows)
    var count: Int32 = 0
    for seed in 0..<whole.rows where block[seed] < 0 {
      var (queue, next) = ([seed], 0)
      block[seed] = count
      while next < queue.count, queue.count < size {
        let row = queue[next]
        next += 1
        for place in whole.row(row) {
          for other in whole.column(Int(whole.rowColumn[place])) {
            let neighbour = Int(whole.columnRow[other])
            if block[neighbour] < 0, queue.count < size {
              block[neighbour] = count
              queue.append(neighbour)
            }
          }
        }
      }
      count += 1
    }
    for index in 0..<count { blocks.append(makeBlock(block.map { $0 == index })) }
  }

  private func makeBlock(_ isIn: [Bool]) -> CoverInstance {
    var isTouched = [Bool](repeating: false, count: whole.columns)
    for row in 0..<whole.rows where isIn[row] {
      for place in whole.row(row) { isTouched[Int(whole.rowColumn[place])] = true }
    }
    let instance = CoverInstance()
    instance.fill(
      from: whole, keepRow: Buffer(isIn, or: false), keepColumn: Buffer(isTouched, or: false),
      newColumn: Buffer(whole.columns, 0))
    let columns = instance.columnName.prefix(instance.columns)
    let parts = columns.enumerated().map { place, column in
      let inside = instance.column(place).reduce(0) {
        $0 + dual.best[Int(instance.rowName[Int(instance.columnRow[$1])])]
      }
      let all = whole.column(Int(column)).reduce(0) { $0 + dual.best[Int(whole.columnRow[$1])] }
      let share =
        all > 0
        ? inside / all
        : Double(instance.column(place).count) / Double(whole.column(Int(column)).count)
      // Rounding must not make the parts exceed the whole.
      return whole.cost[Int(column)] * share * (1 - 1e-12)
    }
    instance.set(costs: parts)
    return instance
  }

  /// A bound of a block: its optimum, where so many nodes are enough.
  private func solve(_ block: CoverInstance, nodes: Int) -> Double? {
    let none = ConflictGraph(block.columns, [])
    let reduction = CoverReduction(block, conflicts: none, meter: meter)
    let fixed = reduction.taken.reduce(0) { $0 + block.cost[Int($1)] }
    let rest = reduction.instance
    let rows = block.rowName.prefix(block.rows).map { dual.best[Int($0)] }
    let outer = CoverDual(rows: block.rows, columns: block.columns)
    outer.start(block, rows)
    outer.look(block)
    var bound = max(0, outer.bound - fixed)
    if rest.rows > 0 {
      let inner = CoverDual(rows: rest.rows, columns: rest.columns)
      inner.start(rest, reduction.rowNames.map { rows[Int($0)] })
      inner.ascend(rest, steps: 60, target: bound * 1.05, goal: .infinity, meter: meter)
      CoverPrimalDual.refine(inner, of: rest, steps: 600, goal: .infinity, meter: meter)
      bound = max(bound, inner.bound)
      var (step, cut) = (max(1e-9, bound * 0.01), bound)
      let tree = CoverTree(rest, conflicts: none, grain: 0, meter: meter)
      tree.nodeLimit = nodes
      tree.pause = pause
      while !meter.isOver {
        cut += step
        step *= 1.5
        guard tree.search(below: cut, from: inner) else { break }
        bound = tree.cut
        if tree.found != nil { break }
      }
    }
    return meter.isOver || pause() ? nil : fixed + bound
  }
}
