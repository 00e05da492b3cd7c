/// A lower bound where sites have capacities, by Lagrangian relaxation of the demands, raised by subgradient steps.
///
/// With a multiplier u_i for each unit of weight of row i, an open site serves what is worth most within its capacity:
/// K_j = max sum of u_i f_i with f_i <= w_i and sum of f_i <= capacity. Then sum of u_i w_i + sum of the negative
/// (cost_j - K_j) that fit in the budget is a bound. All knapsacks are filled in one pass over the rows by falling u.
final class CapacityDual {
  /// The decision about a choice.
  enum State: UInt8 { case free, opened, left }

  private let instance: CapacityInstance
  /// The decision about each site.
  var state: [State]
  /// The best multipliers; `bound`, `reduced` and `price` belong to them.
  var best: [Double]
  private(set) var bound = -Double.infinity
  /// The cost of each choice, including its share of the budget, less the value of what it serves.
  private(set) var reduced: [Double]
  /// How often each choice was taken recently, from 0 to 1.
  private(set) var share: [Double]

  private var now: [Double]
  private var value: [Double]
  private var slope: [Double]
  private var isTaken: [Double]
  private let room: Buffer<Int64>
  private let left: Buffer<Double>
  private var order: [Int32]

  init(_ instance: CapacityInstance) {
    self.instance = instance
    let (rows, sites) = (instance.network.rows, instance.network.sites)
    state = (0..<sites).map { $0 < instance.choices ? .free : .opened }
    best = [Double](repeating: 0, count: rows)
    now = best
    slope = best
    reduced = [Double](repeating: 0, count: instance.choices)
    value = [Double](repeating: 0, count: sites)
    isTaken = value
    share = reduced
    room = Buffer(sites, 0)
    left = Buffer(rows, 0)
    order = (0..<Int32(rows)).map { $0 }
    start()
  }

  /// Starts each row with the least cost of a unit at a site that is full.
  private func start() {
    let network = instance.network
    for row in 0..<network.rows {
      var least = instance.penalty
      for place in network.row(row) {
        let site = Int(network.rowSite.base[place])
        let capacity = Double(network.capacity.base[site])
        let cost = site < instance.choices ? instance.costs[site] : 0
        if capacity > 0 { least = min(least, cost / capacity) }
      }
      best[row] = least == .infinity ? 0 : least
    }
    if instance.allowance == nil {
      for row in best.indices { best[row] = max(best[row], instance.penalty / 2) }
    }
  }

  /// Forgets the bound, because decisions have changed.
  func restart(from multipliers: [Double]) {
    best = multipliers
    bound = -.infinity
  }

  /// Raises the bound by at most `steps` steps. Ends earlier if nothing below `cut` is left.
  func ascend(steps: Int, cut: Double, length: Double, meter: WorkMeter) {
    now = best
    for row in slope.indices { slope[row] = 0 }
    let target = cut < .infinity ? cut * 1.02 : instance.costs.reduce(0, +) / 4
    var (length, idle) = (length, 0)
    for _ in 0..<max(1, steps) {
      let value = evaluate()
      let isOver = meter.spend(instance.network.pairs * 3 + now.count * 20 + share.count * 20)
      if value > bound {
        idle = value > bound + 1e-4 * abs(target - bound) ? 0 : idle + 1
        bound = value
        best = now
        for site in reduced.indices { reduced[site] = self.value[site] }
        if instance.isHopeless(value, below: cut) { return }
      } else {
        idle += 1
      }
      if isOver { return }
      if idle >= 10 {
        (length, idle) = (length * 0.6, 0)
        if length < 0.003 { return }
        now = best
        _ = evaluate()
      }
      guard move(by: length * max(target - value, 1e-3 * abs(target) + 1e-9)) else { return }
    }
  }

  /// The least rise of the bound if a choice is opened or left.
  func rise(of site: Int) -> (ifOpened: Double, ifLeft: Double) {
    (max(0, reduced[site]), max(0, -reduced[site]))
  }

  /// The bound at `now`. Stores in `left` how much of each row is not served.
  private func evaluate() -> Double {
    let network = instance.network
    let multipliers = now
    order.sort { (multipliers[Int($1)], $0) < (multipliers[Int($0)], $1) }
    room.base.update(from: network.capacity.base, count: network.sites)
    for site in value.indices { value[site] = site < instance.choices ? instance.costs[site] : 0 }
    var sum = 0.0
    var waived = instance.allowance ?? 0
    for row in order {
      let row = Int(row)
      let weight = network.weight.base[row]
      let kept = weight - min(weight, waived)
      waived -= weight - kept
      left.base[row] = Double(kept)
      let multiplier = multipliers[row]
      sum += multiplier * Double(kept)
      guard multiplier > 0 else { continue }
      for place in network.row(row) {
        let site = Int(network.rowSite.base[place])
        let served = min(weight, room.base[site])
        room.base[site] -= served
        value[site] -= multiplier * Double(served)
      }
    }
    sum += choose()
    collect()
    return sum
  }

  /// Takes the choices that lower the sum the most within the budget, the last one possibly in part. Returns their
  /// sum.
  private func choose() -> Double {
    var (sum, budget) = (0.0, instance.budget)
    var candidates: [Int] = []
    for site in value.indices {
      isTaken[site] = 0
      if state[site] == .opened {
        isTaken[site] = 1
        sum += value[site]
        if site < instance.choices { budget -= instance.sizes[site] }
      } else if state[site] == .free && value[site] < 0 {
        candidates.append(site)
      }
    }
    var price = 0.0
    if candidates.reduce(0, { $0 + instance.sizes[$1] }) > budget {
      let sizes = instance.sizes
      candidates.sort { value[$0] * sizes[$1] < value[$1] * sizes[$0] }
      for site in candidates {
        let part = sizes[site] <= budget ? 1 : max(0, budget) / sizes[site]
        isTaken[site] = part
        budget -= sizes[site] * part
        sum += value[site] * part
        if part < 1 {
          price = -value[site] / sizes[site]
          break
        }
      }
    } else {
      for site in candidates {
        isTaken[site] = 1
        sum += value[site]
      }
    }
    for site in reduced.indices {
      share[site] = share[site] * 0.93 + isTaken[site] * 0.07
      value[site] += price * instance.sizes[site]
    }
    return sum
  }

  /// Subtracts the weight that the taken sites serve from `left`.
  private func collect() {
    let network = instance.network
    room.base.update(from: network.capacity.base, count: network.sites)
    for row in order {
      let row = Int(row)
      guard now[row] > 0 else { break }
      let weight = network.weight.base[row]
      for place in network.row(row) {
        let site = Int(network.rowSite.base[place])
        guard isTaken[site] > 0 else { continue }
        let served = min(weight, room.base[site])
        room.base[site] -= served
        left.base[row] -= Double(served) * isTaken[site]
      }
    }
  }

  /// The factor of a unit of a row's weight in the length of a step. If rows must be served, it is as if the
  /// multipliers were those of whole rows; if they are paid for, heavy rows move no less than light ones.
  private func scale(_ weight: Int64) -> Double {
    let weight = Double(max(1, weight))
    return instance.allowance == nil ? weight : weight * weight
  }

  /// Moves one step along the smoothed subgradient. Returns false if the subgradient is zero.
  private func move(by length: Double) -> Bool {
    let weight = instance.network.weight
    let cap = instance.allowance == nil ? instance.penalty : .infinity
    var norm = 0.0
    for row in now.indices {
      let scale = self.scale(weight.base[row])
      let gradient = left.base[row] / scale
      let isBlocked = gradient < 0 && now[row] <= 0 || gradient > 0 && now[row] >= cap
      slope[row] = (isBlocked ? 0 : gradient) + 0.3 * slope[row]
      norm += slope[row] * slope[row] * scale
    }
    guard norm > 0 else { return false }
    for row in now.indices { now[row] = min(cap, max(0, now[row] + length / norm * slope[row])) }
    return true
  }
}
