/// An administrative village (行政村).
struct Village {
  /// Its 1-based number in the list of villages.
  var number: Int
  var stem: String
  var township: TownshipArea
  var spot: Spot
  var elders: Int
  /// The number of the village whose room it declares to share.
  var sharesWith: Int?

  var id: String { "C" + String(number + 1_000).dropFirst() }
  var name: String { stem + "村" }
}

extension Village {
  /// Forty villages at random spots in the rural townships, apart from each other and from the water.
  static func all(in map: DistrictMap, names: inout Names) -> [Village] {
    var random = SplitMix64(stream: "villages")
    var villages: [Village] = []
    for _ in 0..<20_000 where villages.count < 40 {
      let candidate = Spot(x: random.between(300, 11_400), y: random.between(700, 10_700))
      guard let township = map.township(at: candidate), !township.isUrban else { continue }
      guard isFree(candidate, among: villages, township: township) else { continue }
      villages.append(
        Village(
          number: villages.count + 1, stem: names.stem(), township: township, spot: candidate,
          elders: random.whole(140, 620)))
    }
    return declareSharing(renumbered(villages))
  }

  private static func isFree(
    _ candidate: Spot, among villages: [Village], township: TownshipArea
  ) -> Bool {
    let rim = township.ring.map { $0.distance(to: candidate) }.min() ?? 0
    let spacing = villages.map { $0.spot.distance(to: candidate) }.min() ?? .infinity
    return rim > 170 && spacing > 640 && River.clearance(of: candidate) > 220
  }

  /// Numbers the villages by township, and from west to east within each township.
  private static func renumbered(_ villages: [Village]) -> [Village] {
    let sorted = villages.sorted { ($0.township.id, $0.spot.x) < ($1.township.id, $1.spot.x) }
    return sorted.enumerated().map { index, village in
      var result = village
      result.number = index + 1
      return result
    }
  }

  /// Lets every ninth village, if it has no room, share that of the nearest village in its township
  /// that has one.
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

  /// The features of `villages.geojson`. The village whose room is shared is given by its name, as in
  /// real ledgers.
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
