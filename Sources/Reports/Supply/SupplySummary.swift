import CareModel
import Coverage
import Layers
import TextFormats

extension SupplyResults {
  /// `supply-summary.json`: how many estates have a figure, and what the figures add up to.
  public func summary() -> ByteBuffer {
    let known = coverage.estates.indices.compactMap { people(.sixty, $0) }
    let members: [(String, JSONValue)] = [
      ("estates", .integer(coverage.estates.count)),
      ("estates_without_elders", .integer(coverage.estates.count - known.count)),
      ("elders", .integer(Int(known.reduce(0) { $0 + $1.value }))),
      ("area_m2", document(area, \.provenArea)),
      ("beds", document(beds, \.provenBeds)),
      ("population", .array(spread.townships.map(\.document))),
    ]
    return JSONValue.object(header(schema: "carecircle.supply-summary/1") + members).document
  }

  private func document(
    _ figures: [SupplyFigure], _ supply: (Facility) -> CatchmentAmount
  ) -> JSONValue {
    let counting = coverage.facilities.indices
      .filter { coverage.qualifications[$0] == .qualifies }
    let total = counting.reduce(0) { $0 + supply(coverage.facilities[$1]).value }
    let shared = figures.indices.reduce(0.0) { sum, estate in
      let heads = people(.sixty, estate)?.value ?? 0
      return sum + heads * (figures[estate].perThousand ?? 0) / 1000
    }
    var reasons: [String: Int] = [:]
    for figure in figures {
      if let reason = figure.reason { reasons[reason, default: 0] += 1 }
    }
    return .object([
      ("supply", .fixed(total, 2)),
      ("shared", .fixed(shared, 2)),
      ("facilities", .integer(counting.count)),
      (
        "facilities_not_exact",
        .integer(counting.count { supply(coverage.facilities[$0]).bound != .exact })
      ),
      (
        "bounds",
        .object(
          AmountBound.allCases.map { bound in
            (bound.rawValue, .integer(figures.count { $0.bound == bound }))
          })
      ),
      (
        "unknown",
        .object(reasons.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
      ),
    ])
  }
}

extension PopulationSpread.Township {
  fileprivate var document: JSONValue {
    .object([
      ("row", .integer(row + 1)), ("age", .integer(age.rawValue)), ("total", .integer(total)),
      ("own", .integer(own)), ("spread", .integer(spread)), ("unplaced", .integer(unplaced)),
      ("estates", .integer(estates)), ("without_households", .integer(withoutHouseholds)),
    ])
  }
}
