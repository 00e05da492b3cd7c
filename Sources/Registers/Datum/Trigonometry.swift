#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few functions of the C library that the checks need.
package enum Trigonometry {
  package static func cosine(_ angle: Double) -> Double { cos(angle) }

  /// The angle of a vector, clockwise from north, in radians.
  package static func angle(_ east: Double, _ north: Double) -> Double { atan2(east, north) }
}
