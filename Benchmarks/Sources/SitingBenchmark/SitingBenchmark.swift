import Siting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Solves a public instance of covering or median problems and prints one JSON line.
@main
enum SitingBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let seconds = Double(arguments[1]), seconds > 0 else {
      print(usage)
      exit(2)
    }
    let words = Array(arguments.dropFirst(2))
    let problem = try BenchmarkProblem.read(arguments[0], words)
    let (begin, before) = (ContinuousClock.now, clock())
    let plan = try problem.solve(SitingLimits(time: .seconds(seconds)))
    let wall = (ContinuousClock.now - begin) / .seconds(1)
    let used = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    let sites = plan.sites.map { String($0 + 1) }.joined(separator: ",")
    print(
      "{\"objective\":\(plan.objective),\"bound\":\(plan.bound),"
        + "\"gap_percent\":\(plan.gapPercent),\"optimal\":\(plan.isOptimal),"
        + "\"seconds\":\(wall),\"cpu_seconds\":\(used),\"work\":\(plan.work),"
        + "\"sites\":[\(sites)]}")
  }

  private static let usage = """
    usage: SitingBenchmark FILE SECONDS [median|centre]
           SitingBenchmark FOLDER SECONDS cover RADIUS | maximal RADIUS SITES
    FILE: an instance of OR-Library: set covering (scp*, rail*) or p-median (pmed*), told apart by content.
    FOLDER: candidates.csv (id,x,y) and demand.csv (id,x,y,weight).
    """
}
