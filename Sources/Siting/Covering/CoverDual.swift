/// A lower bound of a covering instance by Lagrangian relaxation of its rows, raised by subgradient steps.
///
/// For multipliers 0 <= u_i <= penalty_i, with reduced costs r_j = cost_j - sum of u_i over the rows i of j,
/// L(u) = sum of u_i + sum of the negative r_j (of the `limit` smallest only) is a bound: Beasley (1990), Caprara,
/// Fischetti and Toth (1999); for maximal covering Galvão and ReVelle (1996). A budget has a multiplier of its own that
/// is best for given u, an allowance likewise.
final class CoverDual {
  /// The best multipliers and the reduced costs and bound that belong to them.
  let best: Buffer<Double>
  let reduced: Buffer<Double>
  private(set) var bound = -Double.infinity
  /// The multiplier of the budget, which the reduced costs contain.
  private(set) var price = 0.0
  /// With a binding limit, the reduced costs of the last column taken and the first not taken; otherwise 0.
  private(set) var lastTaken = 0.0
  private(set) var firstLeft = 0.0
  /// How often each column was taken of late, 0 to 1.
  let share: Buffer<Double>
  /// The columns taken at the best multipliers are those of at most this reduced cost.
  private let current: Buffer<Double>
  private let now: Buffer<Double>
  private let direction: Buffer<Double>
  private let covered: Buffer<Int32>
  private let scratch: Buffer<Double>

  /// Room for instances of at most so many rows and columns.
  init(rows: Int, columns: Int) {
    best = Buffer(rows, 0)
    current = Buffer(rows, 0)
    direction = Buffer(rows, 0)
    covered = Buffer(rows, 0)
    reduced = Buffer(columns, 0)
    now = Buffer(columns, 0)
    share = Buffer(columns, 0)
    scratch = Buffer(columns, 0)
  }

  /// Starts from the cheapest way to cover each row on its own.
  func start(_ instance: CoverInstance) {
    for row in 0..<instance.rows {
      var least = Double.infinity
      for place in instance.row(row) {
        let column = Int(instance.rowColumn.base[place])
        least = min(least, instance.cost.base[column] / Double(instance.column(column).count))
      }
      if least == .infinity { least = 0 }
      let cap = instance.cap(row)
      best.base[row] = cap == .infinity ? least : max(min(least, cap), cap / 2)
    }
    forget(instance)
  }

  /// Starts from the best multipliers of the instance that this one was made from.
  func start(_ instance: CoverInstance, from parent: CoverDual) {
    for row in 0..<instance.rows {
      best.base[row] = parent.best.base[Int(instance.rowName.base[row])]
    }
    for column in 0..<instance.columns {
      share.base[column] = parent.share.base[Int(instance.columnName.base[column])]
    }
    bound = -.infinity
  }

  /// Starts from given multipliers.
  func start(_ instance: CoverInstance, _ multipliers: [Double]) {
    for row in 0..<instance.rows { best[row] = min(multipliers[row], instance.cap(row)) }
    forget(instance)
  }

  private func forget(_ instance: CoverInstance) {
    share.fill(0, instance.columns)
    bound = -.infinity
  }

  /// Raises the bound by at most so many steps; ends before when it reaches `goal`.
  ///
  /// - Parameter target: a value that the bound is believed not to exceed; the length of a step follows from it.
  func ascend(
    _ instance: CoverInstance, steps: Int, target: Double, goal: Double, length: Double = 1,
    patience: Int = 10, meter: WorkMeter
  ) {
    let rows = instance.rows
    current.base.update(from: best.base, count: rows)
    direction.fill(0, rows)
    var (length, idle) = (length, 0)
    for step in 0..<steps {
      if meter.spend(instance.pairs + rows * 6 + instance.columns * 6) { return }
      let value = evaluate(instance)
      if value > bound {
        idle = value > bound + 1e-4 * abs(target - bound) ? 0 : idle + 1
        bound = value
        best.base.update(from: current.base, count: rows)
        reduced.base.update(from: now.base, count: instance.columns)
        (lastTaken, firstLeft, price) = (lastNow, firstNow, priceNow)
        if value >= goal { return }
      } else {
        idle += 1
      }
      if idle >= patience {
        length *= 0.6
        idle = 0
        if length < 0.003 { return }
        current.base.update(from: best.base, count: rows)
        direction.fill(0, rows)
        if step + 1 < steps {
          _ = evaluate(instance)
        }
      }
      if !move(instance, by: length * max(target - value, 1e-3 * abs(target) + 1e-9)) { return }
    }
  }

  /// Evaluates the start as it is.
  func look(_ instance: CoverInstance) {
    current.base.update(from: best.base, count: instance.rows)
    bound = evaluate(instance)
    reduced.base.update(from: now.base, count: instance.columns)
    (lastTaken, firstLeft, price) = (lastNow, firstNow, priceNow)
  }

  /// Takes over the best of another.
  func adopt(_ other: CoverDual, _ instance: CoverInstance) {
    best.base.update(from: other.best.base, count: instance.rows)
    reduced.base.update(from: other.reduced.base, count: instance.columns)
    bound = other.bound
    (lastTaken, firstLeft, price) = (other.lastTaken, other.firstLeft, other.price)
  }

  private var lastNow = 0.0
  private var firstNow = 0.0
  private var priceNow = 0.0

  /// The bound at the current multipliers; leaves the reduced costs in `now` and the cover counts in `covered`.
  private func evaluate(_ instance: CoverInstance) -> Double {
    let (rows, columns) = (instance.rows, instance.columns)
    let (multiplier, reduced, start) = (current.base, now.base, instance.columnStart.base)
    let (columnRow, cost) = (instance.columnRow.base, instance.cost.base)
    var value = 0.0
    for row in 0..<rows { value += multiplier[row] }
    value -= waive(instance)
    var negative = 0
    for column in 0..<columns {
      var sum = cost[column]
      for place in Int(start[column])..<Int(start[column + 1]) {
        sum -= multiplier[Int(columnRow[place])]
      }
      reduced[column] = sum
      if sum < 0 { negative += 1 }
    }
    if let size = instance.size { value -= charge(instance, size.base) }
    var last = 0.0
    firstNow = 0
    if negative > instance.limit {
      (last, firstNow) = split(instance, at: instance.limit)
    }
    lastNow = last
    var left = instance.limit
    let (counts, share) = (covered.base, share.base)
    for column in 0..<columns {
      let isTaken = reduced[column] < 0 && reduced[column] <= last && left > 0
      share[column] = share[column] * 0.93 + (isTaken ? 0.07 : 0)
      guard isTaken else { continue }
      left -= 1
      value += reduced[column]
      for place in Int(start[column])..<Int(start[column + 1]) {
        counts[Int(columnRow[place])] += 1
      }
    }
    return value
  }

  /// Adds to reduced costs the least price of the budget at which columns below zero fit in it; returns what the
  /// budget is worth at that price.
  private func charge(_ instance: CoverInstance, _ size: UnsafeMutablePointer<Double>) -> Double {
    let reduced = now.base
    var (low, high) = (0.0, 0.0)
    var filled = 0.0
    for column in 0..<instance.columns where reduced[column] < 0 {
      filled += size[column]
      if size[column] > 0 { high = max(high, -reduced[column] / size[column] * 1.000001) }
    }
    if filled > instance.budget {
      for _ in 0..<40 {
        let middle = (low + high) / 2
        filled = 0
        for column in 0..<instance.columns where reduced[column] + middle * size[column] < 0 {
          filled += size[column]
        }
        if filled > instance.budget { low = middle } else { high = middle }
      }
      for column in 0..<instance.columns { reduced[column] += high * size[column] }
    } else {
      high = 0
    }
    priceNow = high
    return high * instance.budget
  }

  /// What leaving rows uncovered within the allowance takes from the bound, at the best multiplier of the allowance;
  /// marks those rows as covered once.
  private func waive(_ instance: CoverInstance) -> Double {
    covered.fill(0, instance.rows)
    guard let allowance = instance.allowance else { return 0 }
    let (multiplier, weight) = (current.base, instance.penalty.base)
    var (low, high) = (0.0, 0.0)
    for row in 0..<instance.rows where weight[row] > 0 {
      high = max(high, multiplier[row] / weight[row] * 1.000001)
    }
    for _ in 0..<40 {
      let middle = (low + high) / 2
      var left = 0.0
      for row in 0..<instance.rows where multiplier[row] > middle * weight[row] {
        left += weight[row]
      }
      if left > allowance { low = middle } else { high = middle }
    }
    var worth = high * allowance
    for row in 0..<instance.rows where multiplier[row] > high * weight[row] {
      worth += multiplier[row] - high * weight[row]
      covered.base[row] = 1
    }
    return worth
  }

  /// The limit-th smallest reduced cost and the one after it.
  private func split(_ instance: CoverInstance, at limit: Int) -> (Double, Double) {
    let values = scratch.base
    values.update(from: now.base, count: instance.columns)
    guard limit > 0 else { return (-.infinity, 0) }
    var (low, high) = (0, instance.columns - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          (values[left], values[right]) = (values[right], values[left])
          left += 1
          right -= 1
        }
      }
      if limit - 1 <= right {
        high = right
      } else if limit - 1 >= left {
        low = left
      } else {
        break
      }
    }
    let last = values[limit - 1]
    var next = Double.infinity
    for index in limit..<instance.columns { next = min(next, values[index]) }
    return (last, min(0, next))
  }

  /// Goes a step along the smoothed subgradient. Returns false if there is nowhere to go.
  private func move(_ instance: CoverInstance, by length: Double) -> Bool {
    let (multiplier, slope, counts) = (current.base, direction.base, covered.base)
    let penalty = instance.penalty.base
    let isPaid = instance.allowance == nil
    var norm = 0.0
    for row in 0..<instance.rows {
      var gradient = 1 - Double(counts[row])
      if gradient < 0 && multiplier[row] <= 0
        || isPaid && gradient > 0 && multiplier[row] >= penalty[row]
      {
        gradient = 0
      }
      slope[row] = gradient + 0.3 * slope[row]
      norm += slope[row] * slope[row]
    }
    guard norm > 0 else { return false }
    let factor = length / norm
    for row in 0..<instance.rows {
      let value = max(0, multiplier[row] + factor * slope[row])
      multiplier[row] = isPaid ? min(value, penalty[row]) : value
    }
    return true
  }

  /// By how much the bound rises when a column is forced in or out.
  @inline(__always)
  func rise(of column: Int, in instance: CoverInstance) -> (ifTaken: Double, ifLeft: Double) {
    let value = reduced.base[column]
    return (max(0, value - lastTaken), max(0, firstLeft - value))
  }
}

extension CoverInstance {
  /// The greatest useful multiplier of a row.
  func cap(_ row: Int) -> Double { allowance == nil ? penalty[row] : .infinity }
}
