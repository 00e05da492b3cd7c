import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

/// Real extracts: counts that add up, and lengths as PROJ has them.
@Suite(.enabled(if: SharedData.url("osm/porto.osm.pbf") != nil, "needs the shared data"))
struct RealNetworkTests {
  private func map(_ name: String) throws -> StreetMap {
    try OSMReader.read(path: try #require(SharedData.url("osm/\(name)")).path)
  }

  @Test(arguments: [
    "porto.osm.pbf", "helsinki.osm.pbf", "beijing-cau.osm", "shanghai-huangpu-drive.osm",
    "shanghai-fengxian.osm", "monaco.osm.gz", "lund-station.osm.pbf", "missing-nodes.osm.pbf",
  ])
  func everyWayIsCounted(name: String) throws {
    let map = try map(name)
    #expect(map.keepsCount && map.graph.edgeCount > 0)
    #expect(map.report.islands == map.report.islands.sorted(by: >))
    #expect(abs(map.report.islands.reduce(0, +) - map.metres) < 1e-3 * Double(map.graph.edgeCount))
    #expect(map.barrierKinds.count == map.barriers.lines.count)
  }

  @Test(arguments: ["porto.osm.pbf", "helsinki.osm.pbf"])
  func lengthsAreGeodesic(name: String) throws {
    let graph = try map(name).graph
    var worst = 0.0
    for edge in 0..<graph.edgeCount {
      let points = graph.shapes.points(of: edge)
      let metres = points.dropLast().reduce(0.0) { sum, place in
        let (a, b) = (graph.shapes.points[place], graph.shapes.points[place + 1])
        return sum + Geodesic.distance(a.coordinate, b.coordinate).metres
      }
      let rounding = (1 / 65_536 + 1e-6) * Double(points.count - 1)
      worst = max(worst, abs(metres - WalkUnits.metres(graph.length(of: edge))) - rounding)
      let ends = graph.ends[edge]
      #expect(graph.junctions[Int(ends.from)] == graph.shapes.points[points.lowerBound])
      #expect(graph.junctions[Int(ends.to)] == graph.shapes.points[points.upperBound - 1])
    }
    #expect(worst == 0, "\(worst) m beyond rounding")
  }

  @Test func anUnversionedFileIsRefused() throws {
    let url = try #require(SharedData.url("osm/malformed-no-version.osm"))
    do throws(NetworkError) {
      _ = try OSMReader.read(path: url.path)
      Issue.record("read")
    } catch {
      guard case .noVersion = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
