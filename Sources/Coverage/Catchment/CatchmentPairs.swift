/// The pairs of estates and facilities that lie within a circle of each other, and the zone of each.
///
/// Five bytes a pair, in blocks of estates; a block keeps its estates in an order in which neighbours follow each
/// other.
public struct CatchmentPairs: Sendable {
  /// Some estates with their pairs, one estate's after the other's.
  struct Block: Sendable {
    /// The estates, each once.
    var estates: [Int32] = []
    /// Where each estate's pairs start; one more at the end.
    var starts: [Int32] = [0]
    /// The facility of each pair.
    var facilities: [Int32] = []
    /// The zone of each pair.
    var zones: [UInt8] = []

    mutating func append(facility: Int, zone: UInt8) {
      facilities.append(Int32(truncatingIfNeeded: facility))
      zones.append(zone)
    }

    /// Ends the pairs of an estate.
    mutating func close(_ estate: Int32) {
      estates.append(estate)
      starts.append(Int32(truncatingIfNeeded: facilities.count))
    }
  }

  /// How many estates and facilities there are.
  let estates: Int
  let facilities: Int
  /// The weight of each zone.
  let weights: [Double]
  let blocks: [Block]

  /// How many pairs there are.
  public var count: Int { blocks.reduce(0) { $0 + $1.facilities.count } }

  init(estates: Int, facilities: Int, weights: [Double], blocks: [Block]) {
    self.estates = estates
    self.facilities = facilities
    self.weights = weights
    self.blocks = blocks
  }

  /// Pairs that somebody else has found, such as from a matrix of walks: for each estate its facilities, and the
  /// zone of each as an index in `weights`.
  ///
  /// - Parameter facilities: how many facilities there are; a pair of another, or of a zone without weight, is
  ///   left out.
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

  /// How many facilities each estate has, in the order of the estates.
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
