/// An administrative village (行政村).
struct Village {
  /// Its place in the list, from 1.
  var number: Int
  var stem: String
  var township: TownshipArea
  var spot: Spot
  var elders: Int
  /// The number of the village whose room it shares by declaration.
  var sharesWith: Int?

  var id: String { "C" + String(number + 1_000).dropFirst() }
  var name: String { stem + "村" }
}

extension Village {
  /// Forty villages in the rural townships, well apart and away from the water.
  static func all(in map: DistrictMap, names: inout Names) -> [Village] {
    var random = SplitMix64(stream: "villages")
    var villages: [Village] = []
    for _ in 0..<20_000 where villages.count < 40 {
      let dart = Spot(x: random.between(300, 11_400), y: random.between(700, 10_700))
      guard let township = map.township(at: dart), !township.isUrban else { continue }
      guard isFree(dart, among: villages, township: township) else { continue }
      villages.append(
        Village(
          number: villages.count + 1, stem: names.stem(), township: township, spot: dart,
          elders: random.whole(140, 620)))
    }
    return declareSharing(renumbered(villages))
  }

  private static func isFree(
    _ dart: Spot, among villages: [Village], township: TownshipArea
  ) -> Bool {
    let rim = township.ring.map { $0.distance(to: dart) }.min() ?? 0
    let spacing = villages.map { $0.spot.distance(to: dart) }.min() ?? .infinity
    return rim > 170 && spacing > 640 && River.clearance(of: dart) > 220
  }

  /// Township by township, and from west to east within each.
  private static func renumbered(_ villages: [Village]) -> [Village] {
    let sorted = villages.sorted { ($0.township.id, $0.spot.x) < ($1.township.id, $1.spot.x) }
    return sorted.enumerated().map { index, village in
      var result = village
      result.number = index + 1
      return result
    }
  }

  /// Every ninth village without a room uses the room of its nearest neighbour that has one.
  private static func declareSharing(_ villages: [Village]) -> [Village] {
    villages.map { village in
      guard village.number % 9 == 3, village.number % 4 != 1 else { return village }
      let hosts = villages.filter { $0.number % 4 == 1 && $0.township.id == village.township.id }
      var result = village
      result.sharesWith =
        hosts.min {
          $0.spot.distance(to: village.spot) < $1.spot.distance(to: village.spot)
        }?.number
      return result
    }
  }

  /// `villages.geojson`. A shared village is given by its name, as ledgers do.
  static func features(of villages: [Village]) -> [GeoFeature] {
    villages.map { village in
      let host = villages.first { $0.number == village.sharesWith }
      return GeoFeature(
        shape: .point(village.spot),
        properties: [
          ("村编号", .text(village.id)), ("行政村", .text(village.name)),
          ("乡镇(街道)", .text(village.township.name)), ("60岁以上人口", .count(village.elders)),
          ("共用村", host.map { .text($0.name) } ?? .missing),
        ])
    }
  }
}
