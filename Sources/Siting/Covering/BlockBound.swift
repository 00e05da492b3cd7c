/// A bound above that of the linear relaxation: rows fall into blocks, the cost of each column is divided among the
/// blocks it touches, and each block is solved as whole numbers on its own; the sum is a bound.
///
/// Costs are first divided as the multipliers of the relaxation say, so that the sum is never below its bound, and then
/// by subgradient steps: a block that takes a column which others leave is charged more of its cost (Lagrangian
/// decomposition; Guignard and Kim 1987).
final class BlockBound {
  private final class Block {
    let instance: CoverInstance
    /// What the rows are worth: where the bound of the block starts from.
    var multipliers: [Double]
    /// What the block takes of each column, 0 to 1, and that of late.
    var taken: [Double]
    var share: [Double]
    /// Whether it takes the columns of a solution of least cost.
    var isSolved = false

    /// What the taken columns cost.
    var cost: Double { taken.indices.reduce(0) { $0 + taken[$1] * instance.cost[$1] } }

    init(_ instance: CoverInstance, _ multipliers: [Double]) {
      self.instance = instance
      self.multipliers = multipliers
      taken = [Double](repeating: 0, count: instance.columns)
      share = taken
    }

    /// Takes these columns, each in part.
    func take(_ columns: [Double], isSolved: Bool) {
      (taken, self.isSolved) = (columns, isSolved)
      for column in share.indices { share[column] = (share[column] + taken[column]) / 2 }
    }
  }

  private let whole: CoverInstance
  private let dual: CoverDual
  private let meter: WorkMeter
  private var blocks: [Block] = []
  /// The blocks of each column, and its place there.
  private var copies: [[(block: Int32, place: Int32)]]
  /// Called between blocks; returns whether to stop.
  var pause: () -> Bool = { false }

  /// - Parameter size: about how many rows a block has.
  init(_ whole: CoverInstance, _ dual: CoverDual, size: Int, meter: WorkMeter) {
    self.whole = whole
    self.dual = dual
    self.meter = meter
    copies = Array(repeating: [], count: whole.columns)
    makeBlocks(size)
  }

  /// The bound of one pass over all blocks; nil if the search was ended.
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
    for index in 0..<count {
      let block = makeBlock(block.map { $0 == index })
      for (place, column) in block.instance.columnName.prefix(block.instance.columns).enumerated() {
        copies[Int(column)].append((Int32(index), Int32(place)))
      }
      blocks.append(block)
    }
  }

  /// Divides the costs of columns anew by a step of this length towards blocks that take them.
  func divide(by length: Double) {
    var norm = 0.0
    for list in copies where list.count > 1 {
      let mean = mean(list)
      for copy in list {
        let slope = blocks[Int(copy.block)].share[Int(copy.place)] - mean
        norm += slope * slope
      }
    }
    guard norm > 0 else { return }
    for (column, list) in copies.enumerated() where list.count > 1 {
      let mean = mean(list)
      var sum = 0.0
      for copy in list {
        let block = blocks[Int(copy.block)]
        let place = Int(copy.place)
        let step = length / norm * (block.share[place] - mean)
        block.instance.cost[place] = max(0, block.instance.cost[place] + step)
        sum += block.instance.cost[place]
      }
      // Rounding must not make the parts exceed the whole.
      let factor = sum > 0 ? whole.cost[column] / sum * (1 - 1e-12) : 0
      for copy in list { blocks[Int(copy.block)].instance.cost[Int(copy.place)] *= factor }
    }
  }

  private func mean(_ list: [(block: Int32, place: Int32)]) -> Double {
    list.reduce(0) { $0 + blocks[Int($1.block)].share[Int($1.place)] } / Double(list.count)
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
    instance.set(costs: parts)
    return Block(instance, instance.rowName.prefix(instance.rows).map { dual.best[Int($0)] })
  }

  /// A bound of a block: its optimum, where so many nodes are enough.
  private func solve(_ owner: Block, nodes: Int) -> Double? {
    let block = owner.instance
    let none = ConflictGraph(block.columns, [])
    let reduction = CoverReduction(block, conflicts: none, meter: meter)
    let fixed = reduction.taken.reduce(0) { $0 + block.cost[Int($1)] }
    let rest = reduction.instance
    let rows = owner.multipliers
    var taken = [Double](repeating: 0, count: block.columns)
    for column in reduction.taken { taken[Int(column)] = 1 }
    let outer = CoverDual(rows: block.rows, columns: block.columns)
    outer.start(block, rows)
    outer.look(block)
    var bound = max(0, outer.bound - fixed)
    if rest.rows > 0 {
      let inner = CoverDual(rows: rest.rows, columns: rest.columns)
      inner.start(rest, reduction.rowNames.map { rows[Int($0)] })
      inner.ascend(rest, steps: 60, target: bound * 1.05, goal: .infinity, meter: meter)
      CoverPrimalDual.refine(inner, of: rest, steps: 600, goal: .infinity, meter: meter)
      for (place, row) in reduction.rowNames.enumerated() {
        owner.multipliers[Int(row)] = inner.best[place]
      }
      bound = max(bound, inner.bound)
      let tree = CoverTree(rest, conflicts: none, grain: 0, meter: meter)
      tree.nodeLimit = nodes
      tree.pause = pause
      let names = reduction.columnNames
      // What was best before the costs were divided anew is nearly so now.
      let known = owner.isSolved ? owner.cost - fixed : .infinity
      let isSolved = raise(&bound, to: known, tree, inner)
      if isSolved, tree.found == nil {
        taken = owner.taken
      } else if let found = tree.found {
        for column in found { taken[Int(names[Int(column)])] = 1 }
      } else {
        for (place, column) in names.enumerated() { taken[Int(column)] = inner.share[place] }
      }
      owner.take(taken, isSolved: isSolved)
    } else {
      owner.take(taken, isSolved: true)
    }
    return meter.isOver || pause() ? nil : fixed + bound
  }

  /// Raises a bound as far as the nodes allow, at most to the cost of a known solution: at once if there is one, else
  /// by thresholds. Returns whether that is as far as the optimum.
  private func raise(
    _ bound: inout Double, to known: Double, _ tree: CoverTree, _ inner: CoverDual
  ) -> Bool {
    if known < .infinity, tree.search(below: known, from: inner) {
      bound = max(bound, tree.cut)
      return true
    }
    var (step, cut) = (max(1e-9, bound * 0.01), bound)
    while !meter.isOver {
      cut += step
      step *= 1.5
      guard tree.search(below: cut, from: inner) else { return false }
      bound = tree.cut
      if tree.found != nil { return true }
    }
    return false
  }
}
