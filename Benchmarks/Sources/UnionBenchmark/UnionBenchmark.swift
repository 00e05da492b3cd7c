import Foundation
import PlaneGeometry

/// Times the union of circles of one radius, from centres in memory to arcs, rings and area.
///
/// usage: UnionBenchmark CIRCLES.csv [REPEATS] [RADIUS]
///
/// Circles are `id,x,y` in metres of a plane. Prints one line of JSON with medians; CPU time is that of all cores.
@main
enum UnionBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let path = arguments.first else {
      print("usage: UnionBenchmark CIRCLES.csv [REPEATS] [RADIUS]")
      return
    }
    let repeats = arguments.count > 1 ? Int(arguments[1]) ?? 5 : 5
    let radius = arguments.count > 2 ? Double(arguments[2]) ?? 1000 : 1000
    let centres = try points(path)
    var walls: [Double] = []
    var cpus: [Double] = []
    var union = try PlaneDiscUnion([])
    for _ in 0..<max(1, repeats) {
      let (cpu, start) = (processSeconds(), ContinuousClock.now)
      union = try PlaneDiscUnion(centres.map { PlaneDisc(centre: $0, radius: radius) })
      walls.append((ContinuousClock.now - start) / .seconds(1))
      cpus.append(processSeconds() - cpu)
    }
    print(
      "{\"job\":\"union\",\"peer\":\"carecircle\",\"n\":\(centres.count),"
        + "\"wall_s\":\(median(walls)),\"cpu_s\":\(median(cpus)),\"cpu_min\":\(cpus.min() ?? 0),"
        + "\"union_km2\":\(union.area / 1e6),\"arcs\":\(union.arcs.count),"
        + "\"parts\":\(union.rings.count { !$0.isHole }),"
        + "\"holes\":\(union.rings.count { $0.isHole })}")
  }

  private static func points(_ path: String) throws -> [PlanePoint] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
      .compactMap { line in
        let cells = line.split(separator: ",")
        guard cells.count > 2, let x = Double(cells[1]), let y = Double(cells[2]) else {
          return nil
        }
        return PlanePoint(x: x, y: y)
      }
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }

  /// CPU time of this process on all cores, in seconds.
  private static func processSeconds() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }
}
