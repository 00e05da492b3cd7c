/// Transforms the coordinates of one declared system to WGS 84.
///
/// Make one per worker: it may own a PROJ context, which only one thread may use at a time, so it
/// is not Sendable. Making one for an EPSG code takes tens of milliseconds; the four named systems
/// do not need PROJ. Nothing is printed and nothing is fetched from the network.
public final class CoordinateTransformer {
  /// The system of the coordinates that this transformer accepts.
  public let system: CoordinateReferenceSystem
  private let route: Route
  private let areaOfUse: AreaOfUse
  private let zone: ZonePrefix?

  private enum Route {
    case unchanged
    case gcj02
    case bd09
    case registered(RegisteredSystem)
    case local(LocalRoute)
  }

  /// Prepares the transformation from `system` to WGS 84.
  ///
  /// - Throws: `CoordinateTransformerError` with PROJ's own message if the code is unknown, the
  ///   system is not horizontal, proj.db is missing or no transformation to WGS 84 is known.
  public convenience init(
    from system: CoordinateReferenceSystem
  ) throws(CoordinateTransformerError) {
    try self.init(from: system, databasePath: nil)
  }

  /// The same as the public initialiser, but with `databasePath` in place of the installed proj.db.
  init(
    from system: CoordinateReferenceSystem, databasePath: String?
  ) throws(CoordinateTransformerError) {
    self.system = system
    var zone: ZonePrefix?
    switch system {
    case .wgs84: (route, areaOfUse) = (.unchanged, .world)
    case .cgcs2000: (route, areaOfUse) = (.unchanged, CGCS2000.areaOfUse)
    case .gcj02: (route, areaOfUse) = (.gcj02, GCJ02.rectangle)
    case .bd09: (route, areaOfUse) = (.bd09, GCJ02.rectangle)
    case .epsg(let code):
      let context = ProjContext(databasePath: databasePath)
      let registered = try RegisteredSystem(code: code, context: context)
      (route, areaOfUse) = (.registered(registered), registered.areaOfUse)
      zone = ZonePrefix(code: code)
    case .defined(let wkt):
      let context = ProjContext(databasePath: databasePath)
      let registered = try RegisteredSystem(definition: wkt, context: context)
      (route, areaOfUse) = (.registered(registered), registered.areaOfUse)
    case .local(let grid):
      let local = try LocalRoute(grid, context: ProjContext(databasePath: databasePath))
      (route, areaOfUse) = (.local(local), local.areaOfUse)
    }
    self.zone = zone
  }

  /// Transforms a pair of numbers, in the order in which files hold them, to WGS 84.
  ///
  /// - Parameters:
  ///   - x: The longitude or easting, whatever axis order the registry defines.
  ///   - y: The latitude or northing.
  /// - Returns: The coordinate, which may lie outside the area of use; see `isInAreaOfUse(_:)`.
  /// - Throws: `CoordinateFault`. Values at the limits of the ranges are accepted. Projected values
  ///   of a registered system must survive the round trip through longitude and latitude to within
  ///   0.001 of their unit.
  ///
  /// Constant time: about a microsecond.
  public func coordinate(x: Double, y: Double) throws(CoordinateFault) -> Coordinate {
    guard x.isFinite, y.isFinite else { throw .notFinite }
    let direct = converted(x, y)
    if let direct, isInAreaOfUse(direct) { return try covered(direct) }
    if liesInside(y, x) { throw .swapped }
    if let system = otherZoneSystem(x, y) ?? otherZoneSystem(y, x) {
      throw .zonePrefix(declare: system)
    }
    guard let direct, !looksLikeDegrees(x, y) else { throw .outOfRange }
    return try covered(direct)
  }

  /// A coordinate; throws if no transformation of its datum has an area that contains it.
  private func covered(_ c: Coordinate) throws(CoordinateFault) -> Coordinate {
    if let datumShift, !datumShift.covers(c) { throw .outsideOperations(datumShift.operations) }
    return c
  }

  /// The transformations from the system's datum to WGS 84 that have been used so far; empty for systems
  /// that need no transformation.
  public var usedOperations: [DatumOperation] { datumShift?.used ?? [] }

  private var datumShift: DatumShift? {
    switch route {
    case .registered(let system): system.datumShift
    case .local(let local): local.datumShift
    case .unchanged, .gcj02, .bd09: nil
    }
  }

  /// Whether a pair that is declared as projected looks like degrees, in either order.
  ///
  /// Read as eastings and northings, such numbers would lie near the equator, far from where the
  /// system is used.
  private func looksLikeDegrees(_ x: Double, _ y: Double) -> Bool {
    guard case .registered(let system) = route, system.isProjected else { return false }
    return abs(x) <= 180 && abs(y) <= 180
  }

  /// Whether a WGS 84 coordinate lies where the system is meant to be used. The edge counts as
  /// inside.
  ///
  /// - WGS84: everywhere.
  /// - CGCS2000: China and its seas, 73.62...134.77 E, 16.7...53.56 N.
  /// - GCJ02 and BD09: the rectangle of `GCJ02.contains(_:)`.
  /// - EPSG codes and WKT definitions: the registry's or the definition's area of use, or the whole
  ///   Earth if it gives none. For projected systems it is extended by 3 degrees to the west and to
  ///   the east, because cities often use a neighbouring zone.
  /// - A city's own grid: the area of use of the system it is related to.
  public func isInAreaOfUse(_ c: Coordinate) -> Bool {
    areaOfUse.contains(c)
  }

  private func converted(_ x: Double, _ y: Double) -> Coordinate? {
    switch route {
    case .unchanged: Coordinate(longitude: x, latitude: y)
    case .gcj02: Coordinate(longitude: x, latitude: y).map(GCJ02.decode)
    case .bd09: Coordinate(longitude: x, latitude: y).map { GCJ02.decode(BD09.decode($0)) }
    case .registered(let system): system.coordinate(x, y)
    case .local(let route): route.coordinate(x, y)
    }
  }

  private func liesInside(_ x: Double, _ y: Double) -> Bool {
    converted(x, y).map(isInAreaOfUse) ?? false
  }

  /// The system to declare instead, if the pair lies inside the area of use once the zone number of
  /// `easting` is corrected; nil otherwise.
  ///
  /// The zone number may be wrong, missing, or present although the declared system has none.
  private func otherZoneSystem(
    _ easting: Double, _ northing: Double
  ) -> CoordinateReferenceSystem? {
    guard
      let correction = zone?.correction(of: easting),
      liesInside(correction.easting, northing)
    else { return nil }
    return correction.declare
  }
}

@available(*, unavailable)
extension CoordinateTransformer: Sendable {}
