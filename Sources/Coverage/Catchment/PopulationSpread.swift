import CareModel

/// The older people of townships, spread over their estates in proportion to households.
///
/// An estate's own figure stands; what is left of its township's is spread over the other estates. The sum of a
/// township is preserved exactly: figures of its own, shares and what could not be placed add up to it, whole
/// people all of them. An estate without households has an unknown share, and makes those of its neighbours in
/// the township upper bounds.
public struct PopulationSpread: Sendable {
  /// An age from which people are counted.
  public enum Age: Int, Sendable, CaseIterable {
    /// 60 years and more; estates may have figures of their own.
    case sixty = 60
    /// 65 years and more.
    case sixtyFive = 65
    /// 80 years and more.
    case eighty = 80
  }

  /// What became of the people of a township.
  public struct Township: Hashable, Sendable {
    /// Its index in the table of populations.
    public let row: Int
    /// From which age.
    public let age: Age
    /// Its people, by the table.
    public let total: Int
    /// People of estates with figures of their own.
    public internal(set) var own = 0
    /// People that were spread.
    public internal(set) var spread = 0
    /// Its estates.
    public internal(set) var estates = 0
    /// Its estates without households or a figure of their own.
    public internal(set) var withoutHouseholds = 0
    /// People that could not be placed; below zero where estates have more of their own than the township has.
    public var unplaced: Int { total - own - spread }
  }

  /// The people of each estate, from each age on; nil where they are not known.
  public private(set) var people: [Age: [CatchmentAmount?]] = [:]
  /// The townships of the table, age by age.
  public private(set) var townships: [Township] = []

  /// Spreads the people of townships over their estates, which name their township as the table does.
  ///
  /// Of townships that come twice in the table the first counts. Linear time, but for sorting the estates of
  /// each township by their remainders. Figures are of 0 to 10^9.
  public init(_ populations: [TownshipPopulation], over estates: [Estate]) {
    var members: [String: [Int]] = [:]
    for (index, estate) in estates.enumerated() {
      if let township = estate.township { members[township, default: []].append(index) }
    }
    for age in Age.allCases {
      var found = age == .sixty ? estates.map { $0.elders.map { CatchmentAmount(Double($0)) } } : []
      if found.isEmpty { found = Array(repeating: nil, count: estates.count) }
      var seen: Set<String> = []
      for (row, population) in populations.enumerated() {
        guard let total = population.people(from: age),
          seen.insert(population.township).inserted
        else { continue }
        var township = Township(row: row, age: age, total: total)
        Self.spread(&township, members[population.township] ?? [], estates, &found)
        townships.append(township)
      }
      people[age] = found
    }
  }

  private static func spread(
    _ township: inout Township, _ members: [Int], _ estates: [Estate],
    _ found: inout [CatchmentAmount?]
  ) {
    township.estates = members.count
    township.own = members.reduce(0) { $0 + Int(found[$1]?.value ?? 0) }
    let open = members.filter { found[$0] == nil }
    let housed = open.filter { estates[$0].households != nil }
    township.withoutHouseholds = open.count - housed.count
    let rest = township.total - township.own
    if rest == 0 {
      for estate in open { found[estate] = CatchmentAmount(0) }
      return
    }
    guard rest >= 0, let shares = shares(of: rest, by: housed.map { estates[$0].households ?? 0 })
    else { return }
    let bound: AmountBound = township.withoutHouseholds == 0 ? .exact : .atMost
    for (estate, share) in zip(housed, shares) {
      found[estate] = CatchmentAmount(Double(share), bound)
    }
    township.spread = rest
  }

  /// Whole shares of a total in proportion to weights, by largest remainders; they add up to the total.
  ///
  /// Of equal remainders the earlier one is served first. Nil where no weight is above zero and there is something
  /// to share. Weights and total are of 0 to 10^9.
  public static func shares(of total: Int, by weights: [Int]) -> [Int]? {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return total == 0 ? weights.map { _ in 0 } : nil }
    let divided = weights.map { weight -> (quotient: Int, remainder: Int) in
      sum.dividingFullWidth(weight.multipliedFullWidth(by: total))
    }
    var shares = divided.map(\.quotient)
    let left = total - shares.reduce(0, +)
    let order = divided.indices.sorted {
      (divided[$1].remainder, $0) < (divided[$0].remainder, $1)
    }
    for index in order.prefix(left) { shares[index] += 1 }
    return shares
  }
}

extension TownshipPopulation {
  /// The people from an age on.
  public func people(from age: PopulationSpread.Age) -> Int? {
    switch age {
    case .sixty: elders60
    case .sixtyFive: elders65
    case .eighty: elders80
    }
  }
}
