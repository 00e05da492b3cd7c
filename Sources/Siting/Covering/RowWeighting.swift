/// Local search for set covering with row weights (Gao, Weise and Li 2015), extended by costs and conflicts.
///
/// It removes columns from a cover and repairs it column by column. Each uncovered row gains weight at every step, so
/// that rows that are hard to cover are covered first.
final class RowWeighting {
  private let instance: CoverInstance
  private let conflicts: ConflictGraph
  private let meter: WorkMeter
  private var random: RandomSource

  private let weight: Buffer<Double>
  private let count: Buffer<Int32>
  /// The sum of the numbers of the taken columns that cover a row. If there is only one, it is that column's number.
  private let owner: Buffer<Int>
  private let loss: Buffer<Double>
  private let stamp: Buffer<Int32>
  private let isTaken: Buffer<Bool>
  private let inverseCost: Buffer<Double>
  private let open: Buffer<Int32>
  private let openPlace: Buffer<Int32>
  private var openCount = 0
  private var cost = 0.0
  private var clock: Int32 = 1
  private var tree: LeastTree
  private var forbidden = -1

  /// The best cover so far and its cost.
  private(set) var best: [Int32]?
  private(set) var bestCost = Double.infinity
  /// Called regularly; returns whether to stop.
  var pause: () -> Bool = { false }
  /// The work at which the best cover was found.
  private(set) var bestWork: Int64 = 0

  init(_ instance: CoverInstance, conflicts: ConflictGraph, seed: UInt64, meter: WorkMeter) {
    self.instance = instance
    self.conflicts = conflicts
    self.meter = meter
    random = RandomSource(seed: seed)
    weight = Buffer(instance.rows, 1)
    count = Buffer(instance.rows, 0)
    owner = Buffer(instance.rows, 0)
    open = Buffer(instance.rows, 0)
    openPlace = Buffer(instance.rows, 0)
    loss = Buffer(instance.columns, 0)
    stamp = Buffer(instance.columns, 0)
    isTaken = Buffer(instance.columns, false)
    inverseCost = Buffer(instance.columns, 0)
    tree = LeastTree(instance.columns)
    for column in 0..<instance.columns {
      inverseCost[column] = 1 / max(instance.cost[column], 1e-6)
    }
    for row in 0..<instance.rows {
      open[row] = Int32(row)
      openPlace[row] = Int32(row)
    }
    openCount = instance.rows
  }

  /// Starts from the given columns.
  func start(_ columns: [Int32]) {
    for column in columns where !isTaken[Int(column)] { add(Int(column)) }
  }

  /// Searches until the meter or `pause` ends the search, or until a cover costs at most `enough`.
  func search(enough: Double) {
    guard instance.rows > 0 else {
      (best, bestCost) = ([], 0)
      return
    }
    var steps = 0
    while !meter.isOver && bestCost > enough {
      steps += 1
      if steps & 255 == 0 && pause() { return }
      clock &+= 1
      dropIdle()
      if openCount == 0 { keep() }
      if bestCost <= enough { return }
      if openCount == 0, let column = leastLoss() { remove(column) }
      if let column = leastLoss() { remove(column) }
      forbidden = -1
      while openCount > 0 {
        let row = Int(open[random.below(openCount)])
        guard let column = bestGain(row) else { break }
        if cost + instance.cost[column] >= bestCost { break }
        add(column)
        forbidden = column
        for place in 0..<openCount { weight.base[Int(open.base[place])] += 1 }
        _ = meter.spend(openCount)
      }
      if openCount > 0 {
        for place in 0..<openCount { weight.base[Int(open.base[place])] += 1 }
      }
    }
  }

  /// Removes columns that are not needed for any row.
  private func dropIdle() {
    while let column = tree.least, loss[column] <= 0 { remove(column) }
  }

  private func keep() {
    guard cost < bestCost else { return }
    bestCost = cost
    bestWork = meter.work
    best = (0..<Int32(instance.columns)).filter { isTaken[Int($0)] }
  }

  /// The taken column whose removal loses the least weight per cost. The column that was added last is not
  /// considered.
  private func leastLoss() -> Int? {
    guard let first = tree.least else { return nil }
    guard first == forbidden else { return first }
    tree.set(first, .infinity)
    defer { tree.set(first, loss[first] * inverseCost[first]) }
    return tree.least
  }

  /// Among the columns of a row, the one that covers the most weight of uncovered rows per cost.
  private func bestGain(_ row: Int) -> Int? {
    var (best, bestGain, bestStamp) = (-1, -1.0, Int32.max)
    var touched = 0
    for place in instance.row(row) {
      let column = Int(instance.rowColumn.base[place])
      if stamp.base[column] == clock { continue }
      if cost + instance.cost.base[column] >= bestCost { continue }
      let rows = instance.column(column)
      touched += rows.count
      var gain = 0.0
      for other in rows {
        let index = Int(instance.columnRow.base[other])
        gain += count.base[index] == 0 ? weight.base[index] : 0
      }
      gain *= inverseCost.base[column]
      if gain > bestGain || (gain == bestGain && stamp.base[column] < bestStamp) {
        (best, bestGain, bestStamp) = (column, gain, stamp.base[column])
      }
    }
    _ = meter.spend(touched * 2)
    return best < 0 ? nil : best
  }

  private func add(_ column: Int) {
    for other in conflicts.of(column) where isTaken[Int(other)] { remove(Int(other)) }
    isTaken[column] = true
    stamp[column] = clock
    cost += instance.cost[column]
    var own = 0.0
    let rows = instance.column(column)
    for place in rows {
      let row = Int(instance.columnRow.base[place])
      count.base[row] += 1
      if count.base[row] == 1 {
        own += weight.base[row]
        close(row)
      } else if count.base[row] == 2 {
        let other = owner.base[row]
        loss.base[other] -= weight.base[row]
        tree.set(other, loss.base[other] * inverseCost.base[other])
      }
      owner.base[row] += column
    }
    loss[column] = own
    tree.set(column, own * inverseCost[column])
    _ = meter.spend(rows.count * 12 + 40)
  }

  private func remove(_ column: Int) {
    isTaken[column] = false
    stamp[column] = clock
    cost -= instance.cost[column]
    tree.set(column, .infinity)
    let rows = instance.column(column)
    for place in rows {
      let row = Int(instance.columnRow.base[place])
      count.base[row] -= 1
      owner.base[row] -= column
      if count.base[row] == 0 {
        openPlace.base[row] = Int32(openCount)
        open.base[openCount] = Int32(row)
        openCount += 1
      } else if count.base[row] == 1 {
        let other = owner.base[row]
        loss.base[other] += weight.base[row]
        tree.set(other, loss.base[other] * inverseCost.base[other])
      }
    }
    _ = meter.spend(rows.count * 12 + 40)
  }

  private func close(_ row: Int) {
    openCount -= 1
    let (place, last) = (openPlace.base[row], open.base[openCount])
    open.base[Int(place)] = last
    openPlace.base[Int(last)] = place
  }
}
