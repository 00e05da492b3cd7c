/// What a plan is to reach.
public enum SitingGoal: Sendable, Equatable {
  /// Every demand that an allowed candidate reaches is covered, at the least total cost of sites (set covering).
  /// With all costs 1 that is the fewest sites. With capacities: as much weight is served as all candidates that are
  /// not forbidden could serve together (`SitingProblem.closableWeight`).
  case cover
  /// Demands of at least this weight in all are covered, at the least total cost (partial set covering). With
  /// capacities, covered weight is here and below what the sites serve within them.
  case coverWeight(Int64)
  /// As much weight as possible is covered within a limit (maximal covering).
  case maximalCover(SiteLimit)
  /// The sum of weight times cost to the nearest site is least, with at most so many new sites (p-median).
  ///
  /// - Parameter unserved: what a demand costs that reaches no site, at least as much as any pair; nil if every
  ///   demand that an allowed candidate reaches must be served.
  case median(sites: Int, unserved: Double? = nil)
  /// The greatest cost from a demand to its nearest site is least, with at most so many new sites (p-centre). Every
  /// demand of positive weight that an allowed candidate reaches must be served.
  case centre(sites: Int)
}

/// How many new sites a plan may take.
public enum SiteLimit: Sendable, Equatable {
  /// At most so many.
  case sites(Int)
  /// As many as their costs together do not exceed this.
  case budget(Int64)
}

/// What may be done with a candidate.
public enum CandidateRole: UInt8, Sendable {
  /// The plan may take it.
  case free
  /// The plan must take it; it counts and costs like any other site.
  case demanded
  /// The plan must not take it.
  case forbidden
  /// It is there already: it serves, and neither counts nor costs anything.
  case existing
}

/// Two candidates of which a plan takes at most one, for instance since they lie too close together.
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
