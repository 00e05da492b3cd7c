import CareModel

/// The older people of townships, allotted to their estates in proportion to households.
///
/// An estate's own figure stands; the rest of its township's figure is allotted to the other estates. Totals are
/// preserved exactly, in whole people: own figures, shares and the people who could not be placed add up to the
/// township's figure. An estate without a number of households has an unknown share, and turns the shares of the other
/// estates in its township into upper bounds.
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
    /// The age from which the people are counted.
    public let age: Age
    /// Its people, according to the table.
    public let total: Int
    /// The people of estates that have figures of their own.
    public internal(set) var own = 0
    /// The people who were allotted to the other estates.
    public internal(set) var spread = 0
    /// The number of its estates.
    public internal(set) var estates = 0
    /// The number of its estates that have neither a number of households nor a figure of their
    /// own.
    public internal(set) var withoutHouseholds = 0
    /// The people who could not be placed. Negative if the estates' own figures exceed the township's.
    public var unplaced: Int { total - own - spread }
  }

  /// The people of each estate, for each age group; nil if their number is not known.
  public private(set) var people: [Age: [CatchmentAmount?]] = [:]
  /// The townships of the table, for one age group after another.
  public private(set) var townships: [Township] = []

  /// Allots the people of townships to their estates, which name their township as the table does or by a key of
  /// `names`, whose value is then the name in the table.
  ///
  /// If a township occurs twice in the table, its first row counts. Takes linear time, apart from sorting the estates
  /// of each township by their remainders. All figures must be between 0 and 10^9.
  public init(
    _ populations: [TownshipPopulation], over estates: [Estate], names: [String: String] = [:]
  ) {
    var members: [String: [Int]] = [:]
    for (index, estate) in estates.enumerated() {
      guard let township = estate.township else { continue }
      members[names[township] ?? township, default: []].append(index)
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

  /// The same people, for some of the estates. What became of the people of each township stays as it is.
  package func selecting(_ estates: [Int]) -> PopulationSpread {
    var selected = self
    selected.people = people.mapValues { people in estates.map { people[$0] } }
    return selected
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

  /// Divides a total into whole shares in proportion to weights, by largest remainders. The shares add up to the total.
  ///
  /// Of equal remainders, the earlier one is served first. Nil if the total is above zero but no weight is. Weights and
  /// total must be between 0 and 10^9.
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
  /// The people of an age and older.
  public func people(from age: PopulationSpread.Age) -> Int? {
    switch age {
    case .sixty: elders60
    case .sixtyFive: elders65
    case .eighty: elders80
    }
  }
}
