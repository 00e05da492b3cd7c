import CareModel
import Geodesy

/// Numbers of people or dwellings, counted by the verdict of their estate.
public struct PeopleTally: Hashable, Sendable {
  /// The number in covered estates.
  public private(set) var covered = 0
  /// The number in estates with a gap.
  public private(set) var gap = 0
  /// The number in undecided estates.
  public private(set) var indeterminate = 0
  /// The number of estates to which the question applies but whose number of people is not known. They are in none of
  /// the sums.
  public private(set) var unknownEstates = 0

  /// Makes a tally whose counts are all 0.
  public init() {}

  /// Counts the people of one estate; nil if their number is not known. Estates to which the question does not apply
  /// are not counted.
  mutating func add(_ count: Int?, _ verdict: Verdict) {
    guard verdict != .notApplicable else { return }
    guard let count else {
      unknownEstates += 1
      return
    }
    switch verdict {
    case .covered: covered = covered.addingReportingOverflow(count).partialValue
    case .gap: gap = gap.addingReportingOverflow(count).partialValue
    case .indeterminate: indeterminate = indeterminate.addingReportingOverflow(count).partialValue
    case .notApplicable: break
    }
  }

  /// The sum of all known numbers.
  public var total: Int { covered &+ gap &+ indeterminate }

  /// The share of covered people among the people of estates that are decided.
  public var coveredShare: Share { Share(covered, of: covered &+ gap) }
}

/// The findings in one unit: estates, dwellings, older residents and walks.
public struct UnitFigures: Sendable {
  /// The estates, counted by verdict.
  public private(set) var tally = CoverageTally()
  /// The dwellings, counted by the verdict of their estate.
  public private(set) var households = PeopleTally()
  /// The residents aged 60 and over, by the estates' own figures.
  public private(set) var elders = PeopleTally()
  /// The older people of the townships' table, for each age group that it has.
  public var people: [PopulationSpread.Age: SpreadTally] = [:]
  /// The walk to the nearest facility, in hundredths of a minute, of every estate to which the question applies and
  /// which has a facility within the search limit.
  private var minutes: [Int32] = []
  /// The number of estates to which the question applies and which have no facility within the search limit.
  private var beyond = 0

  /// Makes figures of a unit without estates.
  public init() {}

  /// Whether the unit has estates, the people of none of them are known, and no people remain unplaced.
  package func hasNoKnownPeople(from age: PopulationSpread.Age) -> Bool {
    guard let people = people[age] else { return true }
    return people.unknownEstates > 0 && people.unknownEstates == tally.total
      && people.unplaced == 0
  }

  /// Counts an estate with its dwellings, residents and walk.
  public mutating func add(_ estate: Estate, _ reach: EstateReach) {
    tally.add(reach)
    add(
      reach.verdict, estate.households, estate.elders,
      reach.nearest?.time.map { Hundredths.of($0.inSeconds / 60) })
  }

  /// Counts an estate as a result describes it.
  package mutating func add(_ outcome: EstateOutcome) {
    tally.add(outcome)
    add(outcome.verdict, outcome.households, outcome.elders, outcome.walkHundredths)
  }

  private mutating func add(
    _ verdict: Verdict, _ households: Int?, _ elders: Int?, _ walk: Int32?
  ) {
    self.households.add(households, verdict)
    self.elders.add(elders, verdict)
    guard verdict != .notApplicable else { return }
    if let walk { minutes.append(walk) } else { beyond += 1 }
  }

  /// Quantiles of the walk to the nearest facility, over the estates to which the question applies: for each share, the
  /// shortest walk that at least that share of the estates does not exceed (nearest rank), in minutes with two
  /// decimals, rounded like each estate's own. Nil if the quantile lies beyond the search limit, or if there are no
  /// estates. Takes linear time, apart from sorting once.
  public func walkMinutes(at shares: [Double]) -> [Double?] {
    let sorted = minutes.sorted()
    let count = sorted.count + beyond
    return shares.map { share in
      guard count > 0 else { return nil }
      let rank = max(1, Int((share * Double(count)).rounded(.up)))
      return rank <= sorted.count ? Double(sorted[rank - 1]) / 100 : nil
    }
  }
}

/// What a result says about an estate, as far as it matters for the figures of a unit.
package struct EstateOutcome: Sendable {
  /// Whether it is known if the question applies to the estate.
  package var isKnownToApply = true
  package var reach = Reach.gap
  package var verdict = Verdict.gap
  package var reason: Reason?
  package var borderline: [BorderlineCause] = []
  package var households: Int?
  package var elders: Int?
  /// Hundredths of a minute on foot; nil beyond the search limit and under a plain radius.
  package var walkHundredths: Int32?

  package init() {}
}

/// Rounds numbers to hundredths as outputs write them: to the nearest, an exact half to the even neighbour.
enum Hundredths {
  static func of(_ value: Double) -> Int32 {
    let product = value * 100
    // Where the product appears to be an exact half, its rounding error decides.
    let error = (-product).addingProduct(value, 100)
    let floor = product.rounded(.down)
    let fraction = product - floor
    let isUp =
      fraction > 0.5
      || (fraction == 0.5 && (error > 0 || (error == 0 && floor.remainder(dividingBy: 2) != 0)))
    return Int32(max(-2e9, min(2e9, floor + (isUp ? 1 : 0))))
  }
}
