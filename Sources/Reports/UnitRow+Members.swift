import Coverage
import Geodesy
import Layers

extension UnitRow {
  /// Keys and values, the same in the table and in the layer.
  package var members: [(String, JSONValue)] {
    identity + estates + people("households", figures.households)
      + people("elders", figures.elders)
      + PopulationSpread.Age.allCases.flatMap { spread($0, figures.people[$0]) }
      + ground(areas) + walks
  }

  private var identity: [(String, JSONValue)] {
    [
      ("unit_type", .string(level.rawValue)),
      ("unit_number", number.map { .integer($0 + 1) } ?? .null), ("unit_id", .optional(id)),
      ("unit_name", .optional(name)), ("township", .optional(township)),
    ]
  }

  private var estates: [(String, JSONValue)] {
    let tally = figures.tally
    let count = { (verdict: Verdict) in JSONValue.integer(tally.verdicts[verdict, default: 0]) }
    return [
      ("estates", .integer(tally.total)), ("covered", count(.covered)), ("gap", count(.gap)),
      ("indeterminate", count(.indeterminate)), ("not_applicable", count(.notApplicable)),
      ("n", .integer(tally.covered.numerator)), ("of", .integer(tally.covered.denominator)),
      ("percent", .percent(tally.covered)), ("percent_least", .percent(tally.least)),
      ("percent_greatest", .percent(tally.greatest)),
    ]
  }

  private func people(_ what: String, _ people: PeopleTally) -> [(String, JSONValue)] {
    [
      (what, .integer(people.total)), ("\(what)_covered", .integer(people.covered)),
      ("\(what)_gap", .integer(people.gap)),
      ("\(what)_indeterminate", .integer(people.indeterminate)),
      ("\(what)_percent", .percent(people.coveredShare)),
      ("\(what)_unknown_estates", .integer(people.unknownEstates)),
    ]
  }

  private func spread(
    _ age: PopulationSpread.Age, _ tally: SpreadTally?
  ) -> [(String, JSONValue)] {
    let what = "elders_\(age.rawValue)"
    let count = { (count: Int?) in count.map(JSONValue.integer) ?? .null }
    return [
      (what, count(tally?.total)), ("\(what)_covered", count(tally?.covered)),
      ("\(what)_gap", count(tally?.gap)),
      ("\(what)_indeterminate", count(tally?.indeterminate)),
      ("\(what)_not_applicable", count(tally?.notApplicable)),
      ("\(what)_unplaced", count(tally?.unplaced)),
      ("\(what)_percent", tally.map { .percent($0.coveredShare) } ?? .null),
      ("\(what)_unknown_estates", count(tally?.unknownEstates)),
    ]
  }

  private func ground(_ areas: AreaFigures?) -> [(String, JSONValue)] {
    let kilometres = { (area: Area?) in
      area.map { JSONValue.fixed($0.squareMetres / 1e6, 4) } ?? .null
    }
    let demand = areas?.demand.squareMetres ?? 0
    let share = demand > 0 ? areas.map { $0.covered.squareMetres / demand * 100 } : nil
    return [
      ("area_km2", kilometres(areas?.demand)), ("area_covered_km2", kilometres(areas?.covered)),
      ("area_gap_km2", kilometres(areas?.gap)),
      ("area_undecided_km2", kilometres(areas?.undecided)),
      ("area_percent", share.map { .fixed($0, 2) } ?? .null),
    ]
  }

  private var walks: [(String, JSONValue)] {
    zip(["walk_min_p50", "walk_min_p90", "walk_min_max"], figures.walkMinutes(at: [0.5, 0.9, 1]))
      .map { ($0, $1.map { .fixed($0, 2) } ?? .null) }
  }
}

extension JSONValue {
  /// A share in percent; null of nothing.
  fileprivate static func percent(_ share: Share) -> JSONValue {
    share.percent.map { .fixed($0, 2) } ?? .null
  }
}
