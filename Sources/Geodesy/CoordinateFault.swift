/// Why a pair of numbers does not denote a place in the declared system.
public enum CoordinateFault: Error, Hashable, Sendable {
  /// One of the two numbers is NaN or infinite.
  case notFinite

  /// The pair as given is out of range or outside the system's area of use, but with x and y
  /// exchanged it would lie inside the area of use.
  case swapped

  /// A longitude or latitude is out of its range, or the projected values denote no place.
  case outOfRange

  /// The zone number in front of the easting does not match the declared system: there is one
  /// although the system has none (40568798.9 under EPSG:4549), it is another zone's, or it is
  /// missing although the system requires it (568798.9 under EPSG:4528).
  ///
  /// `declare` is the system to declare instead. Only detected for the 3-degree and 6-degree
  /// Gauss-Krüger zones of CGCS2000 (EPSG:4491...4554).
  case zonePrefix(declare: CoordinateReferenceSystem)

  /// The registry has transformations from the system's datum to WGS 84, but none whose area contains the
  /// coordinate. Coordinates in different datums differ by tens of metres or more.
  case outsideOperations([DatumOperation])
}
