import Geodesy

/// The unit of lengths and costs of walks: 1/32,768 m (31 µm), counted in 32-bit whole numbers up to 131 km.
///
/// Whole numbers have the same sum in any order. A walk therefore has the same length however it is found, and brute
/// force and index agree exactly. Each segment is rounded once, by at most 15 µm.
public enum WalkUnits {
  /// The number of units in a metre.
  public static let perMetre = 32_768.0

  /// The value that means that there is no walk; it is larger than any walk.
  public static let unreachable = UInt32.max

  /// The longest representable walk in metres.
  public static let longest = Double(UInt32.max - 1) / perMetre

  /// Converts metres to units; `unreachable` beyond the longest representable walk.
  @inlinable
  public static func units(_ metres: Double) -> UInt32 {
    let units = (metres * perMetre).rounded()
    return units < Double(UInt32.max) ? UInt32(max(0, units)) : unreachable
  }

  /// Converts units to metres.
  @inlinable
  public static func metres(_ units: UInt32) -> Double { Double(units) / perMetre }

  /// The sum of two walks. If it exceeds the longest representable walk, or either of them is `unreachable`, the
  /// result is `unreachable`.
  @inlinable
  public static func sum(_ left: UInt32, _ right: UInt32) -> UInt32 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? unreachable : sum
  }
}
