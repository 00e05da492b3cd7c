import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import TextFormats

/// A township, a community or the whole study, with what was found in it.
public struct UnitRow: Sendable {
  /// What a row is about.
  public enum Level: String, Sendable {
    /// All estates and all ground.
    case whole
    /// 乡镇, 街道.
    case township
    /// 社区, 村.
    case community
  }

  /// What it is about.
  public var level: Level
  /// Its place among the units of its level in their table; nil for a unit that only estates name.
  public var number: Int?
  /// The id in the table of units; nil for a unit that only estates name, and for the whole.
  public var id: String?
  /// The name; nil for the whole, and for what belongs to no unit.
  public var name: String?
  /// The township of a community.
  public var township: String?
  /// Its ground, if it is known.
  public var ground: MultiPolygon?
  /// Its estates.
  public var figures = UnitFigures()
  /// Its ground by coverage; nil where it has none, or no ground was asked about.
  public var areas: AreaFigures?

  /// A row of nothing.
  public init(level: Level, id: String? = nil, name: String? = nil) {
    (self.level, self.id, self.name) = (level, id, name)
  }

  /// Keys and values, the same in the table and in the layer.
  var members: [(String, JSONValue)] {
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
