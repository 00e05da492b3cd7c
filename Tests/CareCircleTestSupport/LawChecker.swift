import CareModel
import Coverage
import Geodesy
import PlaneGeometry

/// Checks the laws of the design on any scene, as far as straight lines go.
public struct LawChecker: Sendable {
  private let scene: Scene
  private let words: [BruteForceReach]
  private let reaches: [EstateReach]

  /// A checker of one scene.
  public init(_ scene: Scene) {
    self.scene = scene
    reaches = scene.reaches
    words = Self.words(of: scene, reaches)
  }

  /// What breaks a law, in words; empty when nothing does.
  public func violations() -> [String] {
    law1ALargerLimitLosesNobody() + law1ANewFacilityLosesNobody() + law2NoWalkIsShorter()
      + law3IndexIsBruteForce() + law3OrderOfInputDoesNotMatter() + law4DrawingAgrees()
      + law6EveryRowIsAnswered() + law7TilesJoin()
  }

  private static func words(of scene: Scene, _ reaches: [EstateReach]) -> [BruteForceReach] {
    zip(scene.estates, reaches).map { BruteForceReach($1, of: $0, in: scene) }
  }

  // MARK: - Law 1

  /// A larger limit loses no covered estate and makes no walk longer.
  public func law1ALargerLimitLosesNobody() -> [String] {
    noneLost(scene.with { $0.circle = $0.circle.enlarged }, "law 1, larger limit")
  }

  /// A new facility loses no covered estate and makes no walk longer.
  public func law1ANewFacilityLosesNobody() -> [String] {
    let centre = scene.estates.first?.starts.first ?? scene.origin
    let near = Geodesic.destination(from: centre, azimuth: 77, distance: .metres(200))
    let good = noneLost(scene.room("A new room", at: near), "law 1, new room")
    return good
      + noneLost(scene.room("A new shop", at: near) { $0.kind = .other }, "law 1, new shop")
  }

  private func noneLost(_ after: Scene, _ law: String) -> [String] {
    zip(zip(reaches, after.reaches), scene.estates).flatMap { pair, estate -> [String] in
      let (old, new) = pair
      var lost: [String] = []
      if old.reach == .covered, new.reach != .covered { lost.append("\(law): \(estate.id) lost") }
      if new.inReach < old.inReach { lost.append("\(law): \(estate.id) counts fewer") }
      let (before, now) = (old.nearest?.straight.metres, new.nearest?.straight.metres)
      if let before, (now ?? .infinity) > before + 1e-3 {
        lost.append("\(law): \(estate.id) walks longer")
      }
      return lost
    }
  }

  // MARK: - Law 2

  /// No walk is shorter than the geodesic, and the geodesic is that from the start to the facility.
  public func law2NoWalkIsShorter() -> [String] {
    zip(scene.estates, reaches).compactMap { estate, reach in
      guard let nearest = reach.nearest else { return nil }
      let end = scene.facilities[nearest.facility].coordinate
      let least = estate.starts.map { Geodesic.distance($0, end).metres }.min() ?? .infinity
      let isArea = nearest.from == .boundary || nearest.from == .inside
      let walk = nearest.walk?.metres ?? .infinity
      if walk < nearest.straight.metres - 1e-3 { return "law 2: \(estate.id) walks a shortcut" }
      let agrees =
        isArea
        ? nearest.straight.metres <= least + 1e-3 : abs(nearest.straight.metres - least) < 1e-3
      return agrees ? nil : "law 2: \(estate.id) is at \(nearest.straight.metres), not \(least)"
    }
  }

  // MARK: - Law 3

  /// The model says what brute force says, to the last digit.
  public func law3IndexIsBruteForce() -> [String] {
    differences(words, BruteForceReach.all(scene), "law 3, brute force")
  }

  /// Facilities, estates and gates in another order get the same answers.
  public func law3OrderOfInputDoesNotMatter() -> [String] {
    let turned = scene.with { scene in
      scene.facilities.reverse()
      scene.estates.reverse()
      for place in scene.estates.indices { scene.estates[place].gates.reverse() }
    }
    return differences(
      words, Self.words(of: turned, turned.reaches).reversed(), "law 3, order of input")
  }

  private func differences(
    _ left: [BruteForceReach], _ right: [BruteForceReach], _ law: String
  ) -> [String] {
    if left.count != right.count { return ["\(law): \(left.count) rows, not \(right.count)"] }
    return zip(zip(left, right), scene.estates).compactMap { pair, estate in
      pair.0 == pair.1 ? nil : "\(law): \(estate.id) is \(pair.0), not \(pair.1)"
    }
  }

  // MARK: - Law 4

  /// A starting point lies in a drawn circle exactly if it is covered, but for 0.5 m of drawing.
  public func law4DrawingAgrees() -> [String] {
    let radius = scene.circle.drawnRadius
    let counting = zip(scene.facilities, scene.model.qualifications)
      .filter { $0.1 == .qualifies }.map(\.0.coordinate)
    let circles = counting.compactMap { CirclePolygon.around($0, radius: radius) }
    if circles.count != counting.count { return ["law 4: a circle was not drawn"] }
    return zip(scene.estates, reaches).compactMap { estate, reach in
      if case .area = estate.place, estate.gates.isEmpty { return nil }
      let isDrawn = estate.starts.contains { start in circles.contains { $0.contains(start) } }
      let isNearBorder = estate.starts.contains { start in
        counting.contains { abs(Geodesic.distance(start, $0).metres - radius.metres) < 0.5 }
      }
      if isNearBorder || isDrawn == (reach.reach == .covered) { return nil }
      return "law 4: \(estate.id) is \(reach.reach) and drawn \(isDrawn)"
    }
  }

  // MARK: - Laws 6 and 7

  /// Every estate has one answer and is in the tally once.
  public func law6EveryRowIsAnswered() -> [String] {
    var tally = CoverageTally()
    for reach in reaches { tally.add(reach) }
    let counts = [reaches.count, tally.total, tally.reaches.values.reduce(0, +)]
    return counts.allSatisfy { $0 == scene.estates.count } ? [] : ["law 6: \(counts)"]
  }

  /// Four tiles with a margin of the search limit, joined, give the same answers.
  public func law7TilesJoin() -> [String] {
    let margin = scene.model.searchLimit.metres + 0.01
    var joined = words.map { _ in BruteForceReach?.none }
    for tile in 0..<4 {
      let places = scene.estates.indices.filter { self.tile(scene.estates[$0]) == tile }
      let part = scene.with { part in
        part.estates = places.map { scene.estates[$0] }
        part.facilities.removeAll { room in
          !part.estates.contains { $0.isWithin(margin, of: room.coordinate) }
        }
      }
      for (place, answer) in zip(places, Self.words(of: part, part.reaches)) {
        joined[place] = answer
      }
    }
    return differences(words, joined.compactMap(\.self), "law 7")
  }

  private func tile(_ estate: Estate) -> Int {
    guard let start = estate.starts.first else { return 0 }
    return (start.longitude < scene.origin.longitude ? 0 : 1)
      + (start.latitude < scene.origin.latitude ? 0 : 2)
  }
}

extension Estate {
  /// Whether something of the estate is so near; at most for its whole ground.
  fileprivate func isWithin(_ margin: Double, of point: Coordinate) -> Bool {
    if gates.isEmpty, case .area(let ground) = place {
      return ground.nearestPoint(to: point).distance.metres <= margin
    }
    return starts.contains { Geodesic.distance($0, point).metres <= margin }
  }
}

extension ServiceCircle {
  /// A circle that takes in a little more.
  fileprivate var enlarged: ServiceCircle {
    switch self {
    case .radius(let radius): .radius(.metres(radius.metres * 1.07))
    case .walking(let limit, let walker, let detour):
      .walking(limit: limit * 1.07, walker: walker, detour: detour)
    }
  }
}
