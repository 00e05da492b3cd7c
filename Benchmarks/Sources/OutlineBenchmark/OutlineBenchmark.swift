import CareCircle
import Foundation
import Geodesy
import PlaneGeometry
import StreetNetwork

/// Times the drawing of outlines on one core: the area from which each of some places is reached within 1,200 m.
///
/// usage: OutlineBenchmark NETWORK FACILITIES.csv [COUNT] [CELL] [together]
///
/// Facilities are `_,_,lon,lat`. With `together` also the areas of all of them are drawn as one, and split. The network is read and indexed before the clock starts.
@main
enum OutlineBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      print("usage: OutlineBenchmark NETWORK FACILITIES.csv [COUNT] [CELL] [together]")
      return
    }
    let map = try LoadedNetwork.load(.file(arguments[0])).map
    let streets = StreetAccess(map.graph, barriers: map.barriers)
    let count = arguments.count > 2 ? Int(arguments[2]) ?? 1000 : 1000
    let cell = arguments.count > 3 ? Double(arguments[3]) ?? 7 : 7
    let places = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n")
      .dropFirst().prefix(count).compactMap { line -> Coordinate? in
        let cells = line.split(separator: ",")
        return Coordinate(longitude: Double(cells[2]) ?? 0, latitude: Double(cells[3]) ?? 0)
      }
    if arguments.count > 4 { TogetherJob.run(streets, places, cell: cell, metres: 1200) }
    let reached = ReachedStreets(streets.graph)
    let tracer = OutlineTracer(streets, cell: .metres(cell))
    var (area, corners, pieceCount) = (0.0, 0, 0)
    var outlines: [MultiPolygon] = []
    let start = ContinuousClock.now
    var searching = Duration.zero
    for place in places {
      let before = ContinuousClock.now
      let pieces = reached.pieces(
        of: streets.points(from: place), within: WalkUnits.units(1200))
      searching += ContinuousClock.now - before
      pieceCount += pieces.count
      if let outline = tracer.outline(
        of: pieces, facilities: [FixedCoordinate(place)], within: 1200)
      {
        outlines.append(outline)
      }
    }
    let seconds = (ContinuousClock.now - start).seconds
    for outline in outlines {
      for polygon in outline.polygons {
        for ring in polygon.rings {
          area += Geodesic.area(ofRing: ring.corners).squareMetres
          corners += ring.corners.count
        }
      }
    }
    print(
      "{\"job\":\"outlines\",\"peer\":\"carecircle\",\"n\":\(places.count),\"cell_m\":\(cell),"
        + "\"wall_s\":\(seconds),\"ms_each\":\(seconds * 1000 / Double(places.count)),"
        + "\"search_ms_each\":\(searching.seconds * 1000 / Double(places.count)),"
        + "\"pieces_each\":\(pieceCount / max(1, places.count)),"
        + "\"area_km2\":\(area / 1e6),\"vertices\":\(corners)}")
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
