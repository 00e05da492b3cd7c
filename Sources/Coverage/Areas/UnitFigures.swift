import CareModel
import Geodesy

/// People or dwellings of estates, by the verdict of their estate.
public struct PeopleTally: Hashable, Sendable {
  /// Those in covered estates.
  public private(set) var covered = 0
  /// Those in gaps.
  public private(set) var gap = 0
  /// Those in undecided estates.
  public private(set) var indeterminate = 0
  /// Estates in question of which the number is not known: their people are in none of the sums.
  public private(set) var unknownEstates = 0

  /// A tally of nobody.
  public init() {}

  /// Counts an estate's; nil where the number is not known. Estates out of the question count nowhere.
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

  /// All that are known.
  public var total: Int { covered &+ gap &+ indeterminate }

  /// The covered of those whose estate is decided.
  public var coveredShare: Share { Share(covered, of: covered &+ gap) }
}

/// What was found in one unit: estates, dwellings, elders, walks.
public struct UnitFigures: Sendable {
  /// Estates by verdict.
  public private(set) var tally = CoverageTally()
  /// Dwellings.
  public private(set) var households = PeopleTally()
  /// Residents of 60 years and more, by the estates' own figures.
  public private(set) var elders = PeopleTally()
  /// The older people of the townships' table, from each age on that it has.
  public var people: [PopulationSpread.Age: SpreadTally] = [:]
  /// Hundredths of minutes on foot to the nearest facility of every estate in question that has one within the
  /// search limit.
  private var minutes: [Int32] = []
  /// Estates in question without a facility within the search limit.
  private var beyond = 0

  /// Figures of nothing.
  public init() {}

  /// Counts an estate.
  public mutating func add(_ estate: Estate, _ reach: EstateReach) {
    tally.add(reach)
    add(
      reach.verdict, estate.households, estate.elders,
      reach.nearest?.time.map { Hundredths.of($0.inSeconds / 60) })
  }

  /// Counts an estate by what a result says of it.
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

  /// The walks at some shares of the estates in question, in minutes rounded to hundredths as each estate's own: the
  /// least walk that at least such a share of them does not exceed (the nearest-rank quantile). Nil where it lies
  /// beyond the search limit, or there is no estate. Linear but for one sorting.
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

/// What a result says of an estate, as far as it counts in a unit.
package struct EstateOutcome: Sendable {
  /// Whether it is known if the question is about the estate.
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

/// Numbers rounded to hundredths as outputs write them: to the nearest, an exact half to the even one.
enum Hundredths {
  static func of(_ value: Double) -> Int32 {
    let product = value * 100
    // What the multiplication has rounded away decides where the product looks like a half.
    let error = (-product).addingProduct(value, 100)
    let floor = product.rounded(.down)
    let fraction = product - floor
    let isUp =
      fraction > 0.5
      || (fraction == 0.5 && (error > 0 || (error == 0 && floor.remainder(dividingBy: 2) != 0)))
    return Int32(max(-2e9, min(2e9, floor + (isUp ? 1 : 0))))
  }
}
