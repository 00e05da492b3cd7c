import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import StreetNetwork

/// The street corners that are proposed as sites: crossings of streets from which no room is within its circle, near an
/// estate that is a gap.
///
/// Of all crossings in a square of 200 m only the one with the most streets is proposed, so that a city has thousands
/// of them and not a hundred thousand. Crossings on bridges and in tunnels are not suitable for a room. Time is
/// proportional to the network.
struct StreetCorners {
  /// The corners as candidates, from south to north.
  let sites: [CandidateSite]

  private static let square = 200.0
  /// The same in units of latitude, of which a degree has ten million and is about 111,195 m long.
  private static let height = square / 111_195 * 1e7

  /// Finds the corners near the places of estates that are gaps. `reach` is the longest walk within the circle, and
  /// `model` knows the rooms there are.
  init(_ graph: StreetGraph, near gaps: [Coordinate], reach: Length, _ model: ReachModel) {
    let streets = Self.streets(graph)
    let gaps = PointIndex(gaps, cell: reach)
    var best: [Square: Int] = [:]
    for junction in graph.junctions.indices where streets[junction] >= 3 {
      let square = Square(graph.junctions[junction])
      if let known = best[square], streets[known] >= streets[junction] { continue }
      if Self.isNear(gaps, graph.junctions[junction].coordinate, reach) { best[square] = junction }
    }
    let corners = best.values.sorted()
    let estates = corners.map { Estate(id: "", place: .point(graph.junctions[$0].coordinate)) }
    let walks = model.walks(of: estates, upTo: .metres(0))
    let open = zip(corners, walks).filter { !$0.1.contains(where: \.isInside) }.map(\.0)
    let names = Self.names(graph, of: open)
    sites = open.map { junction in
      let place = graph.junctions[junction].coordinate
      var site = CandidateSite(id: "corner/\(place.longitude)/\(place.latitude)", coordinate: place)
      site.name = names[junction]
      return site
    }.sorted { ($0.coordinate.latitude, $0.id) < ($1.coordinate.latitude, $1.id) }
  }

  /// A square of the grid in which one corner is proposed.
  private struct Square: Hashable {
    let row: Int
    let column: Int

    init(_ place: FixedCoordinate) {
      // The columns of a row are as wide as its foot is.
      let row = (Double(place.y) / StreetCorners.height).rounded(.down)
      let width = StreetCorners.square / LocalMetric(latitude: row * StreetCorners.height).east
      self.row = Int(row)
      column = Int((Double(place.x) / width).rounded(.down))
    }
  }

  /// The number of streets at ground level that meet in each junction.
  private static func streets(_ graph: StreetGraph) -> [Int32] {
    var streets = [Int32](repeating: 0, count: graph.junctions.count)
    for (edge, ends) in graph.ends.enumerated() {
      let isUsable =
        !graph.traits[edge].contains(.offGround) && !graph.traits[edge].contains(.steps)
      for end in [ends.from, ends.to] where isUsable { streets[Int(end)] += 1 }
    }
    return streets
  }

  private static func isNear(_ gaps: PointIndex, _ place: Coordinate, _ reach: Length) -> Bool {
    var isNear = false
    let squared = reach.metres * reach.metres
    gaps.forEachNear(place, within: reach.metres) { _, chord in
      if chord <= squared { isNear = true }
    }
    return isNear
  }

  /// The names of the streets that meet in each of some junctions.
  private static func names(_ graph: StreetGraph, of junctions: [Int]) -> [Int: String] {
    let wanted = Set(junctions)
    var names: [Int: [String]] = [:]
    for (edge, ends) in graph.ends.enumerated() {
      guard let name = graph.name(of: edge) else { continue }
      for end in [Int(ends.from), Int(ends.to)] where wanted.contains(end) {
        if names[end]?.contains(name) != true { names[end, default: []].append(name) }
      }
    }
    return names.mapValues { $0.sorted().joined(separator: " / ") }
  }
}
