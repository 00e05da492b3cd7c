import CPROJ

/// The transformation from a city's own grid to WGS 84 longitude and latitude.
final class LocalRoute {
  let areaOfUse: AreaOfUse
  private let transformation: Transformation

  private enum Transformation {
    case affine([Double], RegisteredSystem)
    case pipeline(ProjObject)
  }

  /// The transformations of the base system's datum to WGS 84; nil if none is needed.
  var datumShift: DatumShift? {
    if case .affine(_, let system) = transformation { return system.datumShift }
    return nil
  }

  /// Prepares the transformation. PROJ must know the base system of an affine grid.
  init(_ grid: LocalGrid, context: ProjContext) throws(CoordinateTransformerError) {
    switch grid.ties {
    case .affine(let numbers, let base):
      let system = try RegisteredSystem(code: base, context: context)
      guard system.isProjected else {
        throw .notHorizontal(
          .local(grid), detail: "EPSG:\(base) is not a plane system of eastings and northings")
      }
      transformation = .affine(numbers, system)
      areaOfUse = system.areaOfUse
    case .sevenParameters(let plane, let shift):
      let made = proj_create(context.pointer, Self.pipeline(plane, shift))
      guard let object = ProjObject(made, in: context) else {
        throw .noTransformation(.local(grid), detail: context.detail("PROJ refuses it"))
      }
      transformation = .pipeline(object)
      areaOfUse = CGCS2000.areaOfUse
      context.silence()
    }
  }

  /// The coordinate of an easting and a northing; nil if they denote no place.
  func coordinate(_ x: Double, _ y: Double) -> Coordinate? {
    switch transformation {
    case .affine(let n, let system):
      return system.coordinate(n[0] * x + n[1] * y + n[2], n[3] * x + n[4] * y + n[5])
    case .pipeline(let object):
      guard let place = object.transformed(x, y, PJ_FWD),
        let back = object.transformed(place.x, place.y, PJ_INV),
        // Heights are dropped between the two ellipsoids, which costs millimetres on the way back.
        (back.x - x).magnitude <= 0.05, (back.y - y).magnitude <= 0.05
      else { return nil }
      return Coordinate(longitude: place.x, latitude: place.y)
    }
  }

  private static func pipeline(_ plane: LocalGrid.Plane, _ shift: LocalGrid.Shift) -> String {
    let ellipsoid =
      switch plane.ellipsoid {
      case .krassovsky: "+ellps=krass"
      case .iag75: "+a=6378140 +rf=298.257"
      case .cgcs2000: "+a=6378137 +rf=298.257222101"
      }
    let names = ["x", "y", "z", "rx", "ry", "rz", "s"]
    let parameters = zip(names, shift.parameters).map { "+\($0)=\($1)" }.joined(separator: " ")
    return "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=\(plane.centralMeridian) "
      + "+k_0=\(plane.scale) +x_0=\(plane.falseEasting) +y_0=\(plane.falseNorthing) \(ellipsoid) "
      + "+step +proj=push +v_3 +step +proj=cart \(ellipsoid) "
      + "+step +proj=helmert \(parameters) +convention=\(shift.convention.rawValue) "
      + "+step +inv +proj=cart +a=6378137 +rf=298.257222101 +step +proj=pop +v_3 "
      + "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
  }
}
