import Geodesy
import PlaneGeometry

/// A box between two meridians and two parallels. Its border belongs to it.
public struct GroundBox: Hashable, Sendable {
  /// The western border, in degrees of longitude.
  public var west: Double
  /// The southern border, in degrees of latitude.
  public var south: Double
  /// The eastern border, in degrees of longitude.
  public var east: Double
  /// The northern border, in degrees of latitude.
  public var north: Double

  /// A box with given borders. It is empty if `west > east` or `south > north`.
  package init(west: Double, south: Double, east: Double, north: Double) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  package static let empty = GroundBox(
    west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

  /// Whether the box contains no point.
  package var isEmpty: Bool { !(west <= east && south <= north) }

  /// Reads `west,south,east,north` in degrees of WGS 84, such as `120.5,27.9,120.9,28.2`; nil for anything else, and
  /// for a box without area.
  public init?(_ text: String) {
    let texts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = texts.compactMap { text in Double(text.filter { $0 != " " }) }
    guard texts.count == 4, numbers.count == 4,
      Coordinate(longitude: numbers[0], latitude: numbers[1]) != nil,
      Coordinate(longitude: numbers[2], latitude: numbers[3]) != nil,
      numbers[0] < numbers[2], numbers[1] < numbers[3]
    else { return nil }
    self.init(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  /// Extends the box to contain a point.
  package mutating func add(_ point: Coordinate) {
    (west, east) = (min(west, point.longitude), max(east, point.longitude))
    (south, north) = (min(south, point.latitude), max(north, point.latitude))
  }

  /// Extends the box to contain an area.
  package mutating func add(_ place: MultiPolygon) {
    for polygon in place.polygons {
      for corner in polygon.outer.corners { add(corner) }
    }
  }

  /// Extends the box to contain another box.
  package mutating func add(_ other: GroundBox) {
    (west, east) = (min(west, other.west), max(east, other.east))
    (south, north) = (min(south, other.south), max(north, other.north))
  }

  /// Whether the box contains a point.
  package func contains(_ point: Coordinate) -> Bool {
    point.longitude >= west && point.longitude <= east && point.latitude >= south
      && point.latitude <= north
  }

  /// The box that both have in common.
  package func intersection(_ other: GroundBox) -> GroundBox {
    GroundBox(
      west: max(west, other.west), south: max(south, other.south), east: min(east, other.east),
      north: min(north, other.north))
  }

  /// A box that extends at least `margin` farther on every side; near a pole it extends around the earth.
  package func widened(by margin: Length) -> GroundBox {
    guard !isEmpty else { return self }
    // A degree of latitude is at least 110.57 km; one percent is added for curvature and rounding.
    let far = Length.metres(margin.metres * 1.01)
    let high = far.metres / 110_570
    let (low, top) = (max(-90, south - high), min(90, north + high))
    let widest = max(abs(low), abs(top))
    let around = GroundBox(west: -180, south: low, east: 180, north: top)
    guard widest < 89 else { return around }
    let start = Coordinate(uncheckedLongitude: 0, latitude: widest)
    let wide = Geodesic.destination(from: start, azimuth: 90, distance: far).longitude
    let box = GroundBox(west: west - wide, south: low, east: east + wide, north: top)
    // Beyond the 180th meridian the map continues on its other side.
    return box.west < -180 || box.east > 180 ? around : box
  }
}
