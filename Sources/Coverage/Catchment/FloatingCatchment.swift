import Dispatch
import Parallel

/// Supply per head by the two-step floating catchment method.
///
/// The first step divides the supply of each facility among the people in its catchment. The second step adds up, for
/// each estate, the shares of the facilities in the estate's own catchment. With zones, people and shares are weighted
/// by their zone in both steps (E2SFCA). The shares of all people therefore add up to the supply of all facilities that
/// serve anybody.
///
/// Nothing is guessed: an estate whose number of people is not known has no figure, and turns the figures of its
/// neighbours into bounds.
///
/// Luo and Wang, "Measures of spatial accessibility to health care in a GIS environment", Environment and
/// Planning B 30 (2003); Luo and Qi, Health & Place 15 (2009).
public struct FloatingCatchment: Sendable {
  /// The weighted number of people in each facility's catchment, as far as it is known.
  public let demand: [Double]
  private let pairs: CatchmentPairs
  private let isKnown: [Bool]
  /// Whether people may be missing from a catchment, or too many may be counted in it.
  private let faults: [DemandFaults]

  /// The first step: counts the people in every catchment. Runs on every core, in time proportional to the pairs and
  /// with memory proportional to the facilities.
  ///
  /// - Parameter people: the people of each estate; nil if their number is not known. Estates beyond the end of the
  ///   array have an unknown number.
  public init(_ pairs: CatchmentPairs, people: [CatchmentAmount?]) {
    let people = Self.fitted(people, to: pairs.estates)
    self.pairs = pairs
    isKnown = people.map { $0 != nil }
    // The number of groups does not depend on the number of cores, so that sums are always added in the same order.
    let groups = max(1, min(pairs.blocks.count, 16))
    let sums = ParallelMap.blocks(groups, of: 1) { numbers, slots in
      for (offset, group) in numbers.enumerated() {
        let own =
          (pairs.blocks.count * group / groups)..<(pairs.blocks.count * (group + 1) / groups)
        var sum = DemandSum(pairs.facilities)
        for block in pairs.blocks[own] { sum.add(block, pairs.weights, people) }
        (slots + offset).initialize(to: sum)
      }
    }
    var total = DemandSum(pairs.facilities)
    for sum in sums { total.add(sum) }
    demand = total.people
    faults = total.faults
  }

  /// The second step: the supply per head of each estate. Runs on every core.
  ///
  /// - Parameter supply: the supply of each facility. Facilities beyond the end of the array have none.
  public func access(to supply: [CatchmentAmount]) -> [CatchmentAccess] {
    let shares = demand.indices.map { facility in
      FacilityShare(
        facility < supply.count ? supply[facility] : CatchmentAmount(0), people: demand[facility],
        faults[facility])
    }
    let ofBlocks = ParallelMap.map(pairs.blocks.count) { number in
      access(of: pairs.blocks[number], shares)
    }
    var found = [CatchmentAccess](repeating: .unknown(.peopleUnknown), count: pairs.estates)
    for (block, accesses) in zip(pairs.blocks, ofBlocks) {
      for (estate, access) in zip(block.estates, accesses) { found[Int(estate)] = access }
    }
    return found
  }

  private func access(
    of block: CatchmentPairs.Block, _ shares: [FacilityShare]
  ) -> [CatchmentAccess] {
    block.estates.indices.map { row in
      guard isKnown[Int(block.estates[row])] else { return .unknown(.peopleUnknown) }
      var sum = 0.0
      var state: ShareState = []
      for pair in Int(block.starts[row])..<Int(block.starts[row + 1]) {
        let share = shares[Int(block.facilities[pair])]
        sum += pairs.weights[Int(block.zones[pair])] * share.perHead
        state.formUnion(share.state)
      }
      return CatchmentAccess(sum, state)
    }
  }

  private static func fitted(_ people: [CatchmentAmount?], to count: Int) -> [CatchmentAmount?] {
    if people.count == count { return people }
    return people.prefix(count)
      + [CatchmentAmount?](repeating: nil, count: max(0, count - people.count))
  }
}

/// The supply per head of an estate.
public enum CatchmentAccess: Hashable, Sendable {
  /// The figure, and what it says about the true value.
  case known(Double, AmountBound)
  /// Nothing can be said about it.
  case unknown(CatchmentGap)

  init(_ sum: Double, _ state: ShareState) {
    if state.contains(.nobody) {
      self = .unknown(.nobodyServed)
    } else if state.isSuperset(of: [.atLeast, .atMost]) {
      self = .unknown(.boundsOpen)
    } else {
      self = .known(sum, state.contains(.atLeast) ? .atLeast : state.isEmpty ? .exact : .atMost)
    }
  }
}

/// Why nothing can be said about an estate's supply.
public enum CatchmentGap: String, Hashable, Sendable, CaseIterable {
  /// The number of people in the estate itself is not known.
  case peopleUnknown = "elders_unknown"
  /// A facility in its catchment serves nobody as far as is known, so that its supply cannot be divided.
  case nobodyServed = "no_elders"
  /// Some unknown numbers make the result too small, others too large.
  case boundsOpen = "bounds_open"
}
