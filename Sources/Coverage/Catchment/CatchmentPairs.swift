/// The pairs of estates and facilities that lie within a circle of each other, with the zone of each pair.
///
/// A pair takes five bytes. Pairs are stored in blocks of estates, in which neighbouring estates are stored near each
/// other.
public struct CatchmentPairs: Sendable {
  /// Some estates with their pairs, stored estate by estate.
  struct Block: Sendable {
    /// The estates, each once.
    var estates: [Int32] = []
    /// The index of each estate's first pair, followed by the number of pairs.
    var starts: [Int32] = [0]
    /// The facility of each pair.
    var facilities: [Int32] = []
    /// The zone of each pair.
    var zones: [UInt8] = []

    mutating func append(facility: Int, zone: UInt8) {
      facilities.append(Int32(truncatingIfNeeded: facility))
      zones.append(zone)
    }

    /// Completes the pairs of an estate.
    mutating func close(_ estate: Int32) {
      estates.append(estate)
      starts.append(Int32(truncatingIfNeeded: facilities.count))
    }
  }

  /// The number of estates and of facilities.
  let estates: Int
  let facilities: Int
  /// The weight of each zone.
  let weights: [Double]
  let blocks: [Block]

  /// The number of pairs.
  public var count: Int { blocks.reduce(0) { $0 + $1.facilities.count } }

  init(estates: Int, facilities: Int, weights: [Double], blocks: [Block]) {
    self.estates = estates
    self.facilities = facilities
    self.weights = weights
    self.blocks = blocks
  }

  /// Pairs that were found elsewhere, for example from a matrix of walks: the facilities of each estate, and the zone
  /// of each as an index into `weights`.
  ///
  /// - Parameter facilities: the number of facilities. Pairs with a facility or a zone outside the range are left out.
  public init(
    ofEstates lists: [[(facility: Int, zone: Int)]], facilities: Int, weights: [Double]
  ) {
    var block = Block()
    for (estate, list) in lists.enumerated() {
      for (facility, zone) in list
      where (0..<facilities).contains(facility) && weights.indices.contains(zone) && zone < 256 {
        block.append(facility: facility, zone: UInt8(zone))
      }
      block.close(Int32(truncatingIfNeeded: estate))
    }
    self.init(estates: lists.count, facilities: facilities, weights: weights, blocks: [block])
  }

  /// The number of facilities of each estate, in the order of the estates.
  public var countsOfEstates: [Int32] {
    var counts = [Int32](repeating: 0, count: estates)
    for block in blocks {
      for (row, estate) in block.estates.enumerated() {
        counts[Int(estate)] = block.starts[row + 1] - block.starts[row]
      }
    }
    return counts
  }
}
