/// Local search for p-median: repeats the best exchange of one open site for another until none improves the plan
/// (Teitz and Bart 1968; Whitaker 1983), then exchanges some sites at random and starts again.
final class InterchangeSearch {
  private let instance: MedianInstance
  private let conflicts: ConflictGraph
  private let meter: WorkMeter
  private var random: RandomSource
  private let columnStart: Buffer<Int32>
  private let columnRow: Buffer<Int32>
  private let columnCost: Buffer<Double>
  private let isOpen: Buffer<Bool>
  private var open: [Int32] = []
  /// The cheapest and second cheapest open site of each row and their costs; site -1 is the fallback.
  private let first: Buffer<Int32>
  private let firstCost: Buffer<Double>
  private let secondCost: Buffer<Double>
  private let loss: Buffer<Double>
  private let saved: Buffer<Double>
  /// The cost of a row that must be served and is not.
  private let unserved: Double

  private(set) var best: [Int32]?
  private(set) var bestValue = Double.infinity
  /// Called regularly; returns whether to stop.
  var pause: () -> Bool = { false }

  init(_ instance: MedianInstance, conflicts: ConflictGraph, seed: UInt64, meter: WorkMeter) {
    self.instance = instance
    self.conflicts = conflicts
    self.meter = meter
    random = RandomSource(seed: seed)
    columnStart = Buffer(instance.sites + 1, 0)
    columnRow = Buffer(instance.pairs, 0)
    columnCost = Buffer(instance.pairs, 0)
    isOpen = Buffer(instance.sites, false)
    first = Buffer(instance.rows, -1)
    firstCost = Buffer(instance.rows, 0)
    secondCost = Buffer(instance.rows, 0)
    loss = Buffer(instance.sites, 0)
    saved = Buffer(instance.sites, 0)
    var sum = 1.0
    for row in 0..<instance.rows { sum += instance.cost[instance.row(row).upperBound - 1] }
    unserved = sum
    makeColumns()
  }

  private func makeColumns() {
    for place in 0..<instance.pairs { columnStart[Int(instance.site[place]) + 1] += 1 }
    for site in 0..<instance.sites { columnStart[site + 1] += columnStart[site] }
    let next = Buffer(columnStart.prefix(instance.sites), or: 0)
    for row in 0..<instance.rows {
      for place in instance.row(row) {
        let site = Int(instance.site[place])
        columnRow[Int(next[site])] = Int32(row)
        columnCost[Int(next[site])] = instance.cost[place]
        next[site] += 1
      }
    }
  }

  private func column(_ site: Int) -> Range<Int> {
    Int(columnStart.base[site])..<Int(columnStart.base[site + 1])
  }

  private func fallback(_ row: Int) -> Double { min(instance.fallback.base[row], unserved) }

  /// Opens the given sites as far as they are allowed, fills up greedily, and improves.
  func start(_ sites: [Int32]) {
    for site in sites where mayOpen(Int(site), besides: -1) {
      open.append(site)
      isOpen[Int(site)] = true
    }
    renew()
    while open.count < instance.limit, !meter.isOver {
      var (best, bestGain) = (-1, 0.0)
      for site in 0..<instance.sites where mayOpen(site, besides: -1) {
        let gain = self.gain(site)
        if gain > bestGain { (best, bestGain) = (site, gain) }
      }
      if best < 0 { break }
      open.append(Int32(best))
      isOpen[best] = true
      renew()
    }
    improve()
  }

  /// Repeats random exchanges and improvement until the meter or `pause` ends the search.
  func search() {
    guard !open.isEmpty, open.count < instance.sites else { return }
    while !meter.isOver, !pause() {
      if let best, random.below(3) > 0 { reopen(best) }
      for _ in 0..<(2 + random.below(max(1, open.count / 8))) {
        let out = random.below(open.count)
        let site = random.below(instance.sites)
        guard mayOpen(site, besides: Int(open[out])) else { continue }
        isOpen[Int(open[out])] = false
        isOpen[site] = true
        open[out] = Int32(site)
      }
      renew()
      improve()
      if meter.spend(instance.rows) { return }
    }
  }

  private func reopen(_ sites: [Int32]) {
    isOpen.fill(false, instance.sites)
    for site in sites { isOpen[Int(site)] = true }
    open = sites
  }

  private func mayOpen(_ site: Int, besides other: Int) -> Bool {
    guard !isOpen.base[site], open.count < instance.limit || other >= 0 else { return false }
    return conflicts.isEmpty
      || !conflicts.of(site).contains { Int($0) != other && isOpen[Int($0)] }
  }

  /// Finds the two cheapest open sites of every row.
  private func renew() {
    loss.fill(0, instance.sites)
    var touched = 0
    for row in 0..<instance.rows {
      let fallback = self.fallback(row)
      var (found, site, firstValue, secondValue) = (0, Int32(-1), fallback, fallback)
      for place in instance.row(row) where isOpen.base[Int(instance.site.base[place])] {
        found += 1
        touched += 1
        if found == 1 {
          (site, firstValue) = (instance.site.base[place], instance.cost.base[place])
        } else {
          secondValue = instance.cost.base[place]
          break
        }
      }
      touched += 4
      first.base[row] = site
      firstCost.base[row] = firstValue
      secondCost.base[row] = secondValue
      if site >= 0 { loss.base[Int(site)] += secondValue - firstValue }
    }
    _ = meter.spend(touched * 8)
  }

  private func gain(_ site: Int) -> Double {
    var gain = 0.0
    for place in column(site) {
      gain += max(0, firstCost.base[Int(columnRow.base[place])] - columnCost.base[place])
    }
    _ = meter.spend(column(site).count)
    return gain
  }

  private func improve() {
    while !meter.isOver, let (into, out) = bestExchange() {
      isOpen[into] = true
      if out >= 0 {
        isOpen[out] = false
        open.removeAll { Int($0) == out }
      }
      open.append(Int32(into))
      renew()
    }
    keep()
  }

  private func bestExchange() -> (Int, Int)? {
    var (bestInto, bestOut, bestGain) = (-1, -1, 1e-9)
    let canAdd = open.count < instance.limit
    for site in 0..<instance.sites where !isOpen.base[site] {
      let rows = column(site)
      if meter.spend(rows.count + open.count) { return nil }
      for other in open { saved.base[Int(other)] = 0 }
      var gain = 0.0
      for place in rows {
        let row = Int(columnRow.base[place])
        let (cost, one, two) = (columnCost.base[place], firstCost.base[row], secondCost.base[row])
        if cost < one { gain += one - cost }
        if cost < two, first.base[row] >= 0 {
          saved.base[Int(first.base[row])] += two - max(cost, one)
        }
      }
      if canAdd {
        if gain > bestGain, mayOpen(site, besides: -1) {
          (bestInto, bestOut, bestGain) = (site, -1, gain)
        }
        continue
      }
      if gain <= bestGain { continue }
      for other in open {
        let change = gain - loss.base[Int(other)] + saved.base[Int(other)]
        if change > bestGain, mayOpen(site, besides: Int(other)) {
          (bestInto, bestOut, bestGain) = (site, Int(other), change)
        }
      }
    }
    return bestInto < 0 ? nil : (bestInto, bestOut)
  }

  private func keep() {
    let value = instance.value { isOpen.base[$0] }
    guard value < bestValue else { return }
    bestValue = value
    best = open
  }
}
