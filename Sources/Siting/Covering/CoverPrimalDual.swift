/// Approaches the optimal multipliers of the linear relaxation by primal-dual hybrid gradient steps with averages and
/// restarts: Chambolle and Pock (2011), Applegate and others (2021). Each column and row has its own step length.
///
/// Subgradient steps stop a few per cent short of the linear optimum; this method comes within a thousandth of it.
final class CoverPrimalDual {
  private let instance: CoverInstance
  private let x: Buffer<Double>
  private let ahead: Buffer<Double>
  private let u: Buffer<Double>
  private let meanX: Buffer<Double>
  private let meanU: Buffer<Double>
  private let startX: Buffer<Double>
  private let startU: Buffer<Double>
  private var price = 0.0
  private var meanPrice = 0.0
  private var balance = 1.0
  private let hasLimit: Bool

  init(_ instance: CoverInstance) {
    self.instance = instance
    let (rows, columns) = (instance.rows, instance.columns)
    x = Buffer(columns, 0)
    ahead = Buffer(columns, 0)
    meanX = Buffer(columns, 0)
    startX = Buffer(columns, 0)
    u = Buffer(rows, 0)
    meanU = Buffer(rows, 0)
    startU = Buffer(rows, 0)
    hasLimit = instance.limit < instance.columns
  }

  /// Improves the multipliers of `dual` until several rounds of steps add less than `tolerance` of the bound, until
  /// the bound reaches `goal`, or until the steps are used up.
  ///
  /// Only columns of small reduced cost move the multipliers; with all columns, steps would be far too short. Bounds
  /// are those of the whole instance.
  static func refine(
    _ dual: CoverDual, of instance: CoverInstance, steps: Int, goal: Double,
    tolerance: Double = 1e-5, meter: WorkMeter
  ) {
    guard instance.size == nil, instance.allowance == nil, instance.limit > 0 else { return }
    let probe = CoverDual(rows: instance.rows, columns: instance.columns)
    let newColumn = Buffer<Int32>(instance.columns, -1)
    let allRows = Buffer(instance.rows, true)
    var (done, idle, round) = (0, 0, 60)
    while done < steps, idle < 8, dual.bound < goal {
      let isIn = CoverCore.columns(instance, dual, width: 10, with: [])
      let core = CoverInstance()
      core.fill(
        from: instance, keepRow: allRows, keepColumn: Buffer(isIn, or: false), newColumn: newColumn)
      guard core.rows == instance.rows else { return }
      let walk = CoverPrimalDual(core)
      walk.begin(dual)
      let before = dual.bound
      for _ in 0..<8 {
        let last = dual.bound
        for _ in 0..<round {
          walk.step()
          if meter.spend(3 * core.pairs) { return }
        }
        done += round
        walk.finishMean(round)
        probe.start(instance, walk.meanU.prefix(instance.rows))
        probe.look(instance)
        if meter.spend(instance.pairs) { return }
        if probe.bound > dual.bound { dual.adopt(probe, instance) }
        walk.restart()
        if dual.bound >= goal { break }
        idle = dual.bound - last < tolerance * abs(dual.bound) ? idle + 1 : 0
        if dual.bound == last { round = min(240, round * 3 / 2) }
      }
      for column in 0..<instance.columns { dual.share[column] = 0 }
      for column in 0..<core.columns {
        dual.share[Int(core.columnName[column])] = walk.x[column]
      }
      if dual.bound == before && round >= 240 { return }
    }
  }

  private func begin(_ dual: CoverDual) {
    for row in 0..<instance.rows { u[row] = dual.best[row] }
    for column in 0..<instance.columns {
      x[column] = dual.share[Int(instance.columnName[column])]
    }
    price = hasLimit ? -dual.lastTaken : 0
    keepStart()
    clearMean()
    var (first, second) = (1e-12, 1e-12)
    for row in 0..<instance.rows { first += u[row] * u[row] }
    for column in 0..<instance.columns { second += x[column] * x[column] }
    balance = (first / second).squareRoot()
  }

  private func keepStart() {
    startX.base.update(from: x.base, count: instance.columns)
    startU.base.update(from: u.base, count: instance.rows)
  }

  private func step() {
    let (rows, columns) = (instance.rows, instance.columns)
    let (x, ahead, u) = (self.x.base, self.ahead.base, self.u.base)
    let extra = hasLimit ? 1.0 : 0
    var sum = 0.0
    for column in 0..<columns {
      let range = instance.column(column)
      var reduced = instance.cost.base[column] + price
      for place in range { reduced -= u[Int(instance.columnRow.base[place])] }
      let old = x[column]
      let new = min(1, max(0, old - reduced / (balance * (Double(range.count) + extra))))
      x[column] = new
      ahead[column] = 2 * new - old
      sum += ahead[column]
      meanX.base[column] += new
    }
    for row in 0..<rows {
      let range = instance.row(row)
      var missing = 1.0
      for place in range { missing -= ahead[Int(instance.rowColumn.base[place])] }
      let new = max(0, u[row] + balance * missing / Double(range.count))
      u[row] = min(new, instance.penalty.base[row])
      meanU.base[row] += u[row]
    }
    if hasLimit {
      price = max(0, price + balance * (sum - Double(instance.limit)) / Double(columns))
      meanPrice += price
    }
  }

  private func clearMean() {
    meanX.fill(0, instance.columns)
    meanU.fill(0, instance.rows)
    meanPrice = 0
  }

  private func finishMean(_ steps: Int) {
    let factor = 1 / Double(steps)
    for column in 0..<instance.columns { meanX.base[column] *= factor }
    for row in 0..<instance.rows { meanU.base[row] *= factor }
    meanPrice *= factor
  }

  private func restart() {
    let (rows, columns) = (instance.rows, instance.columns)
    x.base.update(from: meanX.base, count: columns)
    u.base.update(from: meanU.base, count: rows)
    price = meanPrice
    var (first, second) = (0.0, 0.0)
    for row in 0..<rows { first += (u[row] - startU[row]) * (u[row] - startU[row]) }
    for column in 0..<columns {
      second += (x[column] - startX[column]) * (x[column] - startX[column])
    }
    if first > 1e-20, second > 1e-20 {
      balance = (balance * (first / second).squareRoot()).squareRoot()
    }
    keepStart()
    clearMean()
  }
}
