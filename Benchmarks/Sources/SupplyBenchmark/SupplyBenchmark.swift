import CareCircle
import Coverage
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times floating catchments: from estates and facilities in memory to the supply a head of every estate, with
/// the pairs within 15 minutes on foot and three zones. How long the tables took to read is told apart.
///
/// Households stand for people, and every facility has an area made from its id. Prints one JSON line with the
/// same members as the peer prints, so that answers can be compared, and writes the answers where asked to.
@main
enum SupplyBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      print("usage: SupplyBenchmark ESTATES.csv FACILITIES.csv [REPEATS] [ANSWER.csv]")
      return
    }
    let begin = ContinuousClock.now
    let estates = try LoadedTable<Estate>.estates(.file(arguments[0], crs: .wgs84)).rows
    let facilities = try LoadedTable<Facility>.facilities(.file(arguments[1], crs: .wgs84)).rows
    let reading = (ContinuousClock.now - begin).seconds
    var seconds: [Double] = []
    var processor: [Double] = []
    var answer = Answer(pairs: 0, access: [])
    for _ in 0..<max(1, arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3) {
      let (start, before) = (ContinuousClock.now, clock())
      answer = supply(estates, facilities)
      seconds.append((ContinuousClock.now - start).seconds)
      processor.append(Double(clock() - before) / Double(1_000_000))
    }
    if arguments.count > 3 { answer.write(to: arguments[3]) }
    seconds.sort()
    processor.sort()
    print(
      "{\"job\":\"supply\",\"peer\":\"carecircle\",\"estates\":\(estates.count),"
        + "\"facilities\":\(facilities.count),\"read_s\":\(reading),"
        + "\"wall_s\":\(seconds[seconds.count / 2]),\"wall_min\":\(seconds[0]),"
        + "\"cpu_s\":\(processor[processor.count / 2]),\"answer\":\(answer.json)}")
  }

  private static func supply(_ estates: [Estate], _ facilities: [Facility]) -> Answer {
    var requirement = RoomRequirement()
    requirement.acceptsAny = true
    let circle = ServiceCircle.walk(minutes: 15)
    let model = StraightReachModel(
      facilities: facilities, requirement: requirement, circle: circle, ageRule: OldEstateRule())
    let pairs = model.catchmentPairs(of: estates, decay: .thirds(of: circle))
    let people = estates.map { $0.households.map { CatchmentAmount(Double($0)) } }
    let catchment = FloatingCatchment(pairs, people: people)
    let areas = facilities.indices.map { CatchmentAmount(Double($0 % 7 + 1) * 100) }
    return Answer(pairs: pairs.count, access: catchment.access(to: areas))
  }
}

/// What both have to agree on.
struct Answer {
  let pairs: Int
  let access: [CatchmentAccess]

  private var values: [Double] {
    access.map { access in
      guard case .known(let value, _) = access else { return 0 }
      return value
    }
  }

  var json: String {
    let values = values
    let sum = values.reduce(0, +)
    return "{\"pairs\":\(pairs),\"served\":\(values.count { $0 > 0 }),\"sum\":\(sum)}"
  }

  func write(to path: String) {
    guard let file = fopen(path, "w") else { return }
    for value in values { fputs("\(value)\n", file) }
    fclose(file)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
