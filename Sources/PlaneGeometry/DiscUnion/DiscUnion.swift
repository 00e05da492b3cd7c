import Geodesy
import Parallel

/// The union of discs on the ellipsoid: all places within a given geodesic distance of any of the centres.
///
/// ```swift
/// let union = try DiscUnion(centres: rooms, radius: .metres(1000))
/// print(union.area.squareMetres)
/// let drawing = union.drawing(tolerance: .metres(0.5))
/// ```
///
/// Each geodesic circle is represented by the nearest circle in the plane of `ConformalConic.china`, which
/// deviates by at most 1 cm for radii up to 10 km. The border consists of arcs of these circles. Apart from
/// this deviation the union is exact, except within 1 mm of its border; see `PlaneDiscUnion`. The circles
/// belong to the union.
public struct DiscUnion: Sendable {
  /// The supported radii: 1 cm to 10 km, both inclusive.
  public static let radii = Length.metres(0.01)...Length.kilometres(10)

  /// The union in the plane of `conic`.
  public let plane: PlaneDiscUnion
  /// The projection to the plane of the union.
  public let conic = ConformalConic.china
  /// The area on the ellipsoid. For the given arcs it is accurate to a relative error of 1e-8, and of 1e-10
  /// for radii below 1 km.
  public let area: Area

  /// Makes the union of discs around `centres`, each with its own radius.
  ///
  /// - Throws: `DiscUnionError` for the first disc whose radius is outside `radii` or whose centre is outside
  ///   the region of `ConformalConic.contains`, or if the numbers of centres and radii differ.
  public init(centres: [Coordinate], radii: [Length]) throws(DiscUnionError) {
    guard centres.count == radii.count else {
      throw .countsDiffer(centres: centres.count, radii: radii.count)
    }
    try self.init(centres) { radii[$0] }
  }

  /// Makes the union of discs of equal radius around `centres`.
  ///
  /// - Throws: `DiscUnionError` if the radius is outside `radii`, or for the first centre outside the region
  ///   of `ConformalConic.contains`.
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
    let discs = ParallelMap.runs(centres.count, state: { () }) { _, range in
      range.map { conic.disc(around: centres[$0], radius: radius($0)) }
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

  /// Whether a place lies in the union or on its border, tested against the discs rather than the rings.
  ///
  /// Within 1 cm of the border the answer may be wrong.
  public func contains(_ place: Coordinate) -> Bool {
    conic.reaches(place) && plane.contains(conic.point(of: place))
  }
}
