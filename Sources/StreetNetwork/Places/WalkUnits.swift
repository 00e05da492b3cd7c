import Geodesy

/// How far one walks, in whole units of 1/32,768 m (31 µm): up to 131 km in 32 bits.
///
/// Whole numbers add up to the same sum in any order, so that a walk has one length however it was found, and
/// brute force and index agree exactly. A length is rounded once a segment, by at most 15 µm.
public enum WalkUnits {
  /// Units a metre.
  public static let perMetre = 32_768.0

  /// More than any walk: there is none.
  public static let unreachable = UInt32.max

  /// The largest walk that can be kept, in metres.
  public static let longest = Double(UInt32.max - 1) / perMetre

  /// A length as units; `unreachable` beyond the largest.
  @inlinable
  public static func units(_ metres: Double) -> UInt32 {
    let units = (metres * perMetre).rounded()
    return units < Double(UInt32.max) ? UInt32(max(0, units)) : unreachable
  }

  /// Units as metres.
  @inlinable
  public static func metres(_ units: UInt32) -> Double { Double(units) / perMetre }

  /// The sum of two walks; `unreachable` where one is, or beyond the largest.
  @inlinable
  public static func sum(_ left: UInt32, _ right: UInt32) -> UInt32 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? unreachable : sum
  }
}
