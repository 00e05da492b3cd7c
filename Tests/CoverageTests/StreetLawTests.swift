import CareCircleTestSupport
import CareModel
import Coverage
import Geodesy
import StreetNetwork
import Testing

/// The laws that every model of reach obeys, held against the model of streets.
@Suite struct StreetLawTests {
  /// Streets over 1.2 km, estates with one or two gates, and rooms, some of which do not count.
  private func scene(seed: Int) -> StreetScene {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    var scene = WalkScenes.grid(&random, size: 14)
    let spot = { (random: inout SeededGenerator) in
      (Double.random(in: -50...1220, using: &random), Double.random(in: -50...1220, using: &random))
    }
    for number in 0..<60 {
      if number % 3 == 0 {
        scene.estate("E\(number)", gates: [spot(&random), spot(&random)])
      } else {
        scene.estate("E\(number)", at: spot(&random))
      }
    }
    for number in 0..<25 {
      scene.room("R\(number)", at: spot(&random))
      if number % 4 == 0 { scene.rooms[number].area = RoomArea(gross: .squareMetres(120)) }
      if number % 7 == 0 { scene.rooms[number].status = nil }
    }
    return scene
  }

  /// Verdict, reason and count in reach of each estate, by its id.
  private func answers(_ scene: StreetScene, minutes: Double) -> [String: String] {
    let reaches = scene.reaches(minutes: minutes)
    return Dictionary(
      uniqueKeysWithValues: zip(scene.estates, reaches).map { estate, reach in
        (
          estate.id,
          "\(reach.reach.rawValue) \(reach.reason?.rawValue ?? "-") \(reach.inReach) "
            + reach.nearMisses.map { scene.rooms[$0.facility].id }.joined(separator: ",")
        )
      })
  }

  @Test(arguments: 0..<6) func aLargerLimitLosesNoCoveredEstate(seed: Int) {
    let scene = scene(seed: seed)
    var covered: Set<String> = []
    for minutes in [2.0, 4, 6, 9] {
      let now = Set(
        zip(scene.estates, scene.reaches(minutes: minutes)).filter { $0.1.reach == .covered }
          .map(\.0.id))
      #expect(covered.isSubset(of: now))
      covered = now
    }
    #expect(covered.count > 20)
  }

  @Test(arguments: 0..<6) func walksAreNeverShorterThanTheGeodesic(seed: Int) {
    for reach in scene(seed: seed).reaches(minutes: 5) {
      guard let nearest = reach.nearest, let walk = nearest.walk else { continue }
      #expect(walk.metres >= nearest.straight.metres - 0.001)
    }
  }

  @Test(arguments: 0..<4) func rerunsAreTheSame(seed: Int) {
    let scene = scene(seed: seed)
    #expect(answers(scene, minutes: 5) == answers(scene, minutes: 5))
  }

  /// Rooms far from the estates of a tile change nothing for them: what a walk needs lies within the widest
  /// walker's limit and two caps.
  @Test(arguments: 0..<6) func tilesWithAMarginJoin(seed: Int) {
    let whole = scene(seed: seed)
    let middle = StreetScene.coordinate(600, 600).longitude
    let margin = 5 * 60 * 1.2 + 200
    var joined: [String: String] = [:]
    for isWest in [true, false] {
      var tile = whole
      tile.estates = whole.estates.filter { estate in
        ((estate.anchor?.longitude ?? 0) < middle) == isWest
      }
      let starts = tile.estates.flatMap { estate in
        estate.gates.isEmpty ? [estate.anchor].compactMap(\.self) : estate.gates.map(\.coordinate)
      }
      tile.rooms = whole.rooms.filter { room in
        starts.contains { Geodesic.distance($0, room.coordinate).metres <= margin }
      }
      joined.merge(answers(tile, minutes: 5)) { first, _ in first }
    }
    #expect(joined == answers(whole, minutes: 5))
  }

  /// No gate lies on the wrong side of the drawing by more than 5 m.
  @Test(arguments: 0..<6) func drawingsAgreeWithVerdicts(seed: Int) {
    let scene = scene(seed: seed)
    let model = scene.streetModel(minutes: 5)
    let counting = scene.rooms.indices.filter { model.qualifications[$0] == .qualifies }
    let drawing = ServiceOutlines(
      scene.access, around: counting.map { scene.rooms[$0].coordinate }, within: [.metres(300)]
    ).dissolved()
    #expect(model.analysis(of: scene.estates).disagreements(with: drawing[0]) == 0)
  }
}
