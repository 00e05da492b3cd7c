/// Local search with capacities: closes some sites near each other and opens the best ones there again (ruin and
/// recreate; Schrimpf and others 2000). Every plan is evaluated by its maximum flow.
final class CapacitySearch {
  private let instance: CapacityInstance
  private let meter: WorkMeter
  private let flow: SplitFlow
  private var random: RandomSource
  private var cost = 0.0
  private var size = 0.0
  /// The sites that have changed since the last plan that was accepted.
  private var changes: [Int] = []
  /// More than the cost of all sites together: the least value of a plan that leaves too much.
  private let everything: Double

  /// The best plan and its value.
  private(set) var best: [Int32]?
  private(set) var bestCost = Double.infinity
  /// Called regularly; returns whether to stop.
  var pause: () -> Bool = { false }

  init(_ instance: CapacityInstance, seed: UInt64, meter: WorkMeter) {
    self.instance = instance
    self.meter = meter
    random = RandomSource(seed: seed)
    flow = SplitFlow(instance.network)
    everything = instance.costs.reduce(1, +)
    for site in instance.choices..<instance.network.sites { flow.open(site) }
  }

  /// Opens the given sites as far as they are allowed, then the best that still fit.
  func start(_ sites: [Int32]) {
    for site in sites where isAllowed(Int(site)) { open(Int(site)) }
    fill(Array(0..<instance.choices))
    slim((0..<instance.choices).filter { flow.isOpen[$0] })
    keep()
  }

  /// Searches until the meter or `pause` ends the search.
  func search() {
    var rounds = 0
    while !meter.isOver {
      rounds += 1
      if rounds & 15 == 0 && pause() { return }
      let before = judged
      changes.removeAll(keepingCapacity: true)
      let area = ruin()
      fill(area)
      slim(area.filter { flow.isOpen[$0] })
      if judged > before { undo() } else { keep() }
      _ = meter.spend(1000)
    }
  }

  private var value: Double { instance.value(cost: cost, served: flow.served) }

  /// The value of the plan or, if it leaves too much, how far it is from a solution.
  private var judged: Double { missing > 0 ? everything + Double(missing) : value }

  /// The weight that must still be served.
  private var missing: Int64 {
    guard let allowance = instance.allowance else { return 0 }
    return max(0, instance.network.total - flow.served - allowance)
  }

  private func isAllowed(_ site: Int) -> Bool {
    !flow.isOpen[site] && size + instance.sizes[site] <= instance.budget
      && !instance.conflicts.of(site).contains { flow.isOpen[Int($0)] }
  }

  @discardableResult
  private func open(_ site: Int) -> Int64 {
    cost += instance.costs[site]
    size += instance.sizes[site]
    changes.append(site)
    defer { spend() }
    return flow.open(site)
  }

  private func close(_ site: Int) {
    cost -= instance.costs[site]
    size -= instance.sizes[site]
    changes.append(site)
    flow.close(site)
    spend()
  }

  private func spend() {
    _ = meter.spend(flow.touched * 4 + 20)
    flow.touched = 0
  }

  private func undo() {
    for site in changes.reversed() { if flow.isOpen[site] { close(site) } else { open(site) } }
  }

  private func keep() {
    guard value < bestCost else { return }
    bestCost = value
    best = (0..<Int32(instance.choices)).filter { flow.isOpen[Int($0)] }
  }

  /// The benefit of opening a site that permits to serve `gain` more; not above 0 if there is none.
  private func score(_ site: Int, _ gain: Int64) -> Double {
    guard instance.allowance != nil else {
      let net = instance.penalty * Double(gain) - instance.costs[site]
      return net / max(instance.sizes[site], 1e-9)
    }
    return Double(min(gain, missing)) / max(instance.costs[site], 1e-9)
  }

  /// Opens the best of some sites as long as that is an improvement. Gains only fall, so a known gain is an upper
  /// bound of a later one.
  private func fill(_ sites: [Int]) {
    var left = sites.filter(isAllowed)
    var gains = left.map { instance.network.capacity[$0] }
    while !left.isEmpty, instance.allowance == nil || missing > 0 {
      var (best, most) = (-1, 0.0)
      for (index, site) in left.enumerated() {
        let value = score(site, gains[index])
        if value > most { (best, most) = (index, value) }
      }
      if best < 0 { return }
      let site = left[best]
      guard isAllowed(site) else {
        gains[best] = 0
        continue
      }
      let needed = missing
      let gain = open(site)
      let isBest = gain == gains[best] || instance.allowance != nil && gain >= needed
      if isBest {
        left.remove(at: best)
        gains.remove(at: best)
      } else {
        close(site)
        changes.removeLast(2)
        gains[best] = gain
      }
    }
  }

  /// Closes sites, most expensive first, if the plan is no worse without them.
  private func slim(_ sites: [Int]) {
    for site in sites.sorted(by: { (-instance.costs[$0], $0) < (-instance.costs[$1], $1) }) {
      let before = judged
      close(site)
      if judged > before {
        open(site)
        changes.removeLast(2)
      }
    }
  }

  /// Closes one to four open sites near each other. Returns some sites near them, including themselves.
  private func ruin() -> [Int] {
    let opened = (0..<instance.choices).filter { flow.isOpen[$0] }
    var area: [Int] = []
    guard !opened.isEmpty else { return Array(0..<instance.choices) }
    let first = opened[random.below(opened.count)]
    area.append(first)
    for _ in 0..<12 { addNeighbours(of: first, to: &area) }
    for _ in 0..<4 { area.append(random.below(instance.choices)) }
    area = Array(Set(area)).sorted()
    var others = area.filter { $0 != first && flow.isOpen[$0] }
    close(first)
    for _ in 0..<random.below(4) where !others.isEmpty {
      close(others.remove(at: random.below(others.count)))
    }
    return area
  }

  /// Adds some of the sites that share a row with a site.
  private func addNeighbours(of site: Int, to area: inout [Int]) {
    let rows = instance.network.site(site)
    guard !rows.isEmpty else { return }
    let row = Int(instance.network.siteRow[rows.lowerBound + random.below(rows.count)])
    let places = instance.network.row(row)
    for _ in 0..<3 {
      let other = Int(instance.network.rowSite[places.lowerBound + random.below(places.count)])
      if other < instance.choices { area.append(other) }
    }
  }
}
