/// The coordinate reference system that is declared for an input. It is never guessed from the
/// numbers.
public enum CoordinateReferenceSystem: Hashable, Sendable {
  /// WGS 84 longitude and latitude in degrees (GPS, OpenStreetMap, GeoJSON).
  case wgs84

  /// China Geodetic Coordinate System 2000, longitude and latitude in degrees (国家2000, EPSG:4490).
  case cgcs2000

  /// GCJ-02 longitude and latitude in degrees (高德, 腾讯).
  case gcj02

  /// BD-09 longitude and latitude in degrees (百度).
  case bd09

  /// Any horizontal system of the EPSG registry, geographic or projected, by its code.
  case epsg(Int)

  /// A system given in full by its WKT definition, as GIS layers carry it, without a registry code.
  case defined(wkt: String)

  /// A city's own grid (城市独立坐标系), with the parameters that relate it to the national system.
  case local(LocalGrid)

  /// The canonical name: "WGS84", "CGCS2000", "GCJ02", "BD09", or for example "EPSG:4549".
  ///
  /// `init(_:)` reads the name back to an equal value with these exceptions: `.epsg(4326)` and
  /// `.epsg(4490)` become `.wgs84` and `.cgcs2000`, and `.defined` and `.local` systems cannot be
  /// restored from their name.
  public var name: String {
    switch self {
    case .wgs84: "WGS84"
    case .cgcs2000: "CGCS2000"
    case .gcj02: "GCJ02"
    case .bd09: "BD09"
    case .epsg(let code): "EPSG:\(code)"
    case .defined(let wkt): Self.title(ofWKT: wkt)
    case .local(let grid): grid.name
    }
  }

  /// The name in a WKT definition: its first quoted text, or the whole text if nothing is quoted.
  private static func title(ofWKT wkt: String) -> String {
    let parts = wkt.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : wkt
  }

  /// The declarations to list in an error message.
  public static let choices = ["WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:<code>"]
}

/// The error for a declared reference system that is not recognised, such as the name of a city's
/// own grid (城市独立坐标系).
public struct UnknownCoordinateReferenceSystem: Error, Hashable, Sendable {
  /// The declaration as the user wrote it.
  public let text: String
}

extension UnknownCoordinateReferenceSystem: CustomStringConvertible {
  /// One sentence in English that lists the possible declarations.
  public var description: String {
    let choices = CoordinateReferenceSystem.choices.joined(separator: ", ")
    return "unknown coordinate reference system '\(text)'; declare one of \(choices)"
  }
}
