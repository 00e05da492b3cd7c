import CareCircle

/// Times the reading and the writing of a format alone.
///
/// usage: FormatBenchmark table FILE [REPEATS]
///        FormatBenchmark model FILE [REPEATS]
///        FormatBenchmark write FILE OUT.geojson [REPEATS]
///
/// `table` reads a file until every value can be asked for by its feature and column, `model` until every row is an
/// estate with its place in WGS 84; both then ask every row for its place, id, name and households. `write` reads
/// estates, and times how they are written as GeoJSON with id, name and households. Prints one line of JSON for each
/// repeat; CPU time is that of all cores.
@main
enum FormatBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { return usage() }
    switch arguments[0] {
    case "table":
      try repeated(arguments.dropFirst(2)) { try TableReading.answer(path: arguments[1]) }
    case "model":
      try repeated(arguments.dropFirst(2)) { try ModelReading.answer(path: arguments[1]) }
    case "write" where arguments.count >= 3:
      let layer = try ModelReading.layer(path: arguments[1])
      try repeated(arguments.dropFirst(3)) {
        try layer.write(toPath: arguments[2])
        return Answer()
      }
    default: usage()
    }
  }

  private static func usage() {
    print("usage: FormatBenchmark table|model FILE [REPEATS]")
    print("       FormatBenchmark write FILE OUT.geojson [REPEATS]")
  }

  private static func repeated(
    _ repeats: ArraySlice<String>, _ job: () throws -> Answer
  ) throws {
    for _ in 0..<max(1, repeats.first.flatMap { Int($0) } ?? 1) {
      let (processor, start) = (ProcessTime.seconds, ContinuousClock.now)
      let answer = try job()
      let wall = (ContinuousClock.now - start) / .seconds(1)
      let cpu = ProcessTime.seconds - processor
      print("{\"wall_s\":\(wall),\"cpu_s\":\(cpu),\"answer\":\(answer.json)}")
    }
  }
}
