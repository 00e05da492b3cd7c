import Foundation

/// A cluster of housing estates with its own age, names and provision of care rooms.
struct Neighbourhood {
  /// How a neighbourhood is provided with care rooms. The sample needs every kind of gap.
  enum Provision {
    case served, undersized, unusable, areaUnknown, statusUnknown, otherKind, bare
  }

  var core: Spot
  var township: TownshipArea
  /// The year around which most of it was built.
  var era: Int
  var stems: [String]
  var provision: Provision

  /// The two residents' committees (社区) that share the neighbourhood.
  var communities: [String] { stems.prefix(2).map { $0 + "社区" } }

  /// All neighbourhoods: urban ones at random spots, and one in each rural township.
  static func all(in map: DistrictMap, names: inout Names) -> [Neighbourhood] {
    var random = SplitMix64(stream: "neighbourhoods")
    let cores = urbanCores(in: map, random: &random)
    let provisions = random.shuffled(urbanProvision)
    let urban = zip(cores, provisions).map { ($0, $1) }
    return (urban + rural).compactMap { core, provision in
      guard let township = map.township(at: core) else { return nil }
      let stems = (0..<6).map { _ in names.stem() }
      let era = era(at: core, isUrban: township.isUrban, random: &random)
      return Neighbourhood(
        core: core, township: township, era: era, stems: stems, provision: provision)
    }
  }

  private static let rural: [(Spot, Provision)] = [
    (Spot(x: 1_500, y: 7_050), .served),
    (Spot(x: 10_400, y: 4_000), .unusable),
    (Spot(x: 6_500, y: 9_550), .otherKind),
  ]

  private static let urbanProvision: [Provision] =
    Array(repeating: .served, count: 12) + Array(repeating: .undersized, count: 4)
    + Array(repeating: .unusable, count: 4) + Array(repeating: .bare, count: 3)
    + [.areaUnknown, .statusUnknown, .otherKind]

  /// Tries random spots in the urban townships until every neighbourhood has a core that is far enough
  /// from the others and from the water.
  private static func urbanCores(in map: DistrictMap, random: inout SplitMix64) -> [Spot] {
    var cores: [Spot] = []
    for _ in 0..<20_000 where cores.count < urbanProvision.count {
      let candidate = Spot(x: random.between(3_100, 9_000), y: random.between(2_300, 7_800))
      let isFree = cores.allSatisfy { $0.distance(to: candidate) > 890 }
      let isUrban = map.township(at: candidate)?.isUrban == true
      if isFree && River.clearance(of: candidate) > 330 && isUrban {
        cores.append(candidate)
      }
    }
    return cores.sorted { $0.distance(to: oldTown) < $1.distance(to: oldTown) }
  }

  private static let oldTown = Spot(x: 6_000, y: 5_600)

  /// The era of a neighbourhood. The town grew outwards from the old town, so that neighbourhoods near
  /// it are older.
  private static func era(at core: Spot, isUrban: Bool, random: inout SplitMix64) -> Int {
    guard isUrban else { return 1_996 }
    switch core.distance(to: oldTown) {
    case ..<1_500: return random.whole(1_984, 1_990)
    case ..<2_500: return random.whole(1_990, 1_998)
    default: return random.whole(1_993, 2_009)
    }
  }
}
