import CareCircle
import PlaneGeometry
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times shares by township: from estates and polygons in memory to the estates, dwellings and elders in each, of
/// which a verdict by the parity of the id says who is covered. How long the files took to read is told apart.
///
/// Prints one JSON line with the same members as the peer prints, so that answers can be compared.
@main
enum ShareBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      print("usage: ShareBenchmark ESTATES.csv TOWNSHIPS.geojson [REPEATS]")
      return
    }
    let begin = ContinuousClock.now
    let estates = try LoadedTable<Estate>.estates(.file(arguments[0], crs: .wgs84)).rows
    let units = try LoadedTable<AdministrativeUnit>.units(
      .file(arguments[1], crs: .wgs84), level: .township
    ).rows
    let reading = (ContinuousClock.now - begin).seconds
    let grounds = units.map { unit -> MultiPolygon? in
      if case .area(let ground)? = unit.place { return ground }
      return nil
    }
    let points = estates.map(\.anchorOrZero)
    var seconds: [Double] = []
    var processor: [Double] = []
    var answer = Answer()
    for _ in 0..<max(1, arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3) {
      let (start, before) = (ContinuousClock.now, clock())
      answer = shares(points, estates, grounds)
      seconds.append((ContinuousClock.now - start).seconds)
      processor.append(Double(clock() - before) / 1_000_000)
    }
    seconds.sort()
    processor.sort()
    print(
      "{\"job\":\"shares\",\"peer\":\"carecircle\",\"estates\":\(estates.count),"
        + "\"units\":\(units.count),\"read_s\":\(reading),\"wall_s\":\(seconds[seconds.count / 2]),"
        + "\"wall_min\":\(seconds[0]),\"cpu_s\":\(processor[processor.count / 2]),"
        + "\"cpu_min\":\(processor[0]),\"answer\":\(answer.json)}")
  }

  private static func shares(
    _ points: [Coordinate], _ estates: [Estate], _ grounds: [MultiPolygon?]
  ) -> Answer {
    let unitOfEstate = PolygonIndex(grounds).indices(containing: points)
    var units = [Unit](repeating: Unit(), count: grounds.count)
    for (estate, unit) in unitOfEstate.enumerated() where unit >= 0 {
      units[Int(unit)].add(
        estates[estate].households ?? 0, estates[estate].elders ?? 0,
        isCovered: estate.isMultiple(of: 2))
    }
    return Answer(units)
  }
}

/// What is counted in a township.
struct Unit {
  var estates = 0
  var covered = 0
  var households = 0
  var coveredHouseholds = 0
  var elders = 0
  var coveredElders = 0

  mutating func add(_ households: Int, _ elders: Int, isCovered: Bool) {
    estates += 1
    self.households += households
    self.elders += elders
    guard isCovered else { return }
    covered += 1
    coveredHouseholds += households
    coveredElders += elders
  }
}

/// What both have to agree on: sums over all units, and a sum that tells the units apart.
struct Answer {
  var placed = 0
  var elders = 0
  var hash = 0

  init() {}

  init(_ units: [Unit]) {
    for (index, unit) in units.enumerated() {
      placed += unit.estates
      elders += unit.elders
      hash +=
        (index % 997 + 1)
        * (unit.estates + 3 * unit.covered + unit.households + 7 * unit.coveredHouseholds
          + unit.elders + 5 * unit.coveredElders)
    }
  }

  var json: String { "{\"placed\":\(placed),\"elders\":\(elders),\"hash\":\(hash)}" }
}

extension Estate {
  fileprivate var anchorOrZero: Coordinate {
    if case .point(let point) = place { return point }
    return Coordinate(longitude: 0, latitude: 0) ?? gates[0].coordinate
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
