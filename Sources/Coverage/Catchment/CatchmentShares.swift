/// What is wrong with the people of a catchment.
struct DemandFaults: OptionSet, Sendable {
  let rawValue: UInt8
  /// Some are not counted.
  static let tooFew = DemandFaults(rawValue: 1)
  /// Some may be counted who are not there.
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

/// The people of the catchments that some blocks of pairs make up.
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

/// What is wrong with a share, or with a sum of shares.
struct ShareState: OptionSet, Sendable {
  let rawValue: UInt8
  /// The truth is at least the figure.
  static let atLeast = ShareState(rawValue: 1)
  /// The truth is at most the figure.
  static let atMost = ShareState(rawValue: 2)
  /// There is a supply, and nobody among whom to divide it.
  static let nobody = ShareState(rawValue: 4)
}

/// What a facility has for each of its people.
struct FacilityShare: Sendable {
  let perHead: Double
  let state: ShareState

  init(_ supply: CatchmentAmount, people: Double, _ faults: DemandFaults) {
    guard supply.value > 0 else {
      // Nothing divided by anybody is nothing; only more supply can change it.
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
