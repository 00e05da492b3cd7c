/// A bound above that of the linear relaxation: rows fall into blocks, the cost of each column is divided among the
/// blocks it touches, and each block is solved as whole numbers on its own; the sum is a bound.
///
/// Costs are divided first as the multipliers of the relaxation say, then moved by subgradient steps towards blocks
/// that take a column which others leave (Lagrangian decomposition; Guignard and Kim 1987).
final class BlockBound {
  private struct Block {
    var instance: CoverInstance
    /// The columns in the whole instance, and the part of each one's cost.
    var columns: [Int32]
    var parts: [Double]
    var taken: [Bool]
  }

  private let whole: CoverInstance
  private let dual: CoverDual
  private let meter: WorkMeter
  private var blocks: [Block] = []
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
    for index in blocks.indices {
      guard let bound = solve(index, nodes: nodes) else { return nil }
      sum += bound
    }
    return sum
  }

  /// Moves parts of costs to where columns are taken.
  ///
  /// - Parameter step: how far, in costs, for a block that takes a column alone.
  func shift(by step: Double) {
    var times = [Int32](repeating: 0, count: whole.columns)
    var takes = times
    for block in blocks {
      for (place, column) in block.columns.enumerated() {
        times[Int(column)] += 1
        if block.taken[place] { takes[Int(column)] += 1 }
      }
    }
    var sums = [Double](repeating: 0, count: whole.columns)
    for index in blocks.indices {
      for (place, column) in blocks[index].columns.enumerated() where times[Int(column)] > 1 {
        let mean = Double(takes[Int(column)]) / Double(times[Int(column)])
        let change = step * ((blocks[index].taken[place] ? 1 : 0) - mean)
        blocks[index].parts[place] = max(0, blocks[index].parts[place] + change)
        sums[Int(column)] += blocks[index].parts[place]
      }
    }
    // The parts of a column never exceed its cost together.
    for index in blocks.indices {
      for (place, column) in blocks[index].columns.enumerated()
      where times[Int(column)] > 1 && sums[Int(column)] > 0 {
        blocks[index].parts[place] *= whole.cost[Int(column)] / sums[Int(column)]
      }
    }
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

  private func makeBlock(_ isIn: [Bool]) -> Block {
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
    return Block(
      instance: instance, columns: columns, parts: parts,
      taken: [Bool](repeating: false, count: columns.count))
  }

  /// A bound of a block: its optimum, where so many nodes are enough.
  private func solve(_ index: Int, nodes: Int) -> Double? {
    let block = blocks[index].instance
    block.set(costs: blocks[index].parts)
    let none = ConflictGraph(block.columns, [])
    let reduction = CoverReduction(block, conflicts: none, meter: meter)
    var taken = reduction.taken
    let fixed = taken.reduce(0) { $0 + block.cost[Int($1)] }
    let rest = reduction.instance
    var bound = 0.0
    if rest.rows > 0 {
      let inner = CoverDual(rows: rest.rows, columns: rest.columns)
      inner.start(rest)
      let aim = (0..<rest.rows).reduce(0) { $0 + inner.best[$1] } * 1.5
      inner.ascend(rest, steps: 200, target: aim, goal: .infinity, meter: meter)
      bound = max(0, inner.bound)
      var (step, cut) = (max(0.3, bound * 0.02), bound)
      let tree = CoverTree(rest, conflicts: none, grain: 0, meter: meter)
      tree.nodeLimit = nodes
      tree.pause = pause
      while !meter.isOver {
        cut += step
        step *= 1.5
        guard tree.search(below: cut, from: inner) else { break }
        bound = tree.cut
        if let found = tree.found {
          taken += found.map { reduction.columnNames[Int($0)] }
          break
        }
      }
    }
    if meter.isOver || pause() { return nil }
    for place in blocks[index].taken.indices { blocks[index].taken[place] = false }
    for column in taken { blocks[index].taken[Int(column)] = true }
    return fixed + bound
  }
}
