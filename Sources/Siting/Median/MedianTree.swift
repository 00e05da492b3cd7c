/// Depth-first search of a p-median problem with a Lagrangian bound and reduced-cost fixing at each node.
final class MedianTree {
  private final class Level {
    let instances = [MedianInstance(), MedianInstance()]
    let duals: [MedianDual]
    let names: [Buffer<Int32>]
    let keep: Buffer<Bool>
    let newSite: Buffer<Int32>

    init(_ rows: Int, _ sites: Int) {
      duals = [MedianDual(rows: rows, sites: sites), MedianDual(rows: rows, sites: sites)]
      names = [Buffer(sites, 0), Buffer(sites, 0)]
      keep = Buffer(sites, true)
      newSite = Buffer(sites, 0)
    }
  }

  private let root: MedianInstance
  private let grain: Double
  private let conflicts: ConflictGraph
  private let meter: WorkMeter
  private var levels: [Level] = []
  private var path: [Int32] = []
  /// Solutions must be better than this.
  private(set) var cut = Double.infinity
  private(set) var found: [Int32]?
  private(set) var nodes = 0
  /// Called at each node; returns whether to stop.
  var pause: () -> Bool = { false }
  private var isStopped = false

  /// - Parameter grain: a number of which every cost is a multiple; 0 if there is none.
  init(_ instance: MedianInstance, conflicts: ConflictGraph, grain: Double, meter: WorkMeter) {
    root = instance
    self.conflicts = conflicts
    self.grain = grain
    self.meter = meter
  }

  /// Lowers the cut to a value that is known from elsewhere.
  func lower(to value: Double) { cut = min(cut, value) }

  /// Searches for solutions below `cut`, starting from these multipliers. Returns whether the search was completed.
  func search(below cut: Double, from dual: MedianDual) -> Bool {
    self.cut = cut
    (found, isStopped, nodes, path) = (nil, false, 0, [])
    let level = self.level(0)
    level.keep.fill(true, root.sites)
    level.instances[0].fill(from: root, keep: level.keep, opened: [], newSite: level.newSite)
    for site in 0..<root.sites { level.names[0][site] = Int32(site) }
    level.duals[0].start(level.instances[0], from: dual)
    explore(0, steps: 100)
    return !isStopped
  }

  private func level(_ depth: Int) -> Level {
    while levels.count <= depth { levels.append(Level(root.rows, root.sites)) }
    return levels[depth]
  }

  private func isHopeless(_ bound: Double) -> Bool {
    guard bound < .infinity else { return true }
    guard grain > 0 else { return bound >= cut - 1e-9 * abs(cut) }
    let slack = 1e-6 * grain + 1e-11 * abs(bound)
    return ((bound - slack) / grain).rounded(.up) * grain > cut - grain / 2
  }

  private func record(_ value: Double, _ more: [Int32]) {
    guard value < cut else { return }
    cut = value
    found = path + more
  }

  private func explore(_ depth: Int, steps: Int) {
    nodes += 1
    if meter.isOver || pause() { isStopped = true }
    guard !isStopped else { return }
    let level = self.level(depth)
    var (at, taken, steps) = (0, 0, steps)
    defer { path.removeLast(taken) }
    while true {
      let (instance, dual) = (level.instances[at], level.duals[at])
      if isEnd(instance, level.names[at]) { return }
      dual.ascend(
        instance, steps: steps, target: cut * 1.002, goal: cut, length: depth == 0 ? 0.7 : 0.4,
        patience: 5, meter: meter)
      if meter.isOver { isStopped = true }
      if isStopped || isHopeless(dual.bound) { return }
      if conflicts.isEmpty, dual.met < cut {
        record(dual.met, dual.metSites.map { level.names[at][Int($0)] })
        if isHopeless(dual.bound) { return }
      }
      let (gone, opened) = fix(instance, dual, level)
      if opened.count > instance.limit { return }
      guard !opened.isEmpty || gone * 20 > instance.sites else { break }
      for site in opened { if !open(site, level, at, instance) { return } }
      taken += opened.count
      let next = 1 - at
      shrink(level, at, opened, into: level, next)
      at = next
      steps = max(15, steps / 2)
    }
    branch(level, at, depth)
  }

  /// Opens a site; returns false if it has already been left out.
  private func open(_ site: Int, _ level: Level, _ at: Int, _ instance: MedianInstance) -> Bool {
    guard level.keep[site] else {
      return false
    }
    level.keep[site] = false
    path.append(level.names[at][site])
    guard !conflicts.isEmpty else { return true }
    let excluded = Set(conflicts.of(Int(level.names[at][site])))
    for other in 0..<instance.sites where excluded.contains(level.names[at][other]) {
      level.keep[other] = false
    }
    return true
  }

  private func isEnd(_ instance: MedianInstance, _ names: Buffer<Int32>) -> Bool {
    if isHopeless(instance.fixed) { return true }
    let opensAll = conflicts.isEmpty && instance.sites <= instance.limit
    guard instance.rows == 0 || instance.limit == 0 || instance.sites == 0 || opensAll else {
      return false
    }
    if opensAll {
      record(instance.value { _ in true }, names.prefix(instance.sites))
    } else {
      record(instance.value { _ in false }, [])
    }
    return true
  }

  private func fix(
    _ instance: MedianInstance, _ dual: MedianDual, _ level: Level
  ) -> (gone: Int, opened: [Int]) {
    var (gone, opened) = (0, [Int]())
    level.keep.fill(true, instance.sites)
    for site in 0..<instance.sites {
      let (ifOpen, ifShut) = dual.rise(of: site)
      if isHopeless(dual.bound + ifOpen) {
        level.keep.base[site] = false
        gone += 1
      } else if isHopeless(dual.bound + ifShut) {
        opened.append(site)
      }
    }
    return (gone, opened)
  }

  private func shrink(_ level: Level, _ at: Int, _ opened: [Int], into other: Level, _ next: Int) {
    let (instance, smaller) = (level.instances[at], other.instances[next])
    smaller.fill(from: instance, keep: level.keep, opened: opened, newSite: level.newSite)
    _ = meter.spend(instance.pairs)
    for site in 0..<smaller.sites {
      other.names[next].base[site] = level.names[at].base[Int(smaller.siteName.base[site])]
    }
    other.duals[next].start(smaller, from: level.duals[at])
  }

  /// Branches on the site about which the relaxation is least certain: opens it, then leaves it out.
  private func branch(_ level: Level, _ at: Int, _ depth: Int) {
    let (instance, dual) = (level.instances[at], level.duals[at])
    var (site, score) = (-1, -1.0)
    for candidate in 0..<instance.sites where level.keep.base[candidate] {
      let share = dual.share.base[candidate]
      let doubt = min(share, 1 - share) + 1e-6 * share
      if doubt > score { (site, score) = (candidate, doubt) }
    }
    guard site >= 0 else {
      record(instance.value { _ in false }, [])
      return
    }
    let kept = level.keep.prefix(instance.sites)
    let child = self.level(depth + 1)
    if open(site, level, at, instance) {
      shrink(level, at, [site], into: child, 0)
      explore(depth + 1, steps: 25)
      path.removeLast()
    }
    guard !isStopped else { return }
    for other in 0..<instance.sites { level.keep.base[other] = kept[other] && other != site }
    shrink(level, at, [], into: child, 0)
    explore(depth + 1, steps: 25)
  }
}
