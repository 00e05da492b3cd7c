/// The system in which an input's coordinates are declared to be. It is never sniffed from the
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

  /// Any horizontal system of the EPSG registry by its code, geographic or projected.
  case epsg(Int)

  /// A system that is registered nowhere and defined in full by its WKT, as layers carry it.
  case defined(wkt: String)

  /// A city's own grid (城市独立坐标系), with the parameters that tie it to the national system.
  case local(LocalGrid)

  /// The canonical name: "WGS84", "CGCS2000", "GCJ02", "BD09" or such as "EPSG:4549".
  ///
  /// `init(_:)` reads it back to an equal value, except `.epsg(4326)` and `.epsg(4490)`, which
  /// become `.wgs84` and `.cgcs2000`, and what is defined by more than a name.
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

  /// The name in a definition: its first text in quotes.
  private static func title(ofWKT wkt: String) -> String {
    let parts = wkt.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : wkt
  }

  /// What can be declared, for an error message to list.
  public static let choices = ["WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:<code>"]
}

/// A declared reference system that has no known meaning, such as a city's own grid (城市独立坐标系).
public struct UnknownCoordinateReferenceSystem: Error, Hashable, Sendable {
  /// The declaration as it was written.
  public let text: String
}

extension UnknownCoordinateReferenceSystem: CustomStringConvertible {
  /// One sentence in English that lists what can be declared.
  public var description: String {
    let choices = CoordinateReferenceSystem.choices.joined(separator: ", ")
    return "unknown coordinate reference system '\(text)'; declare one of \(choices)"
  }
}
