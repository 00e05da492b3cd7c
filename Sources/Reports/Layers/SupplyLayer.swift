import CareModel
import Coverage
import Layers

extension SupplyResults {
  /// Every estate with its supply per head.
  public var layer: ResultLayer {
    let estates = coverage.estates
    return ResultLayer(
      "supply", header: header(schema: "carecircle.supply/1"), geometry: .any,
      count: estates.count, columns: people(estates) + figures + shared,
      anchor: { estates[$0].anchor },
      shape: { $1.place(estates[$0].place, gates: estates[$0].gates) })
  }

  private func people(_ estates: [Estate]) -> [LayerColumn] {
    [
      .text("id") { $1.text(estates[$0].id) },
      .text("name") { $1.text(estates[$0].name) },
      .text("township") { $1.text(estates[$0].township) },
      .text("community") { $1.text(estates[$0].community) },
      .integer("households") { estates[$0].households },
      .integer("elders") { people(.sixty, $0).map { Int($0.value) } },
      .text("elders_bound") { $1.text(people(.sixty, $0)?.bound.rawValue) },
      .text("elders_source") { $1.text(source($0)) },
      .integer("elders_65") { people(.sixtyFive, $0).map { Int($0.value) } },
      .integer("elders_80") { people(.eighty, $0).map { Int($0.value) } },
    ]
  }

  private var figures: [LayerColumn] {
    let (counts, area, beds) = (counts, area, beds)
    return [
      .integer("facilities_in_catchment") { Int(counts[$0]) },
      .number("supply_m2_per_1000") { area[$0].perThousand },
      .text("supply_bound") { $1.text(area[$0].bound?.rawValue) },
      .text("supply_reason") { $1.text(area[$0].reason) },
      .number("beds_per_1000") { beds[$0].perThousand },
      .text("beds_bound") { $1.text(beds[$0].bound?.rawValue) },
      .text("beds_reason") { $1.text(beds[$0].reason) },
    ]
  }

  private var shared: [LayerColumn] {
    [
      .text("method", all: coverage.method.rawValue),
      .flag("estimated", all: coverage.method.isEstimated), .text("decay", all: decay.code),
      .text("circle", all: coverage.circle.code(by: coverage.method)),
      .text("crs_source", all: coverage.crsSource.rawValue),
    ]
  }

  package func header(schema: String) -> [(String, JSONValue)] {
    let zones = decay.zones.map { zone -> JSONValue in
      .object([
        ("circle", .string(zone.circle.code(by: coverage.method))),
        ("weight", .number(zone.weight)),
      ])
    }
    return coverage.header(schema: schema) + [
      ("decay", .string(decay.code)), ("zones", .array(zones)),
    ]
  }
}
