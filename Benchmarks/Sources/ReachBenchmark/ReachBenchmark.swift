import CareCircle
import Coverage
import Registers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times the search alone: from estates and facilities in memory to the nearest facility, its distance
/// and the number in reach for every estate. The index is part of it. How long the tables took to read is
/// told apart.
///
/// Prints one JSON line with the same members as the peers print, so that answers can be compared.
@main
enum ReachBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let estatesPath = arguments.first, let facilitiesPath = arguments.dropFirst().first else {
      print("usage: ReachBenchmark ESTATES.csv FACILITIES.csv [REPEATS]")
      return
    }
    let repeats = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
    let begin = ContinuousClock.now
    let estates = try LoadedTable<Estate>.estates(.file(estatesPath, crs: .wgs84)).rows
    let facilities = try LoadedTable<Facility>.facilities(.file(facilitiesPath, crs: .wgs84)).rows
    let reading = (ContinuousClock.now - begin).seconds
    var seconds: [Double] = []
    var processor: [Double] = []
    var answer = Answer()
    for _ in 0..<max(1, repeats) {
      let (start, before) = (ContinuousClock.now, clock())
      let reaches = search(estates, facilities)
      seconds.append((ContinuousClock.now - start).seconds)
      processor.append(Double(clock() - before) / Double(1_000_000))
      answer = Answer(reaches, facilities)
    }
    report(estates.count, facilities.count, reading, seconds.sorted(), processor.sorted(), answer)
  }

  private static func search(_ estates: [Estate], _ facilities: [Facility]) -> [EstateReach] {
    var requirement = RoomRequirement()
    requirement.acceptsAny = true
    var rule = OldEstateRule()
    rule.includesAllAges = true
    let model = StraightReachModel(
      facilities: facilities, requirement: requirement, circle: .radius(.metres(1000)),
      ageRule: rule, searchLimit: .metres(1000))
    return model.reaches(of: estates)
  }

  private static func report(
    _ estates: Int, _ facilities: Int, _ reading: Double, _ seconds: [Double],
    _ processor: [Double], _ answer: Answer
  ) {
    let median = seconds[seconds.count / 2]
    print(
      "{\"job\":\"reach\",\"peer\":\"carecircle\",\"estates\":\(estates),\"facilities\":\(facilities),"
        + "\"read_s\":\(reading),\"wall_s\":\(median),\"wall_min\":\(seconds[0]),\"cpu_s\":\(processor[processor.count / 2]),\"answer\":\(answer.json)}"
    )
  }
}

/// What all peers have to agree on.
struct Answer {
  var covered = 0
  var pairs = 0
  var sum = 0.0
  var hash = 0

  init() {}

  init(_ reaches: [EstateReach], _ facilities: [Facility]) {
    for (place, reach) in reaches.enumerated() {
      pairs += reach.inReach
      guard let nearest = reach.nearest, reach.reach == .covered,
        let id = Int(facilities[nearest.facility].id)
      else { continue }
      covered += 1
      sum += nearest.straight.metres
      hash = (hash + (id + 1) * (place % 1009 + 1)) % 1_000_000_007
    }
  }

  var json: String {
    let tenths = Int((sum * 10).rounded())
    return
      "{\"covered\":\(covered),\"pairs\":\(pairs),\"sum_nearest_m\":\(tenths / 10).\(tenths % 10),"
      + "\"nearest_hash\":\(hash)}"
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
