import Coverage

extension CoverageResults {
  /// The estates whose verdict is `gap`; with the undecided ones if asked for.
  public func gaps(withUndecided: Bool = false) -> FeatureLayer {
    let wanted: Set<Verdict> = withUndecided ? [.gap, .indeterminate] : [.gap]
    return FeatureLayer(
      name: "gaps", results: self, subject: .estate,
      places: estates.indices.filter { wanted.contains(reaches[$0].verdict) })
  }

  /// Every estate.
  public var estateLayer: FeatureLayer {
    FeatureLayer(name: "estates", results: self, subject: .estate)
  }

  /// The circle around every facility.
  public var facilityCircles: FeatureLayer {
    FeatureLayer(name: "circles", results: self, subject: .facilityCircle)
  }

  /// The circle around every estate.
  public var estateCircles: FeatureLayer {
    FeatureLayer(name: "circles", results: self, subject: .estateCircle)
  }
}
