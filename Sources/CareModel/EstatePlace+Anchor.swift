import Geodesy

extension EstatePlace {
  /// The one point that stands for the place on a map: its own, or the middle of its ground's extent; nil
  /// for a place that only gates tell.
  package var anchor: Coordinate? {
    switch self {
    case .point(let point): return point
    case .gatesOnly: return nil
    case .area(let ground):
      let corners = ground.outerCorners
      guard let west = corners.map(\.longitude).min(), let east = corners.map(\.longitude).max(),
        let south = corners.map(\.latitude).min(), let north = corners.map(\.latitude).max()
      else { return nil }
      return Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
    }
  }
}

extension Estate {
  /// The one point that stands for the estate on a map; for one that only gates tell, the first of them.
  package var anchor: Coordinate? { place.anchor ?? gates.first?.coordinate }
}
