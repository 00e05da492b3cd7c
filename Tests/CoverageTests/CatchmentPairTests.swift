import CareCircleTestSupport
import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

@testable import Coverage

/// Pairs and figures against brute force, and the law that shares add up to the supply.
@Suite struct CatchmentPairTests {
  private static func hopeful(_ scene: Scene, _ model: StraightReachModel) -> [Int] {
    scene.facilities.indices.filter { place in
      if case .fails = model.qualifications[place] { return false }
      return true
    }
  }

  private static func metres(_ estate: Estate, _ place: Coordinate) -> Double? {
    let exact: Double?
    if !estate.gates.isEmpty {
      exact = estate.gates.map { Geodesic.distance($0.coordinate, place).metres }.min()
    } else {
      switch estate.place {
      case .point(let point): exact = Geodesic.distance(point, place).metres
      case .area(let ground): exact = ground.nearestPoint(to: place).distance.metres
      case .gatesOnly: exact = nil
      }
    }
    return exact.map { ($0 * 1e6).rounded() / 1e6 }
  }

  /// The zone by the definition: the first whose limit the rounded cost does not exceed.
  private static func zone(_ metres: Double, _ decay: CatchmentDecay) -> Int? {
    decay.zones.firstIndex { zone in
      switch zone.circle {
      case .radius(let radius): return steps(metres) <= steps(radius.metres)
      case .walking(let limit, let walker, let detour):
        let seconds = metres * (detour.value / walker.speed.metresPerSecond)
        return steps(seconds) <= steps(limit.inSeconds)
      }
    }
  }

  private static func steps(_ value: Double) -> Int { Int((value * 10_000).rounded()) }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func pairsAndFiguresAreThoseOfBruteForce(seed: UInt64) {
    let scene = Scene.random(seed: seed)
    let model = scene.model
    for decay in [CatchmentDecay.none(in: scene.circle), .thirds(of: scene.circle)] {
      let pairs = model.catchmentPairs(of: scene.estates, decay: decay)
      var lists = [[(facility: Int, zone: Int)]](repeating: [], count: scene.estates.count)
      for (place, estate) in scene.estates.enumerated() {
        for facility in Self.hopeful(scene, model) {
          let metres = Self.metres(estate, scene.facilities[facility].coordinate)
          guard let zone = metres.flatMap({ Self.zone($0, decay) }) else { continue }
          lists[place].append((facility, zone))
        }
      }
      #expect(Self.table(pairs) == lists.map { $0.map { "\($0.facility) \($0.zone)" }.sorted() })
      compare(pairs, lists, decay, scene)
    }
  }

  private static func table(_ pairs: CatchmentPairs) -> [[String]] {
    var table = [[String]](repeating: [], count: pairs.estates)
    for block in pairs.blocks {
      for (row, estate) in block.estates.enumerated() {
        table[Int(estate)] = (Int(block.starts[row])..<Int(block.starts[row + 1]))
          .map { "\(block.facilities[$0]) \(block.zones[$0])" }.sorted()
      }
    }
    return table
  }

  private func compare(
    _ pairs: CatchmentPairs, _ lists: [[(facility: Int, zone: Int)]], _ decay: CatchmentDecay,
    _ scene: Scene
  ) {
    let people = scene.estates.indices.map { Double($0 + 1) }
    let supply = scene.facilities.indices.map { Double($0 % 5) * 40 }
    let weights = decay.zones.map(\.weight)
    var demand = [Double](repeating: 0, count: supply.count)
    for (estate, list) in lists.enumerated() {
      for pair in list { demand[pair.facility] += weights[pair.zone] * people[estate] }
    }
    let found = FloatingCatchment(pairs, people: people.map { CatchmentAmount($0) })
      .access(to: supply.map { CatchmentAmount($0) })
    var shared = 0.0
    for (estate, list) in lists.enumerated() {
      let expected = list.reduce(0) {
        $0 + weights[$1.zone] * supply[$1.facility] / demand[$1.facility]
      }
      guard case .known(let value, .exact) = found[estate] else {
        Issue.record("estate \(estate): \(found[estate])")
        continue
      }
      #expect(abs(value - expected) <= 1e-12 * max(1, expected))
      shared += people[estate] * value
    }
    let served = supply.indices.filter { demand[$0] > 0 }.reduce(0) { $0 + supply[$1] }
    #expect(abs(shared - served) <= 1e-9 * max(1, served))
  }

  @Test func rerunsAreTheSameToTheBit() {
    let scene = Scene.random(seed: 4, rooms: 30...40)
    let people = scene.estates.indices.map { CatchmentAmount(Double($0) * 1.37 + 1) }
    let supply = scene.facilities.map { _ in CatchmentAmount(123.4) }
    let runs = (0..<3).map { _ in
      FloatingCatchment(
        scene.model.catchmentPairs(of: scene.estates, decay: .thirds(of: scene.circle)),
        people: people
      ).access(to: supply)
    }
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
  }

  @Test(arguments: 0..<3) func alongStreetsPairsAreTheWalks(seed: Int) {
    var random = SeededGenerator(seed: UInt64(70 + seed))
    var scene = WalkScenes.grid(&random, size: 10)
    let spot = { (random: inout SeededGenerator) in
      (Double.random(in: 0...900, using: &random), Double.random(in: 0...900, using: &random))
    }
    for number in 0..<12 {
      if number % 3 == 0 {
        scene.estate("E\(number)", gates: [spot(&random), spot(&random)])
      } else {
        scene.estate("E\(number)", at: spot(&random))
      }
    }
    for number in 0..<8 { scene.room("R\(number)", at: spot(&random)) }
    let model = scene.streetModel(minutes: 9)
    let decay = CatchmentDecay.thirds(of: .walk(minutes: 9))
    let pairs = model.catchmentPairs(of: scene.estates, decay: decay)
    let inReach = model.reaches(of: scene.estates).map { Int32($0.inReach) }
    #expect(pairs.countsOfEstates == inReach)
    let expected = scene.estates.map { estate in
      scene.rooms.enumerated().compactMap { place, room -> String? in
        let route = model.streets.route(from: estate, to: room.coordinate, within: .metres(540.02))
        let zone = route.flatMap { route in
          decay.zones.firstIndex {
            Self.steps(route.cost.metres) <= Self.steps(($0.circle.limitMinutes ?? 0) * 60)
          }
        }
        return zone.map { "\(place) \($0)" }
      }.sorted()
    }
    #expect(Self.table(pairs) == expected)
    #expect(pairs.count > 20)
  }
}
