import Coverage
import Layers

extension AreaReport {
  /// The areas from which no room is reached, and those for which that is undecided.
  public var gapAreaLayer: ResultLayer {
    let (gaps, people, prefix) = (areas?.gaps ?? [], inhabitants, results.part?.prefix ?? "")
    let units = gaps.map { gap in gap.unit.flatMap { townshipRows[$0] }.map { rows[$0] } }
    let inhabitants = { @Sendable (record: Int) in
      record < people.count ? people[record] : AreaInhabitants()
    }
    return ResultLayer(
      "gap-areas", header: results.header(schema: "carecircle.gap-areas/1") + gapHeader,
      geometry: .polygon, count: gaps.count,
      columns: [
        .text("id") { $1.text("\(prefix)\($0 + 1)") },
        .text("verdict") { $1.text(gaps[$0].isUndecided ? "indeterminate" : "gap") },
        .text("township_id") { $1.text(units[$0]?.id) },
        .text("township") { $1.text(units[$0]?.name) },
        .number("area_m2") { gaps[$0].area.squareMetres },
        .number("farthest_m") { gaps[$0].farthest?.metres },
        .integer("estates") { inhabitants($0).estates },
        .integer("gap_estates") { inhabitants($0).gapEstates },
        .integer("households") { inhabitants($0).households },
        .integer("elders") { inhabitants($0).elders },
        .integer("elders_unknown_estates") { inhabitants($0).eldersUnknown },
      ] + results.sharedColumns,
      shape: { $1.area(gaps[$0].place) })
  }

  private var gapHeader: [(String, JSONValue)] {
    let slivers = areas?.slivers ?? (0, .squareMetres(0))
    return [
      ("figures", figures(areas?.whole)),
      ("slivers_left_out", .integer(slivers.count)),
      ("slivers_area_m2", .fixed(slivers.area.squareMetres, 2)),
      ("least_area_m2", .number(CoverageAreas.least)),
      ("least_width_m", .number(CoverageAreas.thinnest)),
      ("boxes_failed", .integer(areas?.failures ?? 0)), unplaced,
    ]
  }

  private func figures(_ areas: AreaFigures?) -> JSONValue {
    guard let areas else { return .null }
    return .object([
      ("demand_m2", .fixed(areas.demand.squareMetres, 2)),
      ("covered_m2", .fixed(areas.covered.squareMetres, 2)),
      ("gap_m2", .fixed(areas.gap.squareMetres, 2)),
      ("undecided_m2", .fixed(areas.undecided.squareMetres, 2)),
    ])
  }
}
