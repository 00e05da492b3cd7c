import CareModel

extension SupplyResults {
  /// What each estate has, from the pairs of estates and facilities within a decay's zones.
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

/// Makes figures of what catchments find, as far as the data reach.
struct SupplyFigures {
  let coverage: CoverageResults
  let catchment: FloatingCatchment

  init(_ coverage: CoverageResults, _ catchment: FloatingCatchment) {
    self.coverage = coverage
    self.catchment = catchment
  }

  func of(_ amount: (Facility) -> CatchmentAmount) -> [SupplyFigure] {
    let places = coverage.facilities.indices
    let counting = places.filter { coverage.qualifications[$0] == .qualifies }
    // Where no ledger has a figure at all, nothing was measured.
    let known = counting.contains {
      let amount = amount(coverage.facilities[$0])
      return amount.value > 0 || amount.bound == .exact
    }
    guard known || counting.isEmpty else {
      return coverage.estates.map { _ in SupplyFigure(unknown: "supply_unknown") }
    }
    // One that might count has perhaps nothing, perhaps all it has.
    let supply = places.map { place in
      coverage.qualifications[place] == .qualifies
        ? amount(coverage.facilities[place]) : CatchmentAmount(0, .atLeast)
    }
    return zip(coverage.reaches, catchment.access(to: supply)).map { reach, access in
      if let doubt = reach.doubt { return SupplyFigure(unknown: doubt.rawValue) }
      return SupplyFigure(access)
    }
  }
}

extension EstateReach {
  /// Why walks from here are not known, where they are not.
  fileprivate var doubt: Reason? {
    guard reach == .indeterminate, let reason, Self.doubts.contains(reason) else { return nil }
    return reason
  }

  private static let doubts: Set<Reason> = [
    .snapFailed, .disconnected, .outsideNetwork, .edgeOfData, .edgeUncertain,
    .facilityUnconnected, .barrier,
  ]
}
