import CPROJ

/// A horizontal system, from the EPSG registry or a WKT definition, and its transformation to
/// WGS 84 longitude and latitude.
///
/// The transformation has two steps: from the projection's plane to longitude and latitude on the
/// same datum, and from that datum to WGS 84. Only the first step can be checked by a round trip,
/// since PROJ may choose a different datum transformation for each direction.
final class RegisteredSystem {
  let areaOfUse: AreaOfUse
  /// Its projection; nil for geographic systems.
  let projection: MapProjection?
  private let context: ProjContext
  private let unprojection: ProjObject?
  /// The transformations of its datum to WGS 84; nil if it is treated as WGS 84.
  let datumShift: DatumShift?
  private let halfTurn: Double

  /// The largest accepted difference after a round trip, in units of the projection.
  ///
  /// Valid points come back within 1e-8 units; invalid ones are thousands of kilometres off.
  private static let roundTripTolerance = 0.001

  /// Whether the system's coordinates are eastings and northings.
  var isProjected: Bool { unprojection != nil }

  convenience init(
    code: Int, context: ProjContext = ProjContext()
  ) throws(CoordinateTransformerError) {
    try self.init(context.horizontalSystem(code), .epsg(code), context)
  }

  /// A system given by its WKT definition.
  convenience init(
    definition: String, context: ProjContext = ProjContext()
  ) throws(CoordinateTransformerError) {
    try self.init(
      context.horizontalSystem(definition: definition), .defined(wkt: definition), context)
  }

  private init(
    _ crs: ProjObject, _ system: CoordinateReferenceSystem, _ context: ProjContext
  ) throws(CoordinateTransformerError) {
    self.context = context
    let isProjected = proj_get_type(crs.pointer) == PJ_TYPE_PROJECTED_CRS
    guard
      let geodetic = ProjObject(
        proj_crs_get_geodetic_crs(context.pointer, crs.pointer), in: context)
    else { throw .notHorizontal(system, detail: context.detail("no geodetic base")) }
    unprojection = isProjected ? try context.step(from: crs, to: geodetic, of: system) : nil
    projection =
      isProjected ? MapProjection(centralMeridian: context.centralMeridian(of: crs)) : nil
    datumShift = try context.datumShift(from: geodetic, of: system)
    halfTurn = context.halfTurn(of: geodetic)
    areaOfUse = context.namedArea(of: crs)?.box.widened(by: isProjected ? 3 : 0) ?? .world
    context.silence()
  }

  /// The coordinate of a pair, easting or longitude first; nil if the pair denotes no place.
  func coordinate(_ x: Double, _ y: Double) -> Coordinate? {
    guard
      let geographic = unprojection.map({ unprojected(x, y, $0) }) ?? (x, y),
      geographic.x.magnitude <= halfTurn, geographic.y.magnitude <= halfTurn / 2
    else { return nil }
    guard let datumShift else {
      return Coordinate(longitude: geographic.x, latitude: geographic.y)
    }
    return datumShift.coordinate(geographic.x, geographic.y)
  }

  private func unprojected(
    _ x: Double, _ y: Double, _ step: ProjObject
  ) -> (x: Double, y: Double)? {
    guard
      let there = step.transformed(x, y, PJ_FWD),
      let back = step.transformed(there.x, there.y, PJ_INV),
      (back.x - x).magnitude <= Self.roundTripTolerance,
      (back.y - y).magnitude <= Self.roundTripTolerance
    else { return nil }
    return there
  }
}

extension ProjContext {
  /// The system with an EPSG code; throws unless it has exactly two horizontal axes.
  fileprivate func horizontalSystem(_ code: Int) throws(CoordinateTransformerError) -> ProjObject {
    guard hasDatabase else { throw .databaseUnavailable(detail: detail("proj.db not found")) }
    let system = CoordinateReferenceSystem.epsg(code)
    let made = proj_create_from_database(pointer, "EPSG", "\(code)", PJ_CATEGORY_CRS, 0, nil)
    guard let crs = ProjObject(made, in: self) else {
      throw .unknownCode(system, detail: detail("code not found"))
    }
    return try horizontal(crs, system)
  }

  /// The system of a WKT definition; throws unless it has exactly two horizontal axes.
  fileprivate func horizontalSystem(
    definition: String
  ) throws(CoordinateTransformerError) -> ProjObject {
    guard hasDatabase else { throw .databaseUnavailable(detail: detail("proj.db not found")) }
    let system = CoordinateReferenceSystem.defined(wkt: definition)
    let made = proj_create_from_wkt(pointer, definition, nil, nil, nil)
    guard let crs = ProjObject(made, in: self) else {
      throw .unknownCode(system, detail: detail("the definition cannot be read"))
    }
    return try horizontal(crs, system)
  }

  private func horizontal(
    _ crs: ProjObject, _ system: CoordinateReferenceSystem
  ) throws(CoordinateTransformerError) -> ProjObject {
    switch proj_get_type(crs.pointer) {
    case PJ_TYPE_PROJECTED_CRS, PJ_TYPE_GEOGRAPHIC_2D_CRS: return crs
    default:
      let name = proj_get_name(crs.pointer).map { String(cString: $0) }
      throw .notHorizontal(system, detail: name ?? "unnamed")
    }
  }

  /// A transformation between two systems, with east before north whatever axis order the registry
  /// defines.
  fileprivate func step(
    from source: ProjObject, to target: ProjObject, of system: CoordinateReferenceSystem
  ) throws(CoordinateTransformerError) -> ProjObject {
    // A "ballpark" transformation would silently treat another datum as WGS 84.
    let made = Self.withOption("ALLOW_BALLPARK=NO") { options in
      ProjObject(
        proj_create_crs_to_crs_from_pj(pointer, source.pointer, target.pointer, nil, options),
        in: self)
    }
    guard
      let made,
      let step = ProjObject(proj_normalize_for_visualization(pointer, made.pointer), in: self)
    else {
      throw .noTransformation(
        system, detail: detail("the registry has no transformation for its datum"))
    }
    return step
  }

  /// The transformations from a datum to WGS 84; nil if the two are treated as the same.
  fileprivate func datumShift(
    from geodetic: ProjObject, of system: CoordinateReferenceSystem
  ) throws(CoordinateTransformerError) -> DatumShift? {
    let code = proj_get_id_code(geodetic.pointer, 0).map { String(cString: $0) }
    if code == "4326" || code == "\(CGCS2000.code)" { return nil }
    // A definition from a file has the name of its geodetic system but no code.
    let name = proj_get_name(geodetic.pointer).map { String(cString: $0) } ?? ""
    if code == nil, Self.alike.contains(FoldedText.folded(name, dropping: " -_")) { return nil }
    let made = proj_create_from_database(pointer, "EPSG", "4326", PJ_CATEGORY_CRS, 0, nil)
    guard let wgs84 = ProjObject(made, in: self) else {
      throw .databaseUnavailable(detail: detail("EPSG:4326 not found"))
    }
    guard let shift = DatumShift(from: geodetic, to: wgs84, in: self) else {
      throw .noTransformation(
        system, detail: detail("the registry has no transformation for its datum"))
    }
    return shift
  }

  /// The names, folded, under which GIS programs write WGS 84 and CGCS2000.
  private static let alike: Set<String> = [
    "wgs84", "wgs1984", "gcswgs1984", "cgcs2000", "gcscgcs2000",
    "chinageodeticcoordinatesystem2000", "gcschinageodeticcoordinatesystem2000",
  ]

  /// 180 degrees in the angular unit of a geographic system; some French systems use grads.
  fileprivate func halfTurn(of geodetic: ProjObject) -> Double {
    var unit = 0.0
    guard
      let axes = ProjObject(proj_crs_get_coordinate_system(pointer, geodetic.pointer), in: self),
      proj_cs_get_axis_info(pointer, axes.pointer, 0, nil, nil, nil, &unit, nil, nil, nil) != 0,
      unit > 0
    else { return 180 }
    // The unit is known to about 15 digits; without rounding, 180 itself might fall out of range.
    return (Double.pi / unit * 1e9).rounded() / 1e9
  }

  private static func withOption<Result>(
    _ option: String, _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    option.withCString { text in
      let list: [UnsafePointer<CChar>?] = [text, nil]
      return list.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return body([nil]) }
        return body(base)
      }
    }
  }
}
