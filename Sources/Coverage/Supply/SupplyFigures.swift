import CareModel

extension SupplyResults {
  /// The supply of each estate, from the pairs of estates and facilities within the zones of a decay.
  package init(
    _ coverage: CoverageResults, _ spread: PopulationSpread, _ decay: CatchmentDecay,
    _ pairs: CatchmentPairs
  ) {
    let catchment = FloatingCatchment(pairs, people: spread.people[.sixty] ?? [])
    let figures = SupplyFigures(coverage, catchment)
    self.init(
      coverage: coverage, spread: spread, decay: decay, counts: pairs.countsOfEstates,
      area: figures.of(\.provenArea), beds: figures.of(\.provenBeds))
  }
}

/// Makes figures from what the catchments give, as far as the data allow.
struct SupplyFigures {
  let coverage: CoverageResults
  let catchment: FloatingCatchment

  init(_ coverage: CoverageResults, _ catchment: FloatingCatchment) {
    self.coverage = coverage
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
    return zip(coverage.reaches, catchment.access(to: supply)).map { reach, access in
      if let doubt = reach.doubt { return SupplyFigure(unknown: doubt.rawValue) }
      return SupplyFigure(access)
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
