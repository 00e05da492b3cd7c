import Geodesy
import Layers
import StreetNetwork
import TextFormats

/// The streets, waters and railways of a study's own network, as a light background.
///
/// A network has no ranks of streets, so the streets with the longest names come first: those whose pieces of one name
/// add up to most. Pieces without a name follow, the longest first, until the limit is reached.
struct BaseMap {
  private let map: StreetMap
  private let frame: MapFrame
  private let limit: Int

  init(_ map: StreetMap, in frame: MapFrame, atMost points: Int) {
    (self.map, self.frame, limit) = (map, frame, points)
  }

  func append(to json: inout ByteBuffer) {
    json.append("{")
    let all = streetEdges
    json.appendMember("streets", isFirst: true) { json in
      append(chosen(all), map.graph.shapes, to: &json)
    }
    let barriers = map.barriers.lines
    for (kind, name) in [
      (BarrierKind.railway, "rail" as StaticString), (.river, "river"), (.water, "water"),
    ] {
      let lines = map.barrierKinds.indices.filter {
        map.barrierKinds[$0] == kind && isNear(barriers, $0)
      }
      json.appendMember(name) { json in append(lines, barriers, to: &json) }
    }
    json.append("}")
  }

  private func append(_ lines: [Int], _ shapes: LineShapes, to json: inout ByteBuffer) {
    let drawn = DrawnShapes(
      lines: [
        lines.map { line in
          shapes.points(of: line).map { frame.point(shapes.points[$0].coordinate) }
        }
      ],
      in: frame, atMost: limit)
    LineCode.append(drawn.shapes.first ?? [], to: &json)
  }

  private func isNear(_ shapes: LineShapes, _ line: Int) -> Bool {
    shapes.points(of: line).contains { frame.isNear(shapes.points[$0].coordinate) }
  }

  private var streetEdges: [Int] {
    (0..<map.graph.edgeCount).filter { isNear(map.graph.shapes, $0) }
  }

  /// The edges that come first, as many as the limit allows before they are thinned.
  private func chosen(_ edges: [Int]) -> [Int] {
    let graph = map.graph
    // Thinning leaves a third of the points or fewer.
    let most = limit * 3
    let points = edges.reduce(0) { $0 + graph.shapes.points(of: $1).count }
    guard points > most else { return edges }
    var lengths = [Double](repeating: 0, count: graph.nameTable.count)
    for edge in edges where graph.names[edge] >= 0 {
      lengths[Int(graph.names[edge])] += Double(graph.length(of: edge))
    }
    let ranked = edges.map { edge in
      let name = graph.names[edge]
      return (
        isNamed: name >= 0 ? 1 : 0, name >= 0 ? lengths[Int(name)] : Double(graph.length(of: edge)),
        edge
      )
    }.sorted { ($1.isNamed, $1.1, $0.2) < ($0.isNamed, $0.1, $1.2) }
    var (sum, taken) = (0, [Int]())
    for (_, _, edge) in ranked {
      sum += graph.shapes.points(of: edge).count
      if sum > most { break }
      taken.append(edge)
    }
    return taken.sorted()
  }
}
