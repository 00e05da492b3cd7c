import CareModel

extension SupplyResults {
  /// The supply of some estates. `rows` are their indices among all estates whose residents share the facilities.
  package init(
    _ coverage: CoverageResults, _ rows: [Int], _ people: CatchmentPeople, _ decay: CatchmentDecay
  ) {
    let (spread, pairs) = (people.spread, people.pairs)
    let catchment = FloatingCatchment(pairs, people: spread.people[.sixty] ?? [])
    let figures = SupplyFigures(coverage, rows, catchment)
    let counts = pairs.countsOfEstates
    self.init(
      coverage: coverage, spread: spread.selecting(rows), decay: decay,
      counts: rows.map { counts[$0] },
      area: figures.of(\.provenArea), beds: figures.of(\.provenBeds))
  }
}

/// All estates whose residents share the facilities: their people, and the facilities within the circle of each.
package struct CatchmentPeople {
  let spread: PopulationSpread
  let pairs: CatchmentPairs

  /// Both must be of the same estates.
  package init(_ spread: PopulationSpread, _ pairs: CatchmentPairs) {
    (self.spread, self.pairs) = (spread, pairs)
  }
}

/// Makes figures from what the catchments give, as far as the data allow.
struct SupplyFigures {
  let coverage: CoverageResults
  /// The index of each estate of the results among those of the catchments.
  let rows: [Int]
  let catchment: FloatingCatchment

  init(_ coverage: CoverageResults, _ rows: [Int], _ catchment: FloatingCatchment) {
    (self.coverage, self.rows) = (coverage, rows)
    self.catchment = catchment
  }

  func of(_ amount: (Facility) -> CatchmentAmount) -> [SupplyFigure] {
    let indices = coverage.facilities.indices
    let counting = indices.filter { coverage.qualifications[$0] == .qualifies }
    // If no register has any figure, nothing was measured.
    let known = counting.contains {
      let amount = amount(coverage.facilities[$0])
      return amount.value > 0 || amount.bound == .exact
    }
    guard known || counting.isEmpty else {
      return coverage.estates.map { _ in SupplyFigure(unknown: "supply_unknown") }
    }
    // A facility that may count may contribute nothing, or its whole supply.
    let supply = indices.map { index in
      coverage.qualifications[index] == .qualifies
        ? amount(coverage.facilities[index]) : CatchmentAmount(0, .atLeast)
    }
    let access = catchment.access(to: supply)
    return zip(coverage.reaches, rows).map { reach, row in
      if let doubt = reach.doubt { return SupplyFigure(unknown: doubt.rawValue) }
      return SupplyFigure(access[row])
    }
  }
}

extension EstateReach {
  /// Why the walks of this estate are not known; nil if they are.
  fileprivate var doubt: Reason? {
    guard reach == .indeterminate, let reason, Self.doubts.contains(reason) else { return nil }
    return reason
  }

  private static let doubts: Set<Reason> = [
    .snapFailed, .disconnected, .outsideNetwork, .edgeOfData, .edgeUncertain,
    .facilityUnconnected, .barrier,
  ]
}
