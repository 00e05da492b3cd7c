import Foundation

/// A cluster of housing estates with its own age, names and luck with care rooms.
struct Neighbourhood {
  /// How the people here fare. The sample needs every kind of gap.
  enum Luck {
    case served, undersized, unusable, areaUnknown, statusUnknown, otherKind, bare
  }

  var core: Spot
  var township: TownshipArea
  /// The year about which most of it was built.
  var era: Int
  var stems: [String]
  var luck: Luck

  /// The two residents' committees (社区) that share the neighbourhood.
  var communities: [String] { stems.prefix(2).map { $0 + "社区" } }

  /// All neighbourhoods: the urban ones laid out by lot, and one in each rural township.
  static func all(in map: DistrictMap, names: inout Names) -> [Neighbourhood] {
    var random = SplitMix64(stream: "neighbourhoods")
    let cores = urbanCores(in: map, random: &random)
    let lucks = random.shuffled(urbanLuck)
    let urban = zip(cores, lucks).map { ($0, $1) }
    return (urban + rural).compactMap { core, luck in
      guard let township = map.township(at: core) else { return nil }
      let stems = (0..<6).map { _ in names.stem() }
      let era = era(at: core, isUrban: township.isUrban, random: &random)
      return Neighbourhood(core: core, township: township, era: era, stems: stems, luck: luck)
    }
  }

  private static let rural: [(Spot, Luck)] = [
    (Spot(x: 1_500, y: 7_050), .served),
    (Spot(x: 10_400, y: 4_000), .unusable),
    (Spot(x: 6_500, y: 9_550), .otherKind),
  ]

  private static let urbanLuck: [Luck] =
    Array(repeating: .served, count: 12) + Array(repeating: .undersized, count: 4)
    + Array(repeating: .unusable, count: 4) + Array(repeating: .bare, count: 3)
    + [.areaUnknown, .statusUnknown, .otherKind]

  /// Throws darts at the urban townships until every neighbourhood has a place of its own.
  private static func urbanCores(in map: DistrictMap, random: inout SplitMix64) -> [Spot] {
    var cores: [Spot] = []
    for _ in 0..<20_000 where cores.count < urbanLuck.count {
      let dart = Spot(x: random.between(3_100, 9_000), y: random.between(2_300, 7_800))
      let isFree = cores.allSatisfy { $0.distance(to: dart) > 890 }
      if isFree && River.clearance(of: dart) > 330 && map.township(at: dart)?.isUrban == true {
        cores.append(dart)
      }
    }
    return cores.sorted { $0.distance(to: oldTown) < $1.distance(to: oldTown) }
  }

  private static let oldTown = Spot(x: 6_000, y: 5_600)

  /// The town grew outward from the old ferry.
  private static func era(at core: Spot, isUrban: Bool, random: inout SplitMix64) -> Int {
    guard isUrban else { return 1_996 }
    switch core.distance(to: oldTown) {
    case ..<1_500: return random.whole(1_984, 1_990)
    case ..<2_500: return random.whole(1_990, 1_998)
    default: return random.whole(1_993, 2_009)
    }
  }
}
