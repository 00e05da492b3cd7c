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
  /// Residents of 60 years and more.
  public private(set) var elders = PeopleTally()
  /// Minutes on foot to the nearest facility of every estate in question that has one within the search limit.
  private var minutes: [Float] = []
  /// Estates in question without a facility within the search limit.
  private var beyond = 0

  /// Figures of nothing.
  public init() {}

  /// Counts an estate.
  public mutating func add(_ estate: Estate, _ reach: EstateReach) {
    tally.add(reach)
    households.add(estate.households, reach.verdict)
    elders.add(estate.elders, reach.verdict)
    guard reach.verdict != .notApplicable else { return }
    if let time = reach.nearest?.time {
      minutes.append(Float(time.inSeconds / 60))
    } else {
      beyond += 1
    }
  }

  /// The walks at some shares of the estates in question, in minutes: the least walk that at least such a share
  /// of them does not exceed (the nearest-rank quantile). Nil where it lies beyond the search limit, or there is
  /// no estate. Linear but for one sorting.
  public func walkMinutes(at shares: [Double]) -> [Double?] {
    let sorted = minutes.sorted()
    let count = sorted.count + beyond
    return shares.map { share in
      guard count > 0 else { return nil }
      let rank = max(1, Int((share * Double(count)).rounded(.up)))
      return rank <= sorted.count ? Double(sorted[rank - 1]) : nil
    }
  }
}
