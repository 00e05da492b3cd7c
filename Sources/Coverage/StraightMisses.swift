import Geodesy

/// Finds the misses around one point in straight lines.
///
/// Chords choose, geodesics decide: a first pass over the facilities near the point finds how far the few are that an
/// answer names, and a second pass measures only facilities that are not farther. Time is proportional to the number of
/// facilities in the circle, with a few geodesics, however many facilities there are and however many share a place.
struct StraightMisses {
  private let model: StraightReachModel
  private var ways: PointWays
  /// How far to look, in metres: the widest circle of any walker.
  private let radius: Double
  private var misses = Misses()

  /// The smallest squared chords to facilities inside the circle, ascending; infinite where there are fewer.
  private var least = [Double](repeating: .infinity, count: EstateReach.mostMisses)
  /// The largest area of an undersized facility inside the circle, and the smallest squared chord to one of that area.
  private var largest = (area: -Double.infinity, chord: Double.infinity)
  /// The smallest squared chord to a facility that may count.
  private var unknown = Double.infinity
  /// The nearest facility that may count, and the distance in metres to the closest one; of several at equal cost these
  /// may differ.
  private var nearestUnknown: Way?
  private var closestUnknown = Double.infinity

  init(_ model: StraightReachModel, around point: Coordinate) {
    self.model = model
    ways = PointWays(model, from: point, as: .point)
    radius = model.widest + 0.01
  }

  /// The misses around the point.
  mutating func found() -> Misses {
    model.others.forEachNear(ways.point, within: radius) { survey($0, $1) }
    let near = nearBound
    let large = bound(largest.chord)
    let open = bound(unknown)
    let farthest = max(near, large, open)
    guard farthest >= 0 else { return misses }
    model.others.forEachNear(ways.point, within: min(radius, farthest.squareRoot())) {
      facility, chord in
      if chord <= open { takeUnknown(facility) }
      if chord <= large { takeUndersized(facility) }
      if chord <= near { takeNear(facility) }
    }
    if let way = nearestUnknown, case .unknown(let fact) = model.qualifications[way.facility] {
      misses.nearestUnknown = (closestUnknown, way.cost, fact)
    }
    return misses
  }

  /// The squared chord beyond which no facility is one of the nearest inside the circle; negative if there is none.
  private var nearBound: Double {
    guard let first = least.first, let last = least.last, first.isFinite else { return -1 }
    return last.isFinite ? bound(last) : model.cost.surelyOutside
  }

  /// The squared chord beyond which a facility costs more than one within `chord`; negative if there is none.
  private func bound(_ chord: Double) -> Double {
    guard chord.isFinite else { return -1 }
    let reach = model.reach(ofChord: chord.squareRoot())
    return reach * reach
  }
}

// MARK: - The first pass

extension StraightMisses {
  private mutating func survey(_ facility: Int, _ chord: Double) {
    guard chord <= radius * radius else { return }
    let qualification = model.qualifications[facility]
    if case .unknown = qualification { unknown = min(unknown, chord) }
    guard isInside(facility, chord) else { return }
    insert(chord)
    misses.causes.formUnion(.of(qualification))
    guard qualification == .fails(.undersized) else { return }
    let area = model.judge.areas[facility]
    if area > largest.area {
      largest = (area, chord)
    } else if area == largest.area {
      largest.chord = min(largest.chord, chord)
    }
  }

  private mutating func isInside(_ facility: Int, _ chord: Double) -> Bool {
    if chord <= model.cost.surelyInside { return true }
    return chord <= model.cost.surelyOutside && ways.way(to: facility).cost <= model.cost.limit
  }

  /// Keeps a squared chord if it is one of the smallest.
  private mutating func insert(_ chord: Double) {
    var place = least.count - 1
    guard chord < least[place] else { return }
    while place > 0, least[place - 1] > chord {
      least[place] = least[place - 1]
      place -= 1
    }
    least[place] = chord
  }
}

// MARK: - The second pass

extension StraightMisses {
  private mutating func takeNear(_ facility: Int) {
    let way = ways.way(to: facility)
    guard way.cost <= model.cost.limit else { return }
    if misses.nearest.count == EstateReach.mostMisses {
      guard let last = misses.nearest.last, model.isNearer(way, last) else { return }
      misses.nearest.removeLast()
    }
    let place = misses.nearest.firstIndex { model.isNearer(way, $0) } ?? misses.nearest.count
    misses.nearest.insert(way, at: place)
  }

  private mutating func takeUndersized(_ facility: Int) {
    guard model.judge.isUndersized(facility), model.judge.areas[facility] == largest.area else {
      return
    }
    let way = ways.way(to: facility)
    guard way.cost <= model.cost.limit else { return }
    if let known = misses.largestUndersized, !model.isNearer(way, known) { return }
    misses.largestUndersized = way
  }

  private mutating func takeUnknown(_ facility: Int) {
    guard case .unknown = model.qualifications[facility] else { return }
    let way = ways.way(to: facility)
    guard way.straight <= radius else { return }
    closestUnknown = min(closestUnknown, way.straight)
    if let known = nearestUnknown, !model.isNearer(way, known) { return }
    nearestUnknown = way
  }
}
