/// Depth-first search of a covering instance with a Lagrangian bound, reduced-cost fixing and shrinking at each node.
///
/// It finds the best solution below `cut`, or proves that there is none.
final class CoverTree {
  /// The memory for one depth of the search.
  private final class Level {
    let instances = [CoverInstance(), CoverInstance()]
    let duals: [CoverDual]
    let keepRow: Buffer<Bool>
    let keepColumn: Buffer<Bool>
    let newColumn: Buffer<Int32>
    let names: [Buffer<Int32>]

    init(_ rows: Int, _ columns: Int) {
      duals = [
        CoverDual(rows: rows, columns: columns), CoverDual(rows: rows, columns: columns),
      ]
      keepRow = Buffer(rows, true)
      keepColumn = Buffer(columns, true)
      newColumn = Buffer(columns, 0)
      names = [Buffer(columns, 0), Buffer(columns, 0)]
    }
  }

  private let root: CoverInstance
  private let conflicts: ConflictGraph
  private let grain: Double
  private let meter: WorkMeter
  private var levels: [Level] = []
  private var path: [Int32] = []
  /// Solutions must be better than this.
  var cut = Double.infinity
  /// The best solution found so far that is better than the first cut.
  private(set) var found: [Int32]?
  /// The number of nodes visited so far.
  private(set) var nodes = 0
  /// Called at each node; returns whether to stop.
  var pause: () -> Bool = { false }
  private var isStopped = false
  /// The largest number of nodes to visit.
  var nodeLimit = Int.max

  /// - Parameter grain: a number of which every cost and penalty is a multiple; 0 if there is none.
  init(_ instance: CoverInstance, conflicts: ConflictGraph, grain: Double, meter: WorkMeter) {
    root = instance
    self.conflicts = conflicts
    self.grain = grain
    self.meter = meter
  }

  /// Searches for solutions below `cut`, starting from these multipliers. Returns whether the search was completed.
  func search(below cut: Double, from dual: CoverDual, steps: Int = 60) -> Bool {
    self.cut = cut
    found = nil
    isStopped = false
    nodes = 0
    path = []
    let level = self.level(0)
    level.keepRow.fill(true, root.rows)
    level.keepColumn.fill(true, root.columns)
    level.instances[0].fill(
      from: root, keepRow: level.keepRow, keepColumn: level.keepColumn, newColumn: level.newColumn)
    guard !level.instances[0].isInfeasible else { return true }
    for column in 0..<level.instances[0].columns {
      level.names[0][column] = level.instances[0].columnName[column]
    }
    level.duals[0].start(level.instances[0], from: dual)
    guard let lost = lost(level.instances[0]) else { return true }
    explore(0, fixed: lost, steps: steps)
    return !isStopped
  }

  private func level(_ depth: Int) -> Level {
    while levels.count <= depth { levels.append(Level(root.rows, root.columns)) }
    return levels[depth]
  }

  /// The least value that a solution with this bound can have.
  private func isHopeless(_ bound: Double) -> Bool {
    guard grain > 0 else { return bound >= cut - 1e-9 * abs(cut) }
    let slack = 1e-6 * grain + 1e-11 * abs(bound)
    return ((bound - slack) / grain).rounded(.up) * grain > cut - grain / 2
  }

  private func explore(_ depth: Int, fixed: Double, steps: Int) {
    nodes += 1
    if meter.isOver || nodes > nodeLimit || pause() { isStopped = true }
    guard !isStopped else { return }
    let level = self.level(depth)
    var (at, fixed, steps, taken) = (0, fixed, steps, 0)
    defer { path.removeLast(taken) }
    while true {
      let (instance, dual) = (level.instances[at], level.duals[at])
      if isEnd(instance, fixed) { return }
      let goal = cut - fixed
      dual.ascend(
        instance, steps: steps, target: goal + 0.02 * abs(goal), goal: goal,
        length: depth == 0 ? 1 : 0.7, patience: 8, meter: meter)
      if meter.isOver { isStopped = true }
      if isStopped || isHopeless(fixed + dual.bound) { return }
      tryTaken(instance, dual, level.names[at], fixed)
      if isHopeless(fixed + dual.bound) { return }
      let (gone, forced) = fix(instance, dual, level, fixed)
      guard !forced.isEmpty || gone * 10 > instance.columns else { break }
      for column in forced {
        // A column that must be taken is excluded by another such column, so there is no solution.
        if !level.keepColumn[column] { return }
        fixed += instance.cost[column]
        path.append(level.names[at][column])
        taken += 1
        take(column, in: instance, level, level.names[at])
      }
      let next = 1 - at
      // Every solution below the cut has all of these columns. If they exceed the limit, there is none.
      if forced.count > instance.limit { return }
      let size = forced.reduce(0) { $0 + (instance.size?[$1] ?? 0) }
      shrink(level, at: at, taken: forced.count, size: size, into: level, next)
      guard let lost = lost(level.instances[next]) else { return }
      fixed += lost
      at = next
      steps = max(10, steps / 2)
    }
    branch(level, at, depth, fixed)
  }

  /// The cost of the rows of a new instance that lost their last column; nil if the instance has no solution.
  private func lost(_ instance: CoverInstance) -> Double? {
    guard !instance.isInfeasible, instance.budget >= 0 else { return nil }
    guard let allowance = instance.allowance else { return instance.lostPenalty }
    instance.allowance = allowance - instance.lostPenalty
    return allowance < instance.lostPenalty ? nil : 0
  }

  /// Whether there is nothing left to choose. Records the solution in that case.
  private func isEnd(_ instance: CoverInstance, _ fixed: Double) -> Bool {
    if let allowance = instance.allowance {
      // No cost is negative, so rows that may stay uncovered do.
      let left = (0..<instance.rows).reduce(0) { $0 + instance.penalty[$1] }
      if left <= allowance { record(fixed, []) }
      return left <= allowance || instance.limit <= 0
    }
    guard instance.rows > 0, instance.limit > 0, instance.columns > 0 else {
      var value = fixed
      for row in 0..<instance.rows { value += instance.penalty[row] }
      record(value, [])
      return true
    }
    return false
  }

  private func record(_ value: Double, _ more: [Int32]) {
    guard value < cut - (grain > 0 ? grain / 2 : 1e-9 * abs(cut)) else { return }
    cut = value
    found = path + more
  }

  /// Records the columns that the relaxation takes, if they are a solution.
  private func tryTaken(
    _ instance: CoverInstance, _ dual: CoverDual, _ names: Buffer<Int32>, _ fixed: Double
  ) {
    guard conflicts.isEmpty else { return }
    let covered = dual.countTaken(instance)
    var left = 0.0
    for row in 0..<instance.rows where covered[row] == 0 { left += instance.penalty[row] }
    if let allowance = instance.allowance, left > allowance { return }
    var value = instance.allowance == nil ? fixed + left : fixed
    guard value < cut else { return }
    let taken = dual.taken(instance)
    for column in taken { value += instance.cost[column] }
    record(value, taken.map { names[$0] })
  }

  /// Marks in `keepColumn` the columns that may stay. Returns how many must go, and which must be taken.
  private func fix(
    _ instance: CoverInstance, _ dual: CoverDual, _ level: Level, _ fixed: Double
  ) -> (gone: Int, forced: [Int]) {
    level.keepRow.fill(true, instance.rows)
    level.keepColumn.fill(true, instance.columns)
    var (gone, forced) = (0, [Int]())
    let bound = fixed + dual.bound
    for column in 0..<instance.columns {
      let (taken, left) = dual.rise(of: column, in: instance)
      let isTooLarge = instance.size.map { $0[column] > instance.budget } ?? false
      if isTooLarge || isHopeless(bound + taken) {
        level.keepColumn.base[column] = false
        gone += 1
      } else if isHopeless(bound + left) {
        forced.append(column)
      }
    }
    return (gone, forced)
  }

  /// Takes a column: its rows are covered, and the columns that it excludes are removed.
  private func take(
    _ column: Int, in instance: CoverInstance, _ level: Level, _ names: Buffer<Int32>
  ) {
    level.keepColumn[column] = false
    for place in instance.column(column) {
      level.keepRow.base[Int(instance.columnRow.base[place])] = false
    }
    guard !conflicts.isEmpty else { return }
    let excluded = Set(conflicts.of(Int(names[column])))
    for other in 0..<instance.columns where excluded.contains(names[other]) {
      level.keepColumn[other] = false
    }
  }

  /// Reduces the instance at `at` of one level to the instance at `next` of another.
  private func shrink(
    _ level: Level, at: Int, taken: Int, size: Double, into other: Level, _ next: Int
  ) {
    let (instance, dual, smaller) = (level.instances[at], level.duals[at], other.instances[next])
    smaller.fill(
      from: instance, keepRow: level.keepRow, keepColumn: level.keepColumn,
      newColumn: level.newColumn)
    if instance.limit < .max { smaller.limit = instance.limit - taken }
    smaller.budget = instance.budget - size
    _ = meter.spend(instance.pairs * 4 + (instance.rows + instance.columns) * 4)
    for column in 0..<smaller.columns {
      other.names[next].base[column] = level.names[at].base[Int(smaller.columnName.base[column])]
    }
    other.duals[next].start(smaller, from: dual)
  }

  private func branch(_ level: Level, _ at: Int, _ depth: Int, _ fixed: Double) {
    let (instance, dual) = (level.instances[at], level.duals[at])
    let kept = level.keepColumn.prefix(instance.columns)
    let branches = self.branches(instance, dual, level)
    var bound = fixed + dual.bound
    var open = kept
    for (index, column) in branches.enumerated() {
      // The columns of the earlier branches are left out in this one.
      let (ifTaken, ifLeft) = dual.rise(of: column, in: instance)
      if !isHopeless(bound + ifTaken) {
        level.keepRow.fill(true, instance.rows)
        for other in 0..<instance.columns { level.keepColumn.base[other] = open[other] }
        path.append(level.names[at][column])
        take(column, in: instance, level, level.names[at])
        descend(
          level, at, depth, fixed + instance.cost[column], taken: 1,
          size: instance.size?[column] ?? 0)
        path.removeLast()
      }
      open[column] = false
      if instance.limit == .max {
        bound += ifLeft
      } else {
        bound = max(bound, fixed + dual.bound + ifLeft)
      }
      if isStopped || isHopeless(bound) { return }
      if index == branches.count - 1, branches.count == 1 {
        level.keepRow.fill(true, instance.rows)
        for other in 0..<instance.columns { level.keepColumn.base[other] = open[other] }
        descend(level, at, depth, fixed, taken: 0, size: 0)
      }
    }
  }

  private func descend(
    _ level: Level, _ at: Int, _ depth: Int, _ fixed: Double, taken: Int, size: Double
  ) {
    let child = self.level(depth + 1)
    shrink(level, at: at, taken: taken, size: size, into: child, 0)
    guard let lost = lost(child.instances[0]) else { return }
    explore(depth + 1, fixed: fixed + lost, steps: 50)
  }

  /// The columns to branch on: those of the row with the fewest columns, most promising first. If no row must be
  /// covered, a single column, which is first taken and then left out.
  private func branches(_ instance: CoverInstance, _ dual: CoverDual, _ level: Level) -> [Int] {
    var (row, fewest) = (-1, Int.max)
    for candidate in 0..<instance.rows where instance.penalty.base[candidate] == .infinity {
      var count = 0
      for place in instance.row(candidate)
      where level.keepColumn.base[Int(instance.rowColumn.base[place])] {
        count += 1
      }
      if count < fewest
        || (count == fewest && row >= 0 && dual.best.base[candidate] > dual.best.base[row])
      {
        (row, fewest) = (candidate, count)
      }
    }
    if row >= 0 {
      let columns = instance.row(row).map { Int(instance.rowColumn[$0]) }
        .filter { level.keepColumn[$0] }
      return columns.sorted { (dual.reduced[$0], $0) < (dual.reduced[$1], $1) }
    }
    var (best, score) = (-1, -1.0)
    for column in 0..<instance.columns where level.keepColumn.base[column] {
      let share = dual.share.base[column]
      let doubt = min(share, 1 - share) + 1e-6 * share
      if doubt > score { (best, score) = (column, doubt) }
    }
    return best < 0 ? [] : [best]
  }
}

extension CoverDual {
  /// The columns that the relaxation takes at the best multipliers.
  func taken(_ instance: CoverInstance) -> [Int] {
    var left = instance.limit
    return (0..<instance.columns).filter { column in
      guard reduced[column] < 0, reduced[column] <= lastTaken, left > 0 else { return false }
      left -= 1
      return true
    }
  }

  /// The number of these columns that cover each row.
  func countTaken(_ instance: CoverInstance) -> [Int32] {
    var counts = [Int32](repeating: 0, count: instance.rows)
    for column in taken(instance) {
      for place in instance.column(column) { counts[Int(instance.columnRow[place])] += 1 }
    }
    return counts
  }
}
