/// A gate (出入口) of a large estate.
struct Gate {
  var id: String
  var estate: String
  var spot: Spot
}

extension Gate {
  /// Two to four gates for each of the `count` largest estates that fill their block.
  static func all(of estates: [Estate], count: Int) -> [Gate] {
    var random = SplitMix64(stream: "gates")
    let large = estates.filter(\.fillsBlock).sorted { $0.households > $1.households }
    return large.prefix(count).sorted { $0.id < $1.id }.flatMap { estate in
      let sides = random.shuffled([(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)])
      return sides.prefix(random.whole(2, 4)).enumerated().map { index, side in
        let street = estate.block.spot(side.0, side.1)
        return Gate(
          id: "\(estate.id)-M\(index + 1)", estate: estate.id,
          spot: street.toward(estate.block.middle, metres: 14))
      }
    }
  }

  /// The gate as a feature of `gates.geojson`.
  var feature: GeoFeature {
    GeoFeature(
      shape: .point(spot), properties: [("出入口编号", .text(id)), ("小区编号", .text(estate))])
  }
}
