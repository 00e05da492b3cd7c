import Foundation
import PlaneGeometry

/// Times the union of circles of one radius, from centres in memory to arcs, rings and area; with a boundary
/// also what the boundary has beyond the union, and the writing of both.
///
/// usage: UnionBenchmark CIRCLES.csv [REPEATS] [BOUNDARY.geojson OUT.geojson]
///
/// Circles are `id,x,y` in metres of a plane, 1,000 m in radius. Prints one line of JSON with medians; CPU time is
/// that of all cores.
@main
enum UnionBenchmark {
  static let radius = 1000.0
  /// How far the sides of a 64-gon run inside its circle.
  static let tolerance = radius * (1 - cos(Double.pi / 64))

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let path = arguments.first else {
      print("usage: UnionBenchmark CIRCLES.csv [REPEATS] [BOUNDARY.geojson OUT.geojson]")
      return
    }
    let repeats = arguments.count > 1 ? max(1, Int(arguments[1]) ?? 5) : 5
    let centres = try points(path)
    var union = try PlaneDiscUnion([])
    let uniting = try measured(repeats) {
      union = try PlaneDiscUnion(centres.map { PlaneDisc(centre: $0, radius: radius) })
    }
    print(
      "{\"job\":\"union\",\"peer\":\"carecircle\",\"n\":\(centres.count),\(uniting),"
        + "\"union_km2\":\(union.area / 1e6),\"arcs\":\(union.arcs.count),"
        + "\"parts\":\(union.rings.count { !$0.isHole }),"
        + "\"holes\":\(union.rings.count { $0.isHole })}")
    guard arguments.count > 3 else { return }
    let boundary = try boundary(arguments[2])
    var gaps: PlaneShape?
    let job = try measured(repeats) {
      gaps = try GapJob.run(centres, boundary: boundary, out: arguments[3])
    }
    guard let gaps else { return print("GEOS gave no gaps") }
    print(
      "{\"job\":\"gaps\",\"peer\":\"carecircle\",\"n\":\(centres.count),\(job),"
        + "\"gap_km2\":\(gaps.area / 1e6),\"gap_parts\":\(gaps.polygons.count),"
        + "\"is_valid\":\(gaps.isValid)}")
  }

  /// The median times of a job, as members of a JSON object.
  private static func measured(_ repeats: Int, _ job: () throws -> Void) rethrows -> String {
    var (walls, cpus): ([Double], [Double]) = ([], [])
    for _ in 0..<repeats {
      let (cpu, start) = (processSeconds(), ContinuousClock.now)
      try job()
      walls.append((ContinuousClock.now - start) / .seconds(1))
      cpus.append(processSeconds() - cpu)
    }
    walls.sort()
    cpus.sort()
    return "\"wall_s\":\(walls[repeats / 2]),\"cpu_s\":\(cpus[repeats / 2]),\"cpu_min\":\(cpus[0])"
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

  /// The outer ring of the first feature, a polygon.
  private static func boundary(_ path: String) throws -> PlanePolygon {
    struct Collection: Decodable {
      struct Feature: Decodable {
        struct Geometry: Decodable { let coordinates: [[[Double]]] }
        let geometry: Geometry
      }
      let features: [Feature]
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let collection = try JSONDecoder().decode(Collection.self, from: data)
    let ring = collection.features.first?.geometry.coordinates.first ?? []
    return PlanePolygon(outer: ring.dropLast().map { PlanePoint(x: $0[0], y: $0[1]) })
  }

  /// CPU time of this process on all cores, in seconds.
  private static func processSeconds() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }
}
