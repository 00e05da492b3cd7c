import Coverage
import Geodesy
import Layers

/// The units of a study with their figures, as a layer: `coverage.geojson`, or `townships.csv` as a table.
///
/// A unit has the id of its table, otherwise its name. The whole study has the id `whole`, and what belongs to no unit
/// of a level has an id such as `township-none`. Units whose ground is not known have no geometry.
package struct UnitLayer {
  private let rows: [UnitRow]
  private let shared: [LayerColumn]

  /// A layer of these rows; `shared` are the columns that all layers share.
  package init(_ rows: [UnitRow], shared: [LayerColumn]) {
    (self.rows, self.shared) = (rows, shared)
  }

  /// The layer. `header` begins with the schema, and `shape` draws the unit with a given index.
  package func layer(
    header: [(String, JSONValue)], shape: @escaping ResultLayer.Shape
  ) -> ResultLayer {
    ResultLayer(
      "coverage", header: header, geometry: .polygon, count: rows.count, columns: columns,
      shape: shape)
  }

  private var columns: [LayerColumn] {
    identity + estates + people("households", \.households) + people("elders", \.elders)
      + PopulationSpread.Age.allCases.flatMap(spread) + ground + walks + shared
  }

  private var identity: [LayerColumn] {
    let rows = rows
    return [
      .text("id") { $1.text(rows[$0].key) },
      .text("unit_type") { $1.text(rows[$0].level.rawValue) },
      .integer("unit_number") { rows[$0].number.map { $0 + 1 } },
      .text("unit_id") { $1.text(rows[$0].id) },
      .text("unit_name") { $1.text(rows[$0].name) },
      .text("township") { $1.text(rows[$0].township) },
    ]
  }

  private var estates: [LayerColumn] {
    let tallies = rows.map(\.figures.tally)
    let count = { (key: String, verdict: Verdict) in
      LayerColumn.integer(key) { tallies[$0].verdicts[verdict, default: 0] }
    }
    return [
      .integer("estates") { tallies[$0].total }, count("covered", .covered), count("gap", .gap),
      count("indeterminate", .indeterminate), count("not_applicable", .notApplicable),
      .integer("n") { tallies[$0].covered.numerator },
      .integer("of") { tallies[$0].covered.denominator },
      .number("percent") { tallies[$0].covered.percent },
      .number("percent_least") { tallies[$0].least.percent },
      .number("percent_greatest") { tallies[$0].greatest.percent },
    ]
  }

  private func people(_ what: String, _ path: KeyPath<UnitFigures, PeopleTally>) -> [LayerColumn] {
    let people = rows.map { $0.figures[keyPath: path] }
    return [
      .integer(what) { people[$0].total },
      .integer("\(what)_covered") { people[$0].covered },
      .integer("\(what)_gap") { people[$0].gap },
      .integer("\(what)_indeterminate") { people[$0].indeterminate },
      .number("\(what)_percent") { people[$0].coveredShare.percent },
      .integer("\(what)_unknown_estates") { people[$0].unknownEstates },
    ]
  }

  private func spread(_ age: PopulationSpread.Age) -> [LayerColumn] {
    let what = "elders_\(age.rawValue)"
    // If the people of no estate are known, the sums are not 0 but unknown.
    let people = rows.map { $0.figures.hasNoKnownPeople(from: age) ? nil : $0.figures.people[age] }
    let unknown = rows.map { $0.figures.people[age]?.unknownEstates }
    return [
      .integer(what) { people[$0]?.total },
      .integer("\(what)_covered") { people[$0]?.covered },
      .integer("\(what)_gap") { people[$0]?.gap },
      .integer("\(what)_indeterminate") { people[$0]?.indeterminate },
      .integer("\(what)_not_applicable") { people[$0]?.notApplicable },
      .integer("\(what)_unplaced") { people[$0]?.unplaced },
      .number("\(what)_percent") { people[$0]?.coveredShare.percent },
      .integer("\(what)_unknown_estates") { unknown[$0] },
    ]
  }

  private var ground: [LayerColumn] {
    let areas = rows.map(\.areas)
    let kilometres = { (key: String, area: @escaping @Sendable (AreaFigures) -> Area) in
      LayerColumn.number(key, decimals: 4) { areas[$0].map { area($0).squareMetres / 1e6 } }
    }
    return [
      kilometres("area_km2") { $0.demand }, kilometres("area_covered_km2") { $0.covered },
      kilometres("area_gap_km2") { $0.gap }, kilometres("area_undecided_km2") { $0.undecided },
      .number("area_percent") { record in
        guard let area = areas[record], area.demand.squareMetres > 0 else { return nil }
        return area.covered.squareMetres / area.demand.squareMetres * 100
      },
    ]
  }

  private var walks: [LayerColumn] {
    let walks = rows.map { $0.figures.walkMinutes(at: [0.5, 0.9, 1]) }
    return ["walk_min_p50", "walk_min_p90", "walk_min_max"].enumerated().map { number, key in
      .number(key) { walks[$0][number] }
    }
  }
}

extension UnitRow {
  /// The id that distinguishes the unit from all others.
  fileprivate var key: String {
    if let known = id ?? name { return known }
    return level == .whole ? level.rawValue : "\(level.rawValue)-none"
  }
}

extension AreaReport {
  /// Every unit with its ground and its figures.
  public var coverageLayer: ResultLayer {
    let rows = rows
    let bare = rows.count { $0.ground == nil }
    return UnitLayer(rows, shared: results.sharedColumns).layer(
      header: results.header(schema: "carecircle.coverage/1") + [
        unplaced, ("without_geometry", .integer(bare)),
      ]
    ) { $1.area(rows[$0].ground) }
  }
}
