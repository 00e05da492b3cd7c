import CareCircle
import Foundation
import StreetNetwork

/// Times the search for the nearest facility of every junction within 1,200 m, from a graph in memory.
///
/// usage: WalkBenchmark NODES.csv EDGES.csv FACILITIES.csv [REPEATS] [ANSWER.csv]
///
/// Nodes are `id,_,lon,lat`, edges `u,v,...`, facilities `_,node,...`. The answer lists the lengths of all
/// edges and then the metres of all nodes, for a peer that gets the same lengths.
@main
enum WalkBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3 else {
      print("usage: WalkBenchmark NODES.csv EDGES.csv FACILITIES.csv [REPEATS] [ANSWER.csv]")
      return
    }
    let input = try Input(arguments[0], arguments[1], arguments[2])
    let start = ContinuousClock.now
    let graph = StreetGraph(input.ways)
    let built = (ContinuousClock.now - start).seconds
    let junctions = input.junctions(of: graph)
    let seeds = input.facilities.map { WalkSeed(junction: junctions[$0], cost: 0, mark: 0) }
    let search = WalkSearch(graph, over: graph.incoming)
    let limit = WalkUnits.units(1200)
    var seconds: [Double] = []
    for _ in 0..<max(1, arguments.dropFirst(3).first.flatMap { Int($0) } ?? 5) {
      let start = ContinuousClock.now
      search.run(from: seeds, limit: limit, marks: .ranks)
      seconds.append((ContinuousClock.now - start).seconds)
    }
    let metres = junctions.map { junction -> Double in
      let cost = search.cost(junction)
      return cost == WalkUnits.unreachable ? -1 : WalkUnits.metres(cost)
    }
    let reached = metres.filter { $0 >= 0 }
    seconds.sort()
    print(
      "{\"job\":\"walks\",\"peer\":\"carecircle\",\"nodes\":\(junctions.count),\"edges\":\(graph.edgeCount),"
        + "\"build_s\":\(built),\"wall_s\":\(seconds[seconds.count / 2]),\"wall_min\":\(seconds[0]),"
        + "\"nodes_reached\":\(reached.count),\"sum_m\":\(reached.reduce(0, +))}")
    if arguments.count > 4 { try input.write(graph, metres, to: arguments[4]) }
  }
}

/// The tables of a graph.
struct Input {
  var ways = StreetWays()
  var facilities: [Int] = []

  init(_ nodes: String, _ edges: String, _ facilities: String) throws {
    for row in try Self.rows(nodes) {
      ways.nodes.append(
        FixedCoordinate(
          x: Int32((row[2] * 1e7).rounded()), y: Int32((row[3] * 1e7).rounded())))
    }
    for row in try Self.rows(edges) { ways.append([Int32(row[0]), Int32(row[1])]) }
    self.facilities = try Self.rows(facilities).map { Int($0[1]) }
  }

  private static func rows(_ path: String) throws -> [[Double]] {
    try String(contentsOfFile: path, encoding: .utf8).utf8.split(separator: 10).dropFirst().map {
      $0.split(separator: 44).map { Double(Substring($0)) ?? 0 }
    }
  }

  /// The junction of each node: edges keep the order and the direction of the ways.
  func junctions(of graph: StreetGraph) -> [Int32] {
    var junctions = [Int32](repeating: 0, count: ways.nodes.count)
    for (edge, ends) in graph.ends.enumerated() {
      junctions[Int(ways.references[edge * 2])] = ends.from
      junctions[Int(ways.references[edge * 2 + 1])] = ends.to
    }
    return junctions
  }

  func write(_ graph: StreetGraph, _ metres: [Double], to path: String) throws {
    var lines = (0..<graph.edgeCount).map { String(WalkUnits.metres(graph.length(of: $0))) }
    lines += metres.map { String($0) }
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
