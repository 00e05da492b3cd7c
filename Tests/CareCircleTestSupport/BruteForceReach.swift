import CareModel
import Coverage
import Geodesy
import PlaneGeometry

/// A naive twin of the straight model: every estate against every facility, by geodesics alone.
///
/// Written from the documents and not from the model. It shares the geodesic and the nearest point of
/// a polygon with it, which have tests of their own. Codes are the texts of the contract.
public struct BruteForceReach: Equatable, Sendable {
  /// yes, no or unknown.
  public var applies: String
  /// covered, gap or indeterminate.
  public var reach: String
  /// The answer from the two.
  public var verdict: String
  /// The code of the reason; nil when covered or not asked about.
  public var reason: String?
  /// The id of the nearest facility that counts, the metres to it, and where the way starts.
  public var nearest: String?
  /// How many that count are inside.
  public var inReach: Int
  /// Id and code of those inside that do not count.
  public var nearMisses: [String]
  /// The causes that make the verdict borderline.
  public var borderline: [String]

  /// What the twin says of every estate of a scene.
  public static func all(_ scene: Scene) -> [BruteForceReach] {
    scene.estates.map { BruteForceReach($0, in: scene) }
  }

  /// What the twin says of one estate.
  public init(_ estate: Estate, in scene: Scene) {
    let ways = scene.facilities.map { NaiveWay(estate, $0, in: scene) }
    let limit = NaiveClock(scene.circle)
    let sorted = ways.compactMap { $0 }.sorted { left, right in
      let (a, b) = (limit.steps(left.metres), limit.steps(right.metres))
      return a != b ? a < b : left.id < right.id
    }
    let inside = sorted.filter { limit.isInside($0.metres) }
    let misses = inside.filter { $0.code != nil }
    let unknown = NaiveAge.unknown(estate, scene.ageRule)
    applies = unknown != nil ? "unknown" : NaiveAge.isAsked(estate, scene.ageRule) ? "yes" : "no"
    reach = NaiveReach.code(sorted, limit)
    verdict = NaiveReach.verdict(applies, reach)
    switch verdict {
    case "gap": reason = NaiveReach.reason(misses.compactMap(\.code))
    case "indeterminate":
      reason = unknown ?? misses.first { $0.code?.hasSuffix("_unknown") == true }?.code
    default: reason = nil
    }
    let counting = sorted.filter { $0.code == nil }
    let others = NaiveClock.others(scene.circle)
    nearest = counting.first.flatMap { way in
      let found =
        limit.walk(way.metres) <= scene.searchLimit.metres
        || ([limit] + others).contains { $0.isInside(way.metres) }
      return found ? "\(way.id) \(way.metres) \(way.from)" : nil
    }
    inReach = inside.count - misses.count
    nearMisses = misses.prefix(5).map { "\($0.id) \($0.code ?? "")" }
    borderline = []
    for other in others {
      let reach = NaiveReach.code(sorted, other)
      if NaiveReach.verdict(applies, reach) != verdict { borderline = ["speed"] }
    }
    if verdict == "covered", NaiveReach.hasCornerOutside(estate, scene, limit) {
      borderline.append("gate")
    }
  }

  /// What the model says, in the same words.
  public init(_ reach: EstateReach, of estate: Estate, in scene: Scene) {
    applies = reach.applies.code
    self.reach = reach.reach.rawValue
    verdict = reach.verdict.rawValue
    reason = reach.reason?.rawValue
    nearest = reach.nearest.map { nearest in
      let from =
        switch nearest.from {
        case .point: "point"
        case .inside: "inside"
        case .boundary: "boundary"
        case .gate(let place): estate.gates[place].id
        }
      return "\(scene.facilities[nearest.facility].id) \(nearest.straight.metres) \(from)"
    }
    inReach = reach.inReach
    nearMisses = reach.nearMisses.map { "\(scene.facilities[$0.facility].id) \($0.why.code ?? "")" }
    borderline = reach.borderline.map(\.rawValue)
  }
}

/// One estate's best way to one facility.
private struct NaiveWay {
  var id: String
  var code: String?
  var metres = Double.infinity
  var from = "point"

  init?(_ estate: Estate, _ facility: Facility, in scene: Scene) {
    id = facility.id
    code = NaiveJudge.code(facility, scene.requirement)
    let end = facility.coordinate
    let clock = NaiveClock(scene.circle)
    if !estate.gates.isEmpty {
      var least = Int.max
      for gate in estate.gates.sorted(by: { $0.id < $1.id }) {
        let distance = micrometres(Geodesic.distance(gate.coordinate, end))
        guard clock.steps(distance) < least else { continue }
        (metres, from, least) = (distance, gate.id, clock.steps(distance))
      }
    } else if case .point(let point) = estate.place {
      metres = micrometres(Geodesic.distance(point, end))
    } else if case .area(let ground) = estate.place {
      metres = micrometres(ground.nearestPoint(to: end).distance)
      from = ground.contains(end) ? "inside" : "boundary"
    } else {
      return nil
    }
  }
}

/// Rounded costs: whole tenths of a millisecond, or of a millimetre.
private struct NaiveClock {
  var limit: Int
  var detour = 1.0
  var speed = 1.0

  init(_ circle: ServiceCircle) {
    switch circle {
    case .radius(let radius): limit = Int((radius.metres * 10_000).rounded())
    case .walking(let time, let walker, let factor):
      let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      limit = Int((seconds * 10_000).rounded())
      (detour, speed) = (factor.value, walker.speed.metresPerSecond)
    }
  }

  func walk(_ metres: Double) -> Double { metres * detour }
  func steps(_ metres: Double) -> Int { Int((metres * detour / speed * 10_000).rounded()) }
  func isInside(_ metres: Double) -> Bool { steps(metres) <= limit }

  /// The frail and the fit walker's clocks; none if nobody walks.
  static func others(_ circle: ServiceCircle) -> [NaiveClock] {
    guard case .walking = circle else { return [] }
    return [0.8, 1.2].map { speed in
      var clock = NaiveClock(circle)
      clock.speed = speed
      return clock
    }
  }
}

private enum NaiveReach {
  static func code(_ ways: [NaiveWay], _ clock: NaiveClock) -> String {
    let inside = ways.filter { clock.isInside($0.metres) }
    if inside.contains(where: { $0.code == nil }) { return "covered" }
    let mightCount = inside.contains { $0.code?.hasSuffix("_unknown") == true }
    return mightCount ? "indeterminate" : "gap"
  }

  static func verdict(_ applies: String, _ reach: String) -> String {
    applies == "no" ? "not_applicable" : applies == "unknown" ? "indeterminate" : reach
  }

  /// The best that is inside: a room in use but small, then one that cannot be used, then others.
  static func reason(_ codes: [String]) -> String {
    if codes.isEmpty { return "too_far" }
    if codes.contains("undersized") { return "only_undersized" }
    return codes.allSatisfy { $0 == "other_kind" } ? "other_kind" : "only_unusable"
  }

  static func hasCornerOutside(_ estate: Estate, _ scene: Scene, _ clock: NaiveClock) -> Bool {
    guard estate.gates.isEmpty, case .area(let ground) = estate.place else { return false }
    return ground.polygons.flatMap(\.outer.corners).contains { corner in
      !scene.facilities.contains { facility in
        NaiveJudge.code(facility, scene.requirement) == nil
          && clock.isInside(micrometres(Geodesic.distance(corner, facility.coordinate)))
      }
    }
  }
}

/// The model knows a distance to a whole micrometre; a geodesic is not computed to much more.
private func micrometres(_ length: Length) -> Double {
  (length.metres * 1_000_000).rounded() / 1_000_000
}
