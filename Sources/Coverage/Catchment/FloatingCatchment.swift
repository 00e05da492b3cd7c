import Dispatch
import Parallel

/// Supply per head by two-step floating catchments.
///
/// The first step divides the supply of each facility among the people of its catchment; the second adds up, for
/// each estate, the shares of the facilities in its own. With zones, people and shares count by the weight of
/// their zone in both steps (E2SFCA). So the shares that all people have add up to the supply of every facility
/// that serves anybody.
///
/// Nothing is guessed: an estate whose people are not known has no figure, and makes those of its neighbours
/// bounds.
///
/// Luo and Wang, "Measures of spatial accessibility to health care in a GIS environment", Environment and
/// Planning B 30 (2003); Luo and Qi, Health & Place 15 (2009).
public struct FloatingCatchment: Sendable {
  /// The weighted people of each facility's catchment, as far as they are known.
  public let demand: [Double]
  private let pairs: CatchmentPairs
  private let isKnown: [Bool]
  /// Whether people of a catchment are missing, or too many may be counted.
  private let faults: [DemandFaults]

  /// The first step: counts the people of every catchment, on every core.
  ///
  /// - Parameter people: for each estate; nil where they are not known.
  /// Time is in proportion to the pairs, memory to the facilities. Estates beyond `people` have unknown people.
  public init(_ pairs: CatchmentPairs, people: [CatchmentAmount?]) {
    let people = Self.fitted(people, to: pairs.estates)
    self.pairs = pairs
    isKnown = people.map { $0 != nil }
    // As many sums as there are groups, whatever the cores: the order of adding is always the same.
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

  /// The second step: what each estate has of a supply, a head, on every core.
  ///
  /// - Parameter supply: for each facility. Facilities beyond it have none.
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

/// What an estate has of a supply, a head.
public enum CatchmentAccess: Hashable, Sendable {
  /// The figure, and what it is of the truth.
  case known(Double, AmountBound)
  /// Nothing can be said.
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

/// Why nothing can be said of an estate's supply.
public enum CatchmentGap: String, Hashable, Sendable, CaseIterable {
  /// The estate's own people are not known.
  case peopleUnknown = "elders_unknown"
  /// A facility in its catchment serves nobody who is known, so that nothing can be divided.
  case nobodyServed = "no_elders"
  /// Some unknown figures make the result too small, others too large.
  case boundsOpen = "bounds_open"
}
