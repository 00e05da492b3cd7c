/// Depth-first search over the sites to open, with a Lagrangian bound and reduced-cost fixing at each node, and with
/// the maximum flows of the opened sites and of those that may still be opened.
final class CapacityTree {
  private let instance: CapacityInstance
  private let meter: WorkMeter
  private let dual: CapacityDual
  /// The flow of the opened sites, and that of all sites that are not left out.
  private let inner: SplitFlow
  private let outer: SplitFlow
  private var cost = 0.0
  private var size = 0.0
  private var isStopped = false
  private var multipliers: [[Double]] = []

  /// Solutions must be better than this.
  var cut = Double.infinity
  /// The best solution found that is better than the first cut.
  private(set) var found: [Int32]?
  /// Called at each node; returns whether to stop.
  var pause: () -> Bool = { false }

  /// More levels than a proof can reach, but few enough for the stack.
  private static let depthLimit = 400

  init(_ instance: CapacityInstance, meter: WorkMeter) {
    self.instance = instance
    self.meter = meter
    dual = CapacityDual(instance)
    (inner, outer) = (SplitFlow(instance.network), SplitFlow(instance.network))
    for site in 0..<instance.network.sites {
      outer.open(site)
      if site >= instance.choices { inner.open(site) }
    }
  }

  /// The bound without any decision, improved by `steps` steps.
  func rootBound(steps: Int, cut: Double) -> Double {
    dual.ascend(steps: steps, cut: cut, length: 1, meter: meter)
    multipliers = [dual.best]
    return instance.raise(max(dual.bound, flowBound))
  }

  /// Searches for solutions below `cut`. Returns whether the search was completed.
  func search(below cut: Double) -> Bool {
    self.cut = cut
    found = nil
    isStopped = false
    explore(0)
    return !isStopped
  }

  /// The cost that remains even if every site that is not left out is opened.
  private var flowBound: Double { instance.value(cost: cost, served: outer.served) }

  private func spend(_ flow: SplitFlow) {
    _ = meter.spend(flow.touched)
    flow.touched = 0
  }

  private func explore(_ depth: Int) {
    if meter.isOver || depth > Self.depthLimit || pause() { isStopped = true }
    if isStopped || isHopeless(flowBound) { return }
    record()
    // Further sites would cost something and serve no more.
    if inner.served == outer.served { return }
    if instance.allowance != nil && innerValue < .infinity { return }
    dual.restart(from: multipliers[depth])
    dual.ascend(
      steps: depth == 0 ? 150 : 30, cut: cut, length: depth == 0 ? 0.5 : 0.3, meter: meter)
    if meter.isOver { isStopped = true }
    if isStopped || isHopeless(dual.bound) { return }
    if multipliers.count == depth + 1 { multipliers.append([]) }
    multipliers[depth + 1] = dual.best
    branch(depth)
  }

  private func branch(_ depth: Int) {
    var decided: [Int] = []
    defer { for site in decided.reversed() { undo(site) } }
    guard fix(&decided) else { return }
    guard let site = doubtful() else {
      if !isHopeless(flowBound) { record() }
      return
    }
    let before = decided.isEmpty ? dual.rise(of: site).ifLeft + dual.bound : -.infinity
    if isAllowed(site) {
      var opened = [site]
      decide(site, .opened)
      for other in instance.conflicts.of(site) where dual.state[Int(other)] == .free {
        decide(Int(other), .left)
        opened.append(Int(other))
      }
      explore(depth + 1)
      for site in opened.reversed() { undo(site) }
    }
    if isStopped || isHopeless(before) { return }
    decide(site, .left)
    explore(depth + 1)
    undo(site)
  }

  /// Makes the decisions that the bound forces. Returns false if no solution is left.
  private func fix(_ decided: inout [Int]) -> Bool {
    let (bound, reduced) = (dual.bound, dual.reduced)
    let free = reduced.indices.filter { dual.state[$0] == .free }
    for site in free {
      if !isAllowed(site) || isHopeless(bound + max(0, reduced[site])) {
        decide(site, .left)
        decided.append(site)
      }
    }
    for site in free where isHopeless(bound + max(0, -reduced[site])) {
      // Every solution that could still be better has this site.
      guard dual.state[site] == .free, isAllowed(site) else { return false }
      decide(site, .opened)
      decided.append(site)
    }
    return true
  }

  /// Whether a site may be opened in addition to those that are open.
  private func isAllowed(_ site: Int) -> Bool {
    size + instance.sizes[site] <= instance.budget
      && !instance.conflicts.of(site).contains { dual.state[Int($0)] == .opened }
  }

  private func isHopeless(_ bound: Double) -> Bool {
    bound == .infinity || instance.isHopeless(bound, below: cut)
  }

  private func decide(_ site: Int, _ state: CapacityDual.State) {
    dual.state[site] = state
    if state == .opened {
      inner.open(site)
      cost += instance.costs[site]
      size += instance.sizes[site]
    } else {
      outer.close(site)
    }
    spend(inner)
    spend(outer)
  }

  private func undo(_ site: Int) {
    if dual.state[site] == .opened {
      inner.close(site)
      cost -= instance.costs[site]
      size -= instance.sizes[site]
    } else {
      outer.open(site)
    }
    dual.state[site] = .free
    spend(inner)
    spend(outer)
  }

  /// The undecided site that the relaxation takes neither always nor never.
  private func doubtful() -> Int? {
    var (best, score) = (-1, -1.0)
    for site in 0..<instance.choices where dual.state[site] == .free {
      let share = dual.share[site]
      let doubt = min(share, 1 - share) + 1e-6 * share
      if doubt > score { (best, score) = (site, doubt) }
    }
    return best < 0 ? nil : best
  }

  private var innerValue: Double { instance.value(cost: cost, served: inner.served) }

  private func record() {
    let value = innerValue
    guard value < cut else { return }
    cut = value
    found = (0..<Int32(instance.choices)).filter { dual.state[Int($0)] == .opened }
  }
}
