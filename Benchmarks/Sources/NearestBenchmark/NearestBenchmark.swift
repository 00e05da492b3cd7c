import CareCircle
import Foundation
import StreetNetwork

/// Times the search for the nearest of some junctions from every junction of a network file, and writes the costs.
///
/// usage: NearestBenchmark CITY.osm.pbf JUNCTIONS.txt METRES [REPEATS] [ANSWER.txt]
///
/// Junctions are numbered as `carecircle network build --dump` writes them. The answer has one line a junction: the
/// cost of the walk from it in metres, -1 beyond the limit.
@main
enum NearestBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3, let metres = Double(arguments[2]) else {
      print("usage: NearestBenchmark CITY.osm.pbf JUNCTIONS.txt METRES [REPEATS] [ANSWER.txt]")
      return
    }
    let graph = try NetworkFile.read(path: arguments[0]).graph
    let chosen = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n")
      .compactMap { Int32($0) }.filter { graph.junctions.indices.contains(Int($0)) }
    let seeds = chosen.map { WalkSeed(junction: $0, cost: 0, mark: 0) }
    let search = WalkSearch(graph, over: graph.incoming)
    var seconds: [Double] = []
    for _ in 0..<max(1, arguments.dropFirst(3).first.flatMap { Int($0) } ?? 5) {
      let start = ContinuousClock.now
      search.run(from: seeds, limit: WalkUnits.units(metres), marks: .ranks)
      let taken = (ContinuousClock.now - start).components
      seconds.append(Double(taken.seconds) + Double(taken.attoseconds) * 1e-18)
    }
    seconds.sort()
    print(
      "{\"job\":\"nearest\",\"peer\":\"carecircle\",\"nodes\":\(graph.junctions.count),"
        + "\"edges\":\(graph.edgeCount),\"wall_s\":\(seconds[seconds.count / 2]),"
        + "\"nodes_reached\":\(search.reached.count)}")
    guard arguments.count > 4 else { return }
    let lines = graph.junctions.indices.map { junction -> String in
      let cost = search.cost(Int32(junction))
      return cost == WalkUnits.unreachable ? "-1" : String(WalkUnits.metres(cost))
    }
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: arguments[4], atomically: true, encoding: .utf8)
  }
}
