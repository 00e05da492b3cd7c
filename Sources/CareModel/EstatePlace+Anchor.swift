import Geodesy

extension EstatePlace {
  /// The point that represents the location on a map: the point itself, or the centre of the area's
  /// bounding box; nil if only gates are known.
  package var anchor: Coordinate? {
    switch self {
    case .point(let point): return point
    case .gatesOnly: return nil
    case .area(let area):
      let corners = area.outerCorners
      guard let west = corners.map(\.longitude).min(), let east = corners.map(\.longitude).max(),
        let south = corners.map(\.latitude).min(), let north = corners.map(\.latitude).max()
      else { return nil }
      return Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
    }
  }
}

extension Estate {
  /// The point that represents the estate on a map. If only its gates are known, it is the first gate.
  package var anchor: Coordinate? { place.anchor ?? gates.first?.coordinate }
}
