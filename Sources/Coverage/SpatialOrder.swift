import CareModel
import Geodesy

/// An order in which neighbours follow each other.
///
/// A search that follows it finds in the cache what the search before it has read; in the order of a
/// file every search would wait for memory.
enum SpatialOrder {
  /// So many estates, with what is found for them, stay in the cache while they are worked on.
  private static let block = 65_536

  /// The places of the estates along a Z-curve over the globe, with cells of about 600 by 300 m at the
  /// equator, block after block of the array. Equal cells keep the order of the array. Linear time.
  static func order(_ estates: UnsafeBufferPointer<Estate>) -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(estates.count)
    for start in stride(from: 0, to: estates.count, by: block) {
      var keys = (start..<min(start + block, estates.count)).map { place in
        UInt64(key(estates[place])) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
      }
      sortByHighHalf(&keys)
      order.append(contentsOf: keys.lazy.map { Int32(truncatingIfNeeded: $0) })
    }
    return order
  }

  private static func key(_ estate: Estate) -> UInt32 {
    guard let point = estate.start else { return 0 }
    let x = UInt32((point.longitude + 180) / 360 * 65_535)
    let y = UInt32((point.latitude + 90) / 180 * 65_535)
    return spread(x) | spread(y) << 1
  }

  /// Puts a free bit between each two of the lower 16.
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

extension Estate {
  /// A point from which the estate's search starts: its own, its first gate or a corner of its ground.
  fileprivate var start: Coordinate? {
    if let gate = gates.first { return gate.coordinate }
    switch place {
    case .point(let point): return point
    case .area(let ground): return ground.polygons.first?.outer.corners.first
    case .gatesOnly: return nil
    }
  }
}

extension StraightReachModel {
  /// What straight lines say about each of the estates, in their order, worked out on every core.
  ///
  /// `finished` is told now and then how many more are done; it is called from any thread.
  public func reaches(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> [EstateReach] {
    // Through the buffer an estate is looked at where it stands; through the array it would be copied.
    estates.withUnsafeBufferPointer { buffer in
      nonisolated(unsafe) let estates = buffer
      return ParallelMap.map(
        estates.count, inOrder: SpatialOrder.order(estates), finished: finished
      ) {
        reach(of: estates[$0])
      }
    }
  }
}
