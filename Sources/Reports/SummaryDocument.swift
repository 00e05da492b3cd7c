import Coverage
import Layers
import Registers
import TextFormats
import Wording

extension CoverageResults {
  /// What every output says about itself: its schema, the circle and the method.
  package func header(schema: String) -> [(String, JSONValue)] {
    [
      ("schema", .string(schema)),
      ("version", .string(CareCircleVersion.current)),
      ("circle", circle.document(by: method)),
      ("method", .string(method.rawValue)),
      ("estimated", .flag(method.isEstimated)),
      ("crs_source", .string(crsSource.rawValue)),
    ] + (attribution.map { [("attribution", .string($0))] } ?? [])
  }

  /// The counts and shares of the results. `inputs` give the numbers of rows that were used and rejected.
  ///
  /// `drawingDisagreements` is the number of gates that the drawing puts on the wrong side, if walks were measured.
  /// `profiles` are the verdicts for other walkers, if they were asked for.
  public func summary(
    inputs: [InputInfo], drawingDisagreements: Int? = nil, profiles: ProfileComparison? = nil
  ) -> ByteBuffer {
    var tallies = TownshipTallies()
    for (estate, reach) in zip(estates, reaches) {
      tallies.add(to: estate.township) { $0.add(reach) }
    }
    let members = tallies.members(
      facilities: facilityCounts, notPlaced: inputs.facilitiesNotPlaced, outside: estatesOutside,
      disagreements: drawingDisagreements.map(JSONValue.integer) ?? .null)
    let walkers = profiles.map { [("profiles", $0.document)] } ?? []
    return JSONValue.object(header(schema: "carecircle.summary/1") + members + walkers).document
  }

  private var facilityCounts: JSONValue {
    var counts: [String: Int] = [:]
    let own = ownFacilities
    for index in own { counts[qualifications[index].code ?? "qualifies", default: 0] += 1 }
    let codes =
      ["qualifies"] + Shortcoming.allCases.map(\.rawValue) + MissingFact.allCases.map(\.rawValue)
    return .object(
      [("total", .integer(own.count))]
        + codes.map { ($0, .integer(counts[$0, default: 0])) })
  }
}

/// The counts of all estates, and of the estates of each township, by the township's name in their rows.
package struct TownshipTallies {
  private var all = CoverageTally()
  private var townships: [String: CoverageTally] = [:]
  private var nowhere = CoverageTally()

  /// Counts of zero.
  package init() {}

  /// Counts an estate of a township, or of none, by applying `count` to each tally to which it belongs.
  package mutating func add(to township: String?, _ count: (inout CoverageTally) -> Void) {
    count(&all)
    if let township {
      count(&townships[township, default: CoverageTally()])
    } else {
      count(&nowhere)
    }
  }

  /// The members of `summary.json` after its header.
  package func members(
    facilities: JSONValue, notPlaced: Int, outside: Int?, disagreements: JSONValue
  ) -> [(String, JSONValue)] {
    var units = townships.sorted { $0.key < $1.key }.map { $1.document(township: .string($0)) }
    if nowhere.total > 0 { units.append(nowhere.document(township: .null)) }
    return [
      ("headline", headline(notPlaced, outside)), ("estates", .object(all.members)),
      ("facilities", facilities), ("drawing_disagreements", disagreements),
      ("townships", .array(units)),
    ]
  }

  private func headline(_ notPlaced: Int, _ outside: Int?) -> JSONValue {
    .object([
      ("covered", all.covered.document),
      ("gaps", .integer(all.verdicts[.gap, default: 0])),
      ("indeterminate", .integer(all.verdicts[.indeterminate, default: 0])),
      // A facility whose location is unknown could be anywhere, so the number of such facilities belongs with the
      // headline.
      ("facilities_not_placed", .integer(notPlaced)),
      // Null if the study is not limited to an area.
      ("estates_outside", outside.map(JSONValue.integer) ?? .null),
    ])
  }
}

extension CoverageTally {
  fileprivate func document(township: JSONValue) -> JSONValue {
    .object([("township", township)] + members)
  }

  fileprivate var members: [(String, JSONValue)] {
    [
      ("total", .integer(total)),
      (
        "verdict",
        .object(Verdict.allCases.map { ($0.rawValue, .integer(verdicts[$0, default: 0])) })
      ),
      ("reach", .object(Reach.allCases.map { ($0.rawValue, .integer(reaches[$0, default: 0])) })),
      ("reason", .object(Reason.allCases.map { ($0.rawValue, .integer(reasons[$0, default: 0])) })),
      ("borderline_speed", .integer(borderline[.speed, default: 0])),
      ("borderline_access", .integer(borderline[.access, default: 0])),
      ("borderline_gate", .integer(borderline[.gate, default: 0])),
      ("covered_share", covered.document),
      ("covered_share_least", least.document),
      ("covered_share_greatest", greatest.document),
    ]
  }
}

extension Share {
  fileprivate var document: JSONValue {
    .object([
      ("n", .integer(numerator)), ("of", .integer(denominator)),
      ("percent", percent.map { .fixed($0, 2) } ?? .null),
    ])
  }
}

extension ServiceCircle {
  /// The circle with everything that defines it.
  package func document(by method: ReachMethod) -> JSONValue {
    switch self {
    case .walking(let limit, let walker, let detour):
      let own: [(String, JSONValue)] =
        method == .street
        ? [("off_street_factor", .number(detour.value))]
        : [
          ("detour_factor", .number(detour.value)),
          ("drawn_radius_m", .fixed(drawnRadius.metres, 2)),
        ]
      return .object(
        [
          ("code", .string(code(by: method))),
          ("minutes", .number(limit.inSeconds / 60)),
          ("walker", .string(walker.name)),
          ("walking_speed_m_per_s", .number(walker.speed.metresPerSecond)),
        ] + own)
    case .radius(let radius):
      return .object([("code", .string(code())), ("radius_m", .number(radius.metres))])
    }
  }
}
