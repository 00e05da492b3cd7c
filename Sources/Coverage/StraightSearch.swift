import CareModel
import Geodesy
import PlaneGeometry

/// A way from an estate to a facility.
struct Way {
  let facility: Int
  /// The geodesic in metres.
  let straight: Double
  /// The metres on foot; nil under a plain radius.
  let walk: Double?
  let cost: Double
  let from: ReachedFrom
}

/// The nearest facility that counts, and the number of those inside the circle.
struct CountingFacilities {
  var nearest: NearestFacility?
  /// The distance in metres to the closest facility. At equal cost it need not be the one that is named; for another
  /// walker the costs may differ.
  var least: Double?
  var inReach = 0
}

// MARK: - Facilities that count

extension StraightReachModel {
  /// The facilities that count, from the best of the estate's starting points.
  func counting(near start: EstateStart) -> CountingFacilities {
    if case .point(let point) = start { return nearest(from: point, as: .point) }
    guard !counting.isEmpty else { return CountingFacilities() }
    for radius in searchRadii {
      // The search goes slightly farther, so that it finds every facility with the same cost as the closest one.
      let ways = ways(from: start, to: counting, within: radius + cost.tieDistance)
      guard let least = ways.lazy.map(\.straight).min(), least <= radius,
        let nearest = ways.min(by: isNearer)
      else { continue }
      let inReach = ways.count { $0.cost <= cost.limit }
      return CountingFacilities(nearest: withinSearch(nearest), least: least, inReach: inReach)
    }
    return CountingFacilities()
  }

  /// The facilities that count, from one point.
  ///
  /// Chords decide wherever they are farther from a decision than their error; geodesics decide the rest, so that the
  /// result is the same as with geodesics alone.
  func nearest(from point: Coordinate, as from: ReachedFrom) -> CountingFacilities {
    guard !counting.isEmpty else { return CountingFacilities() }
    for radius in searchRadii {
      let scan = counting.scan(
        point, within: radius, inner: cost.surelyInside, outer: cost.surelyOutside)
      guard scan.nearest >= 0, scan.least <= radius * radius else { continue }
      let (way, closest) = settled(scan, from: point, as: from)
      return CountingFacilities(
        nearest: withinSearch(way), least: closest,
        inReach: inReach(scan, from: point, within: radius))
    }
    return CountingFacilities()
  }

  /// The number of facilities inside the circle, by chords, and by geodesics where a chord cannot tell.
  private func inReach(_ scan: PointScan, from point: Coordinate, within radius: Double) -> Int {
    guard scan.hasUnsettled else { return scan.inside }
    var ways = PointWays(self, from: point, as: .point)
    var inside = 0
    counting.forEachNear(point, within: radius) { facility, squaredChord in
      guard squaredChord <= cost.surelyOutside else { return }
      if squaredChord <= cost.surelyInside || ways.way(to: facility).cost <= cost.limit {
        inside += 1
      }
    }
    return inside
  }

  /// A chord in metres beyond which every facility costs more than one over this chord.
  func reach(ofChord chord: Double) -> Double {
    chord + cost.tieDistance + ChordShortfall.spread(chord) + 1e-5
  }

  /// The nearest facility by cost and id among those whose chords are too close to the least one to tell, and the
  /// distance in metres to the closest.
  private func settled(
    _ scan: PointScan, from point: Coordinate, as from: ReachedFrom
  ) -> (Way, closest: Double) {
    let chord = scan.least.squareRoot()
    let reach = reach(ofChord: chord)
    if scan.second > reach * reach, let way = chordWay(chord, as: from, to: Int(scan.nearest)) {
      return (way, way.straight)
    }
    var ways = PointWays(self, from: point, as: from)
    var best = ways.way(to: Int(scan.nearest))
    var closest = best.straight
    guard scan.second <= reach * reach else { return (best, closest) }
    counting.forEachNear(point, within: reach) { facility, squaredChord in
      guard squaredChord <= reach * reach else { return }
      let candidate = ways.way(to: facility)
      if isNearer(candidate, best) { best = candidate }
      closest = min(closest, candidate.straight)
    }
    return (best, closest)
  }

  /// The way to a facility, if its chord settles its length; otherwise nil.
  private func chordWay(_ chord: Double, as from: ReachedFrom, to facility: Int) -> Way? {
    KnownDistance.metres(overChord: chord).map { straight in
      Way(
        facility: facility, straight: straight, walk: cost.walk(straight)?.metres,
        cost: cost.cost(of: straight), from: from)
    }
  }

  /// Whether the nearest facility is named at this distance: within the search limit, or inside some walker's circle,
  /// where rounding admits slightly more than its limit in metres.
  private func isWithinSearch(_ straight: Double) -> Bool {
    straight * (cost.detour ?? 1) <= searchLimit.metres
      || allCosts.contains { $0.cost(of: straight) <= $0.limit }
  }

  private func withinSearch(_ way: Way) -> NearestFacility? {
    guard isWithinSearch(way.straight) else { return nil }
    return NearestFacility(
      facility: way.facility, straight: way.straight, walk: way.walk, cost: way.cost,
      from: way.from)
  }
}

// MARK: - Facilities that do not, or might

extension StraightReachModel {
  /// The facilities near the estate that do not count, or only may count.
  func misses(near start: EstateStart) -> Misses {
    guard !others.isEmpty else { return Misses() }
    if case .point(let point) = start {
      var search = StraightMisses(self, around: point)
      return search.found()
    }
    let ways = ways(from: start, to: others, within: widest + 0.01).sorted(by: isNearer)
    var misses = Misses(inside: ways.filter { $0.cost <= cost.limit }, judge)
    for way in ways {
      guard case .unknown(let fact) = judge.qualifications[way.facility] else { continue }
      let known = misses.nearestUnknown ?? (way.straight, way.cost, fact)
      if way.cost > known.cost { break }
      misses.nearestUnknown = (min(known.least, way.straight), known.cost, known.fact)
    }
    return misses
  }
}

// MARK: - Ways

extension StraightReachModel {
  /// Whether one way is better than another: by cost, then by the facility's id.
  func isNearer(_ left: Way, _ right: Way) -> Bool {
    if left.cost != right.cost { return left.cost < right.cost }
    return facilities[left.facility].id < facilities[right.facility].id
  }

  /// The best way to each facility of an index within `radius` metres; each facility occurs once.
  func ways(
    from start: EstateStart, to index: FacilityIndex, within radius: Double
  ) -> [Way] {
    switch start {
    case .gates(let gates): ways(from: gates, to: index, within: radius)
    case .point(let point): ways(from: point, as: .point, to: index, within: radius)
    case .ground(let ground): ways(from: ground, to: index, within: radius)
    case .nowhere: []
    }
  }

  private func ways(
    from point: Coordinate, as from: ReachedFrom, to index: FacilityIndex, within radius: Double
  ) -> [Way] {
    var measured = PointWays(self, from: point, as: from)
    var ways: [Way] = []
    index.forEachNear(point, within: radius) { facility, squaredChord in
      guard squaredChord <= radius * radius else { return }
      let way = measured.way(to: facility)
      if way.straight <= radius { ways.append(way) }
    }
    return ways
  }

  private func ways(
    from gates: [Gate], to index: FacilityIndex, within radius: Double
  ) -> [Way] {
    var best: [Int: Way] = [:]
    // Gates are taken in the order of their ids, so that of gates at equal cost the one with the smaller id is kept.
    for (number, gate) in gates.enumerated().sorted(by: { $0.1.id < $1.1.id }) {
      for way in ways(from: gate.coordinate, as: .gate(number), to: index, within: radius) {
        if let known = best[way.facility], !isNearer(way, known) { continue }
        best[way.facility] = way
      }
    }
    return Array(best.values)
  }

  private func ways(
    from ground: MultiPolygon, to index: FacilityIndex, within radius: Double
  ) -> [Way] {
    guard let centre = ground.outerCorners.first else { return [] }
    let extent = ground.outerCorners.map { Geodesic.distance(centre, $0).metres }.max() ?? 0
    var ways: [Way] = []
    index.forEachNear(centre, within: radius + extent + 1) { facility, squaredChord in
      guard squaredChord <= (radius + extent + 1) * (radius + extent + 1) else { return }
      let nearest = ground.nearestPoint(to: facilities[facility].coordinate)
      let straight = KnownDistance.metres(nearest.distance.metres)
      guard straight <= radius else { return }
      ways.append(
        Way(
          facility: facility, straight: straight, walk: cost.walk(straight)?.metres,
          cost: cost.cost(of: straight), from: straight == 0 ? .inside : .boundary))
    }
    return ways
  }
}

/// Ways from one point. Facilities at one place that follow one another are measured once.
struct PointWays {
  let point: Coordinate
  private let model: StraightReachModel
  private let from: ReachedFrom
  private var last: (place: Coordinate, straight: Double)?

  init(_ model: StraightReachModel, from point: Coordinate, as from: ReachedFrom) {
    (self.model, self.point, self.from) = (model, point, from)
  }

  mutating func way(to facility: Int) -> Way {
    let straight = straight(to: model.facilities[facility].coordinate)
    return Way(
      facility: facility, straight: straight, walk: model.cost.walk(straight)?.metres,
      cost: model.cost.cost(of: straight), from: from)
  }

  private mutating func straight(to place: Coordinate) -> Double {
    if let last, last.place == place { return last.straight }
    let straight = KnownDistance.metres(Geodesic.distance(point, place).metres)
    last = (place, straight)
    return straight
  }
}
