/// A housing estate (小区) with its true properties, before gaps and errors are added to the ledger.
struct Estate {
  var id: String
  var name: String
  var township: TownshipArea
  var community: String
  var isRural: Bool
  var year: Int
  var households: Int
  var elders: Int
  var spot: Spot
  var block: Block
  var fillsBlock: Bool
  /// The index of its neighbourhood.
  var neighbourhood: Int

  /// Whether it was completed by the end of 2000.
  var isOld: Bool { year <= 2_000 }
}

/// A plot of land for one estate.
struct Plot {
  var block: Block
  var spot: Spot
  var fillsBlock: Bool
  var neighbourhood: Int
}

extension Plot {
  /// The plots around the cores of the neighbourhoods: densest at the core, and none near the water.
  static func all(around neighbourhoods: [Neighbourhood]) -> [Plot] {
    var random = SplitMix64(stream: "plots")
    return Block.all.filter(\.isDry).flatMap { block -> [Plot] in
      guard let (index, distance) = nearest(to: block.middle, among: neighbourhoods) else {
        return []
      }
      let density = density(distance, isUrban: neighbourhoods[index].township.isUrban)
      return random.chance(density) ? divide(block, neighbourhood: index, random: &random) : []
    }
  }

  private static func nearest(
    to spot: Spot, among neighbourhoods: [Neighbourhood]
  ) -> (Int, Double)? {
    neighbourhoods.indices.map { ($0, neighbourhoods[$0].core.distance(to: spot)) }
      .min { $0.1 < $1.1 }
  }

  private static func density(_ distance: Double, isUrban: Bool) -> Double {
    switch distance {
    case ..<250: 0.95
    case ..<430: isUrban ? 0.78 : 0.5
    case ..<600: isUrban ? 0.36 : 0.1
    default: 0
    }
  }

  /// Divides a block into one plot that fills it, with its point near the southern street, or into
  /// two or three small plots along a lane.
  private static func divide(
    _ block: Block, neighbourhood: Int, random: inout SplitMix64
  ) -> [Plot] {
    if random.chance(0.24) {
      let spot = block.spot(0.5, 0.29).moved(
        east: random.between(-15, 15), north: random.between(-9, 9))
      return [Plot(block: block, spot: spot, fillsBlock: true, neighbourhood: neighbourhood)]
    }
    let quarters = random.shuffled([(0.25, 0.26), (0.75, 0.26), (0.25, 0.74), (0.75, 0.74)])
    return quarters.prefix(random.whole(2, 3)).map { east, north in
      let spot = block.spot(east + random.between(-0.06, 0.06), north + random.between(-0.06, 0.06))
      return Plot(block: block, spot: spot, fillsBlock: false, neighbourhood: neighbourhood)
    }
  }
}
