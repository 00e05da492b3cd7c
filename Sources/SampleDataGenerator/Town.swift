/// The whole invented district. Each part is generated from those before it.
struct Town {
  let map = DistrictMap()
  let neighbourhoods: [Neighbourhood]
  let villages: [Village]
  let estates: [Estate]
  let rooms: [CareRoom]
  let gates: [Gate]
  let streets: [Street]

  init() {
    var names = Names()
    let streetNames = StreetNames()
    neighbourhoods = Neighbourhood.all(in: map, names: &names)
    villages = Village.all(in: map, names: &names)
    var builder = EstateBuilder(map: map, neighbourhoods: neighbourhoods)
    let plots = Plot.all(around: neighbourhoods)
    estates = builder.build(on: plots, limit: 299, names: &names)
    var roomBuilder = CareRoomBuilder(
      map: map, neighbourhoods: neighbourhoods, estates: estates, streets: streetNames)
    rooms = roomBuilder.build(villages: villages)
    gates = Gate.all(of: estates, count: 25)
    streets = Self.streets(neighbourhoods, villages, plots, streetNames)
  }

  private static func streets(
    _ neighbourhoods: [Neighbourhood], _ villages: [Village], _ plots: [Plot], _ names: StreetNames
  ) -> [Street] {
    let cores = neighbourhoods.map(\.core)
    let plan = StreetPlan(cores: cores, names: names, occupied: Set(plots.map(\.block)))
    let quarters = plots.filter { !$0.fillsBlock }.map(\.block)
    let lanes = Block.all.filter(Set(quarters).contains)
    let grid = plan.streets(lanesIn: lanes)
    let urban = neighbourhoods.filter(\.township.isUrban).map(\.core)
    let town = grid + Riverside(cores: urban, names: names).streets()
    return town + countryRoads(from: town, neighbourhoods, villages)
  }

  private static func countryRoads(
    from streets: [Street], _ neighbourhoods: [Neighbourhood], _ villages: [Village]
  ) -> [Street] {
    let junctions = streets.flatMap(\.line)
    let urban = neighbourhoods.filter(\.township.isUrban).map(\.core)
    let rural = neighbourhoods.filter { !$0.township.isUrban }.compactMap { town in
      junctions.min { $0.distance(to: town.core) < $1.distance(to: town.core) }
    }
    let main = junctions.filter { end in urban.contains { $0.distance(to: end) < 1_000 } }
    var roads = CountryRoads(junctions: main)
    let towns = rural.map { (name: "镇前公路", spot: $0) }
    return roads.roads(to: towns + villages.map { (name: $0.stem + "路", spot: $0.spot) })
  }

  /// The features of `townships.geojson`. Each township has 15 % more elders than its listed estates
  /// and villages together.
  func townshipFeatures() -> [GeoFeature] {
    map.townships.map { township in
      let inEstates = estates.filter { $0.township.id == township.id }.map(\.elders)
      let inVillages = villages.filter { $0.township.id == township.id }.map(\.elders)
      let elders = (inEstates + inVillages).reduce(0, +) * 23 / 20
      return GeoFeature(
        shape: .ring(township.ring),
        properties: [
          ("乡镇编号", .text(township.id)), ("乡镇(街道)", .text(township.name)),
          ("类型", .text(township.kind)), ("60岁以上人口", .count(elders)),
        ])
    }
  }
}
