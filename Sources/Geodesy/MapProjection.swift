import CPROJ

/// The parameters of a projected system.
public struct MapProjection: Hashable, Sendable {
  /// The central meridian in degrees, where the easting equals the false easting; nil if the projection has none.
  public let centralMeridian: Double?

  /// The projection of a system; nil for geographic systems and for systems that cannot be used.
  ///
  /// Takes tens of milliseconds for a registered system.
  public init?(of system: CoordinateReferenceSystem) {
    switch system {
    case .wgs84, .cgcs2000, .gcj02, .bd09: return nil
    case .epsg(let code):
      guard let meridian = try? RegisteredSystem(code: code).projection else { return nil }
      self = meridian
    case .defined(let wkt):
      guard let meridian = try? RegisteredSystem(definition: wkt).projection else { return nil }
      self = meridian
    case .local(let grid):
      if case .sevenParameters(let plane, _) = grid.ties {
        centralMeridian = plane.centralMeridian
      } else {
        centralMeridian = nil
      }
    }
  }

  init(centralMeridian: Double?) { self.centralMeridian = centralMeridian }
}

extension ProjContext {
  /// The central meridian of a projected system in degrees.
  func centralMeridian(of system: ProjObject) -> Double? {
    guard
      let plane = ProjObject(proj_crs_get_coordoperation(pointer, system.pointer), in: self)
    else { return nil }
    for index in 0..<proj_coordoperation_get_param_count(pointer, plane.pointer) {
      var code: UnsafePointer<CChar>?
      var (value, unit) = (0.0, 0.0)
      let found = proj_coordoperation_get_param(
        pointer, plane.pointer, index, nil, nil, &code, &value, nil, &unit, nil, nil, nil, nil)
      guard found != 0, let code, Self.meridianCodes.contains(String(cString: code)) else {
        continue
      }
      return value * unit * 180 / .pi
    }
    return nil
  }

  /// "Longitude of natural origin", "longitude of false origin" and "longitude of projection centre" in the EPSG
  /// registry.
  private static let meridianCodes: Set<String> = ["8802", "8822", "8812"]
}

extension CoordinateReferenceSystem {
  /// The three-degree CGCS2000 system with a given central meridian and without zone numbers in eastings, such as
  /// EPSG:4549 for 120°; nil if no such system has this meridian.
  public static func cgcs2000Belt(meridian: Double) -> CoordinateReferenceSystem? {
    let number = (meridian - 75) / 3
    guard number == number.rounded(), (0...20).contains(number) else { return nil }
    return .epsg(4534 + Int(number))
  }
}
