import CareCircle
import StreetNetwork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times the way from an OpenStreetMap file, or a prepared network, to a network in memory that can be searched,
/// with its barriers and the index of its segments.
///
/// Prints one JSON line with the same members as the peer prints.
@main
enum NetworkBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else {
      print("usage: NetworkBenchmark CITY.osm.pbf [REPEATS]")
      return
    }
    let repeats = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    var wall: [Double] = []
    var processor: [Double] = []
    var answer = ""
    for _ in 0..<max(1, repeats) {
      let (start, before) = (ContinuousClock.now, clock())
      let map = try NetworkFile.read(path: path, profile: nil)
      let index = SegmentIndex(map.graph.shapes)
      wall.append((ContinuousClock.now - start).seconds)
      processor.append(Double(clock() - before) / Double(1_000_000))
      guard !index.isEmpty else { continue }
      answer =
        "{\"nodes\":\(map.graph.junctions.count),\"edges\":\(map.graph.edgeCount),"
        + "\"length_km\":\(map.graph.totalLength.metres / 1000)}"
    }
    wall.sort()
    processor.sort()
    print(
      "{\"job\":\"network\",\"peer\":\"carecircle\",\"wall_s\":\(wall[wall.count / 2]),"
        + "\"cpu_s\":\(processor[processor.count / 2]),\"rss_mb\":\(peakMegabytes()),"
        + "\"answer\":\(answer)}")
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss >> 10
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss >> 20
    #endif
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
