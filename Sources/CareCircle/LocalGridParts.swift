import CareModel
import Geodesy
import Wording

/// The parameters of a city's own grid in a study file, before they are known to be complete.
struct LocalGridParts {
  var base: CoordinateReferenceSystem?
  var affine: [Double]?
  var seven: [Double]?
  var ellipsoid: LocalGrid.Plane.Ellipsoid?
  var convention: LocalGrid.Shift.Convention?
  var centralMeridian: Double?
  var falseEasting: Double?
  var falseNorthing: Double?
  var scale: Double?

  static let keys = [
    "base", "affine", "ellipsoid", "central_meridian", "false_easting", "false_northing", "scale",
    "seven", "convention",
  ]

  /// The grid; nil if something is missing or contradictory.
  var grid: LocalGrid? {
    if let affine, seven == nil, case .epsg(let code)? = base {
      return LocalGrid(affine: affine, base: code)
    }
    guard affine == nil, base == nil, let seven, let ellipsoid, let convention,
      let centralMeridian, (-180...180).contains(centralMeridian),
      let shift = LocalGrid.Shift(seven, convention)
    else { return nil }
    var plane = LocalGrid.Plane(ellipsoid: ellipsoid, centralMeridian: centralMeridian)
    plane.falseEasting = falseEasting ?? plane.falseEasting
    plane.falseNorthing = falseNorthing ?? plane.falseNorthing
    plane.scale = scale ?? plane.scale
    guard plane.scale > 0.9, plane.scale < 1.1 else { return nil }
    return LocalGrid(plane, shift)
  }

  /// The parameters of a complete grid.
  static let expected = Message(
    en: "expected a city's own grid: { base: EPSG:4549, affine: [a, b, c, d, e, f] } with a "
      + "projected base, or { ellipsoid: krassovsky, central_meridian: 120.5, "
      + "seven: [dx, dy, dz, rx, ry, rz, ppm], convention: position_vector }; ask the surveying "
      + "office for the numbers",
    zh: "应为城市独立坐标系参数：{ base: EPSG:4549, affine: [a, b, c, d, e, f] }（base为投影坐标系），或 "
      + "{ ellipsoid: krassovsky, central_meridian: 120.5, seven: [dx, dy, dz, rx, ry, rz, ppm], "
      + "convention: position_vector }；参数请向测绘部门索取")
}
