import Geodesy

/// An order in which neighbours follow each other.
///
/// A search that follows it finds in the cache what the search before it has read; in the order of a
/// file every search would wait for memory.
enum SpatialOrder {
  /// The indices of the points in their order along a Z-curve over the globe, with cells of about 600 by 300 m at the
  /// equator. Equal cells keep the order of the array. Linear time.
  static func order(_ points: some Sequence<Coordinate?>) -> [Int32] {
    var keys = points.enumerated().map { index, point in
      UInt64(point.map(key) ?? 0) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
    }
    sortByHighHalf(&keys)
    return keys.map { Int32(truncatingIfNeeded: $0) }
  }

  private static func key(_ point: Coordinate) -> UInt32 {
    let x = UInt32((point.longitude + 180) / 360 * 65_535)
    let y = UInt32((point.latitude + 90) / 180 * 65_535)
    return spread(x) | spread(y) << 1
  }

  /// Inserts a zero bit between each two of the lower 16 bits.
  private static func spread(_ value: UInt32) -> UInt32 {
    var bits = value & 0xFFFF
    bits = (bits | bits << 8) & 0x00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333
    return (bits | bits << 1) & 0x5555_5555
  }

  /// A radix sort by the upper 32 bits, 11 at a time.
  private static func sortByHighHalf(_ keys: inout [UInt64]) {
    var other = keys
    for shift in [32, 43, 54] as [UInt64] {
      var starts = [Int](repeating: 0, count: 2049)
      for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
      for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
      for key in keys {
        let digit = Int(key >> shift & 2047)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
  }
}
