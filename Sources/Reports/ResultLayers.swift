import Coverage
import PlaneGeometry

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
    FeatureLayer(
      name: "circles", results: self, subject: .facilityCircle, places: part?.ownFacilities)
  }

  /// A layer of circles, each cut back to what is nearer to its centre than to any other of the layer; of centres
  /// at one place the smaller id has all.
  public func split(_ circles: FeatureLayer) -> FeatureLayer {
    let isAroundFacilities = circles.subject == .facilityCircle
    let ids = isAroundFacilities ? facilities.map(\.id) : estates.map(\.id)
    let places = isAroundFacilities ? facilities.map(\.coordinate) : estates.map(\.anchor)
    let ranked = places.indices.filter { places[$0] != nil }.sorted { ids[$0] < ids[$1] }
    let cut = CircleSplit.parts(of: ranked.compactMap { places[$0] }, radius: circle.drawnRadius)
    var parts = [MultiPolygon?](repeating: nil, count: places.count)
    for (centre, part) in zip(ranked, cut) { parts[centre] = part }
    var layer = circles
    layer.parts = parts
    return layer
  }

  /// The circle around every estate.
  public var estateCircles: FeatureLayer {
    FeatureLayer(name: "circles", results: self, subject: .estateCircle)
  }
}
