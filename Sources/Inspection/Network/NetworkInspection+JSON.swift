import Reports
import Geodesy
import Layers
import Registers
import StreetNetwork
import TextFormats
import Wording

extension LoadedNetwork {
  /// What the network contains, as a JSON document with the schema `carecircle.network/1`.
  public func json() -> ByteBuffer {
    let (graph, report) = (map.graph, map.report)
    return JSONValue.object([
      ("schema", .string("carecircle.network/1")),
      ("version", .string(CareCircleVersion.current)),
      (
        "file",
        .object([
          ("name", .string(name)), ("bytes", .integer(byteCount)), ("sha256", .string(sha256)),
          ("source_sha256", .string(sourceSHA256)), ("format", .string(format.rawValue)),
        ])
      ),
      ("profile", map.profile.document),
      (
        "objects",
        .object([
          ("relations", .integer(report.relations)), ("ways", .integer(report.ways)),
          ("nodes", .integer(report.nodes)),
        ])
      ),
      ("street_ways", .integer(report.streetWays)),
      ("other_ways", .integer(report.otherWays)),
      ("left_out", counts(LeftOutReason.allCases.map { ($0.rawValue, report.leftOut[$0]) })),
      ("oddities", counts(NetworkOddity.allCases.map { ($0.rawValue, report.oddities[$0]) })),
      ("crossing", report.crossing?.document ?? .null),
      ("edges", .integer(graph.edgeCount)),
      ("junctions", .integer(graph.junctions.count)),
      ("shape_points", .integer(graph.shapes.points.count)),
      ("length_m", .fixed(graph.totalLength.metres, 2)),
      ("bytes_per_edge", .fixed(map.bytesPerEdge, 1)),
      ("islands", .integer(report.islands.count)),
      ("largest_islands_m", .array(report.islands.prefix(10).map { .fixed($0, 2) })),
      ("barriers", .object(BarrierKind.allCases.map { ($0.rawValue, document($0)) })),
      ("walled_rings", .integer(map.walledRings.count)),
      ("bounds", report.bounds?.document ?? .null),
      ("attribution", .optional(attribution)),
    ]).document
  }

  private func counts(_ counts: [(String, Int?)]) -> JSONValue {
    .object(counts.map { ($0.0, .integer($0.1 ?? 0)) })
  }

  private func document(_ kind: BarrierKind) -> JSONValue {
    let tally = map.report.barriers[kind] ?? BarrierTally()
    return .object([("lines", .integer(tally.lines)), ("length_m", .fixed(tally.metres, 2))])
  }
}

extension NetworkPlace {
  fileprivate var document: JSONValue {
    .object([("longitude", .fixed(longitude, 7)), ("latitude", .fixed(latitude, 7))])
  }
}

extension NetworkBounds {
  fileprivate var document: JSONValue {
    .object([
      ("west", .fixed(west, 7)), ("south", .fixed(south, 7)), ("east", .fixed(east, 7)),
      ("north", .fixed(north, 7)),
    ])
  }
}
