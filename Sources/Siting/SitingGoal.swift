/// The goal of a plan.
public enum SitingGoal: Sendable, Equatable {
  /// Set covering: cover every demand that an allowed candidate reaches, at the least total cost of sites.
  ///
  /// If all costs are 1, that is the fewest sites. With capacities, as much weight must be served as all candidates
  /// that are not forbidden could serve together (`SitingProblem.closableWeight`).
  case cover
  /// Partial set covering: cover demands of at least this total weight, at the least total cost of sites.
  ///
  /// With capacities, covered weight means the weight that the sites can serve within them, here and below.
  case coverWeight(Int64)
  /// Maximal covering: cover as much weight as possible within a limit.
  case maximalCover(SiteLimit)
  /// p-median: minimise the sum of weight times cost to the nearest site, with at most `sites` new sites.
  ///
  /// - Parameter unserved: the cost of a demand that reaches no site, at least as large as the cost of any pair; nil
  ///   if every demand that an allowed candidate reaches must be served.
  case median(sites: Int, unserved: Double? = nil)
  /// p-centre: minimise the greatest cost from a demand to its nearest site, with at most `sites` new sites.
  ///
  /// Every demand of positive weight that an allowed candidate reaches must be served.
  case centre(sites: Int)
}

/// The limit on the new sites of a plan.
public enum SiteLimit: Sendable, Equatable {
  /// At most this many sites, zero or more.
  case sites(Int)
  /// Sites whose total cost is at most this, zero or more.
  case budget(Int64)
}

/// The role of a candidate in a problem.
public enum CandidateRole: UInt8, Sendable {
  /// The plan may take it.
  case free
  /// The plan must take it; it counts and costs like any other site.
  case demanded
  /// The plan must not take it.
  case forbidden
  /// It exists already: it serves, but neither counts nor costs anything.
  case existing
}

/// A pair of candidates of which a plan takes at most one, for example because they lie too close together.
public struct SiteConflict: Sendable, Hashable {
  /// The candidate with the smaller number.
  public let first: Int32
  /// The candidate with the larger number.
  public let second: Int32

  /// Makes a pair, in either order.
  public init(_ first: Int32, _ second: Int32) {
    self.first = min(first, second)
    self.second = max(first, second)
  }
}
