import Geodesy
import Parallel

/// The union of discs on the ellipsoid: all places within some distance of some centre.
///
/// ```swift
/// let union = try DiscUnion(centres: rooms, radius: .metres(1000))
/// print(union.area.squareMetres)
/// let drawing = union.drawing(tolerance: .metres(0.5))
/// ```
///
/// Each disc is the circle in the plane of `ConformalConic.china` that is nearest to its geodesic circle, no farther
/// from it than 1 cm for radii up to 10 km. The border is made of arcs of these circles, so the union is exact but
/// for that and for 1 mm around its border; see `PlaneDiscUnion`. Circles belong to it.
public struct DiscUnion: Sendable {
  /// Radii that are kept to: from 1 cm to 10 km, both included.
  public static let radii = Length.metres(0.01)...Length.kilometres(10)

  /// The union in the plane of `conic`.
  public let plane: PlaneDiscUnion
  /// The plane in which circles are circles.
  public let conic = ConformalConic.china
  /// The area on the ellipsoid, exact for the arcs to 1e-8, and to 1e-10 below 1 km.
  public let area: Area

  /// Unites the discs around `centres`, each with a radius of its own.
  ///
  /// - Throws: `DiscUnionError` for the first disc with a radius outside of `radii` or a centre outside of what
  ///   `ConformalConic.contains` tells, and where the numbers of centres and radii differ.
  public init(centres: [Coordinate], radii: [Length]) throws(DiscUnionError) {
    guard centres.count == radii.count else {
      throw .countsDiffer(centres: centres.count, radii: radii.count)
    }
    try self.init(centres) { radii[$0] }
  }

  /// Unites the discs of one radius around `centres`.
  ///
  /// - Throws: As the other constructor.
  public init(centres: [Coordinate], radius: Length) throws(DiscUnionError) {
    try self.init(centres) { _ in radius }
  }

  private init(
    _ centres: [Coordinate], _ radius: @Sendable (Int) -> Length
  ) throws(DiscUnionError) {
    let conic = ConformalConic.china
    if let wrong = centres.indices.first(where: { !Self.isKept(radius($0)) }) {
      throw .radiusOutOfRange(disc: wrong)
    }
    if let wrong = centres.firstIndex(where: { !conic.contains($0) }) {
      throw .centreOutOfRange(disc: wrong)
    }
    let discs = Workers.map(centres.count, state: { () }) { _, places in
      places.map { conic.disc(around: centres[$0], radius: radius($0)) }
    }
    let plane = try PlaneDiscUnion(discs.flatMap { $0 })
    let measure = ConicArea.china
    area = .squareMetres(
      plane.rings.reduce(0) { $0 + measure.squareMetres(of: plane.arcs[$1.arcs]) })
    self.plane = plane
  }

  private static func isKept(_ radius: Length) -> Bool {
    radius >= radii.lowerBound && radius <= radii.upperBound
  }

  /// Whether a place lies in the union or on its border, by the formula of the discs.
  ///
  /// Places within 1 cm of the border may be taken for the other side.
  public func contains(_ place: Coordinate) -> Bool {
    conic.reaches(place) && plane.contains(conic.point(of: place))
  }
}
