/// Creates the estates on the plots.
struct EstateBuilder {
  let map: DistrictMap
  let neighbourhoods: [Neighbourhood]
  private var random = SplitMix64(stream: "estates")

  init(map: DistrictMap, neighbourhoods: [Neighbourhood]) {
    self.map = map
    self.neighbourhoods = neighbourhoods
  }

  /// At most `limit` estates on randomly chosen plots, numbered within their township and sorted by
  /// id.
  mutating func build(on plots: [Plot], limit: Int, names: inout Names) -> [Estate] {
    let kept = random.shuffled(Array(plots.indices)).prefix(limit).sorted()
    var estates = kept.compactMap { index in
      map.township(at: plots[index].spot).map { estate(on: plots[index], in: $0, names: &names) }
    }
    number(&estates)
    return estates.sorted { $0.id < $1.id }
  }

  private mutating func estate(
    on plot: Plot, in township: TownshipArea, names: inout Names
  ) -> Estate {
    let home = neighbourhoods[plot.neighbourhood]
    let year = year(about: home.era)
    let households = households(fillsBlock: plot.fillsBlock, year: year)
    let share = year <= 2_000 ? random.between(0.24, 0.36) : random.between(0.1, 0.2)
    return Estate(
      id: "", name: names.estate(stems: home.stems, year: year), township: township,
      community: random.pick(home.communities),
      isRural: township.kind == "乡" || (!township.isUrban && random.chance(0.2)),
      year: year, households: households,
      elders: Int(Double(households) * random.between(2.3, 2.9) * share), spot: plot.spot,
      block: plot.block, fillsBlock: plot.fillsBlock, neighbourhood: plot.neighbourhood)
  }

  /// A year of completion: mostly within eleven years of the neighbourhood's era, occasionally much
  /// later.
  private mutating func year(about era: Int) -> Int {
    let near = era + random.whole(-7, 6) + random.whole(-4, 5)
    let year = random.chance(0.12) ? random.whole(2_003, 2_022) : near
    return min(max(year, 1_978), 2_022)
  }

  private mutating func households(fillsBlock: Bool, year: Int) -> Int {
    if fillsBlock { return random.whole(700, year > 2_000 ? 2_400 : 1_600) }
    return random.chance(0.15) ? random.whole(60, 120) : random.whole(120, 640)
  }

  private func number(_ estates: inout [Estate]) {
    var counts: [String: Int] = [:]
    for index in estates.indices {
      let township = estates[index].township.id
      let serial = counts[township, default: 0] + 1
      counts[township] = serial
      let digits = String(serial + 1_000).dropFirst()
      estates[index].id = "\(township)-\(digits)"
    }
  }
}
