/// Turns the coordinates of one declared system into WGS 84.
///
/// Make one per worker: it owns a PROJ context, which may be used by one thread at a time, so it is
/// not Sendable. Making one for an EPSG code takes tens of milliseconds; the four named systems
/// need no PROJ. Nothing is printed and nothing is fetched from the network.
public final class CoordinateTransformer {
  /// The system whose coordinates it takes.
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

  /// Prepares the way from `system` to WGS 84.
  ///
  /// - Throws: `CoordinateTransformerError` with PROJ's own text when the code is unknown, the
  ///   system is not horizontal, proj.db is missing or no transformation to WGS 84 is known.
  public convenience init(
    from system: CoordinateReferenceSystem
  ) throws(CoordinateTransformerError) {
    try self.init(from: system, databasePath: nil)
  }

  /// As the public constructor, with another proj.db.
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

  /// The WGS 84 place of a pair of numbers as files have it.
  ///
  /// - Parameters:
  ///   - x: longitude or easting, whatever axis order the registry defines.
  ///   - y: latitude or northing.
  /// - Returns: a place that may lie outside the area of use; ask `isInAreaOfUse(_:)`.
  /// - Throws: `CoordinateFault`. Values on the limits of the ranges are inside. Projected values
  ///   have to come back from longitude and latitude within 0.001 of their unit.
  ///
  /// Constant time: about a microsecond.
  public func coordinate(x: Double, y: Double) throws(CoordinateFault) -> Coordinate {
    guard x.isFinite, y.isFinite else { throw .notFinite }
    let direct = converted(x, y)
    if let direct, isInAreaOfUse(direct) { return direct }
    if liesInside(y, x) { throw .swapped }
    if let system = otherZoneSystem(x, y) ?? otherZoneSystem(y, x) {
      throw .zonePrefix(declare: system)
    }
    guard let direct, !looksLikeDegrees(x, y) else { throw .outOfRange }
    return direct
  }

  /// Whether a pair under a projected system reads like degrees, either way round. As eastings and northings
  /// such numbers would lie on the equator, far from where the system is used.
  private func looksLikeDegrees(_ x: Double, _ y: Double) -> Bool {
    guard case .registered(let system) = route, system.isProjected else { return false }
    return abs(x) <= 180 && abs(y) <= 180
  }

  /// Whether a WGS 84 place lies where the system is meant to be used; the edge counts.
  ///
  /// WGS84: everywhere. CGCS2000: China with its seas, 73.62...134.77 E, 16.7...53.56 N. GCJ02 and
  /// BD09: the rectangle of `GCJ02.contains(_:)`. EPSG: the registry's area of use; for projected
  /// systems with 3 degrees more to the west and the east, as cities often use a neighbouring zone.
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

  /// The system to declare if `easting` is written with the wrong zone number, or with one too many
  /// or too few, and is otherwise a place of the area of use.
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
