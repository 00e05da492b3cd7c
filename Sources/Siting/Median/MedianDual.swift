/// A lower bound of a p-median problem by Lagrangian relaxation of the service of each row.
///
/// For multipliers u_i up to the fallback of row i, with profits q_j = sum of min(0, cost_ij - u_i),
/// L(u) = sum of u_i + the `limit` smallest q_j is a bound: Cornuéjols, Fisher and Nemhauser (1977),
/// Beasley (1993).
final class MedianDual {
  let best: Buffer<Double>
  let profit: Buffer<Double>
  let share: Buffer<Double>
  private(set) var bound = -Double.infinity
  /// The profits of the last site opened and the first not opened.
  private(set) var lastOpen = 0.0
  private(set) var firstShut = 0.0
  private let current: Buffer<Double>
  private let now: Buffer<Double>
  private let slope: Buffer<Double>
  private let gradient: Buffer<Double>
  private let isOpen: Buffer<Bool>
  private let order: Buffer<Int32>
  /// The least value of the solutions found on the way, and their open sites.
  private(set) var met = Double.infinity
  private(set) var metSites: [Int32] = []

  init(rows: Int, sites: Int) {
    best = Buffer(rows, 0)
    current = Buffer(rows, 0)
    slope = Buffer(rows, 0)
    gradient = Buffer(rows, 0)
    profit = Buffer(sites, 0)
    share = Buffer(sites, 0)
    now = Buffer(sites, 0)
    isOpen = Buffer(sites, false)
    order = Buffer(sites, 0)
  }

  /// Starts a little above the cheapest site of each row.
  func start(_ instance: MedianInstance) {
    for row in 0..<instance.rows {
      let places = instance.row(row)
      let near = instance.cost[min(places.lowerBound + 2, places.upperBound - 1)]
      best[row] = min(near, instance.fallback[row])
    }
    share.fill(0, instance.sites)
    forget()
  }

  func start(_ instance: MedianInstance, from parent: MedianDual) {
    for row in 0..<instance.rows {
      best.base[row] = min(
        parent.best.base[Int(instance.rowName.base[row])], instance.fallback.base[row])
    }
    for site in 0..<instance.sites {
      share.base[site] = parent.share.base[Int(instance.siteName.base[site])]
    }
    forget()
  }

  private func forget() {
    bound = -.infinity
    (met, metSites) = (.infinity, [])
  }

  /// Raises the bound by at most `steps` steps. Ends when it reaches `goal`.
  func ascend(
    _ instance: MedianInstance, steps: Int, target: Double, goal: Double, length: Double,
    patience: Int, meter: WorkMeter
  ) {
    current.base.update(from: best.base, count: instance.rows)
    slope.fill(0, instance.rows)
    var (length, idle) = (length, 0)
    for step in 0..<steps {
      let (value, touched) = evaluate(instance)
      if meter.spend(touched * 3 + instance.sites * 12) { return }
      if value > bound {
        idle = value > bound + 1e-5 * abs(bound) ? 0 : idle + 1
        bound = value
        best.base.update(from: current.base, count: instance.rows)
        profit.base.update(from: now.base, count: instance.sites)
        (lastOpen, firstShut) = (lastNow, firstNow)
        if value >= goal { return }
      } else {
        idle += 1
      }
      if step % 10 == 9 || step == 0 { meet(instance) }
      if idle >= patience {
        length *= 0.7
        idle = 0
        if length < 0.004 { return }
        current.base.update(from: best.base, count: instance.rows)
        slope.fill(0, instance.rows)
        _ = evaluate(instance)
      }
      let aim = min(target, max(met, goal))
      if !move(instance, by: length * max(aim - value, 1e-4 * abs(aim) + 1e-9)) { return }
    }
  }

  private var lastNow = 0.0
  private var firstNow = 0.0

  private func meet(_ instance: MedianInstance) {
    let value = instance.value { isOpen.base[$0] }
    guard value < met else { return }
    met = value
    metSites = (0..<Int32(instance.sites)).filter { isOpen[Int($0)] }
  }

  private func evaluate(_ instance: MedianInstance) -> (Double, Int) {
    let (u, q) = (current.base, now.base)
    let (site, cost) = (instance.site.base, instance.cost.base)
    now.fill(0, instance.sites)
    var (value, touched) = (instance.fixed, 0)
    for row in 0..<instance.rows {
      let limit = u[row]
      value += limit
      let places = instance.row(row)
      var place = places.lowerBound
      while place < places.upperBound, cost[place] < limit {
        q[Int(site[place])] += cost[place] - limit
        place += 1
      }
      touched += place - places.lowerBound + 1
    }
    choose(instance)
    for site in 0..<instance.sites {
      if isOpen.base[site] { value += q[site] }
      share.base[site] = share.base[site] * 0.95 + (isOpen.base[site] ? 0.05 : 0)
    }
    for row in 0..<instance.rows {
      let limit = u[row]
      var missing = 1.0
      let places = instance.row(row)
      var place = places.lowerBound
      while place < places.upperBound, cost[place] < limit {
        if isOpen.base[Int(site[place])] { missing -= 1 }
        place += 1
      }
      gradient.base[row] = missing
    }
    return (value, touched)
  }

  /// Opens the sites of the smallest profits.
  private func choose(_ instance: MedianInstance) {
    let (q, order, sites) = (now.base, self.order.base, instance.sites)
    for site in 0..<sites { order[site] = Int32(site) }
    isOpen.fill(false, sites)
    let limit = min(instance.limit, sites)
    (lastNow, firstNow) = (0, 0)
    guard limit > 0 else {
      lastNow = -.infinity
      return
    }
    if limit < sites {
      var (low, high) = (0, sites - 1)
      while low < high {
        let pivot = q[Int(order[(low + high) / 2])]
        var (left, right) = (low, high)
        while left <= right {
          while q[Int(order[left])] < pivot { left += 1 }
          while q[Int(order[right])] > pivot { right -= 1 }
          if left <= right {
            (order[left], order[right]) = (order[right], order[left])
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
      firstNow = .infinity
      for place in limit..<sites { firstNow = min(firstNow, q[Int(order[place])]) }
      lastNow = q[Int(order[limit - 1])]
    }
    for place in 0..<limit { isOpen.base[Int(order[place])] = true }
  }

  private func move(_ instance: MedianInstance, by length: Double) -> Bool {
    var norm = 0.0
    for row in 0..<instance.rows {
      var value = gradient.base[row]
      if value > 0 && current.base[row] >= instance.fallback.base[row] { value = 0 }
      slope.base[row] = value + 0.3 * slope.base[row]
      norm += slope.base[row] * slope.base[row]
    }
    guard norm > 0 else { return false }
    let factor = length / norm
    for row in 0..<instance.rows {
      let value = current.base[row] + factor * slope.base[row]
      current.base[row] = min(max(0, value), instance.fallback.base[row])
    }
    return true
  }

  /// The rise of the bound if a site is opened or left out.
  @inline(__always)
  func rise(of site: Int) -> (ifOpen: Double, ifShut: Double) {
    (max(0, profit.base[site] - lastOpen), max(0, firstShut - profit.base[site]))
  }
}
