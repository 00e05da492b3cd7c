/// Why one pair of numbers is not a place in the declared system.
public enum CoordinateFault: Error, Hashable, Sendable {
  /// One of the two numbers is NaN or infinite.
  case notFinite

  /// As given, the pair is out of range or out of the system's area of use; with x and y exchanged
  /// it would lie inside the area of use.
  case swapped

  /// A longitude or latitude beyond its range, or projected values that belong to no place.
  case outOfRange

  /// The easting carries a zone number that the declared system does not have, such as 40568798.9
  /// under EPSG:4549, or lacks one that it has, such as 568798.9 under EPSG:4528.
  ///
  /// `declare` is the system to declare instead. Known for the Gauss-Krüger zones of CGCS2000, 3
  /// and 6 degrees wide (EPSG:4491...4554).
  case zonePrefix(declare: CoordinateReferenceSystem)
}
