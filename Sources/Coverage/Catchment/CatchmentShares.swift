/// In which direction the number of people in a catchment may be wrong.
struct DemandFaults: OptionSet, Sendable {
  let rawValue: UInt8
  /// Some people may be missing.
  static let tooFew = DemandFaults(rawValue: 1)
  /// Some people may be counted who do not exist.
  static let tooMany = DemandFaults(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ people: CatchmentAmount?) {
    switch people?.bound {
    case .exact?: self = []
    case .atMost?: self = .tooMany
    case .atLeast?, nil: self = .tooFew
    }
  }
}

/// The numbers of people in the catchments, summed over some blocks of pairs.
struct DemandSum: Sendable {
  var people: [Double]
  var faults: [DemandFaults]

  init(_ facilities: Int) {
    people = Array(repeating: 0, count: facilities)
    faults = Array(repeating: [], count: facilities)
  }

  mutating func add(
    _ block: CatchmentPairs.Block, _ weights: [Double], _ demand: [CatchmentAmount?]
  ) {
    for row in block.estates.indices {
      let own = demand[Int(block.estates[row])]
      let (value, fault) = (own?.value ?? 0, DemandFaults(own))
      if value == 0, fault.isEmpty { continue }
      for pair in Int(block.starts[row])..<Int(block.starts[row + 1]) {
        let facility = Int(block.facilities[pair])
        people[facility] += weights[Int(block.zones[pair])] * value
        if !fault.isEmpty { faults[facility].formUnion(fault) }
      }
    }
  }

  mutating func add(_ other: DemandSum) {
    for facility in people.indices {
      people[facility] += other.people[facility]
      faults[facility].formUnion(other.faults[facility])
    }
  }
}

/// What is uncertain about a share, or about a sum of shares.
struct ShareState: OptionSet, Sendable {
  let rawValue: UInt8
  /// The true value is at least the figure.
  static let atLeast = ShareState(rawValue: 1)
  /// The true value is at most the figure.
  static let atMost = ShareState(rawValue: 2)
  /// There is a supply, but nobody to divide it among.
  static let nobody = ShareState(rawValue: 4)
}

/// The supply of a facility for each person in its catchment.
struct FacilityShare: Sendable {
  let perHead: Double
  let state: ShareState

  init(_ supply: CatchmentAmount, people: Double, _ faults: DemandFaults) {
    guard supply.value > 0 else {
      // A supply of zero is zero for each person, however many there are; only a larger supply would change that.
      perHead = 0
      state = supply.bound == .atLeast ? .atLeast : []
      return
    }
    guard people > 0 else {
      perHead = 0
      state = .nobody
      return
    }
    perHead = supply.value / people
    var state: ShareState = []
    if supply.bound == .atLeast || faults.contains(.tooMany) { state.insert(.atLeast) }
    if supply.bound == .atMost || faults.contains(.tooFew) { state.insert(.atMost) }
    self.state = state
  }
}
