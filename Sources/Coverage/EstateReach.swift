import CareModel
import Geodesy

/// Whether an estate reaches a facility that counts.
public enum Reach: String, Sendable, CaseIterable {
  /// One that counts is inside the circle.
  case covered
  /// None that counts, and none that might, is inside.
  case gap
  /// None that counts is inside, but one that might count is.
  case indeterminate
}

/// The answer for an estate: its reach, as far as the question is about it.
public enum Verdict: String, Sendable, CaseIterable {
  /// An estate the question is about reaches a facility that counts.
  case covered
  /// An estate the question is about does not.
  case gap
  /// Something that is not known would decide.
  case indeterminate
  /// The question is not about this estate.
  case notApplicable = "not_applicable"

  init(_ applies: Applicability, _ reach: Reach) {
    switch (applies, reach) {
    case (.no, _): self = .notApplicable
    case (.unknown, _): self = .indeterminate
    case (.yes, .covered): self = .covered
    case (.yes, .gap): self = .gap
    case (.yes, .indeterminate): self = .indeterminate
    }
  }
}

/// Why an estate is not covered. The codes are part of the contract with GIS users.
public enum Reason: String, Sendable, CaseIterable {
  /// Nothing at all inside the circle.
  case tooFar = "too_far"
  /// The best inside is a room in use that is too small.
  case onlyUndersized = "only_undersized"
  /// The best inside is a room that cannot be used.
  case onlyUnusable = "only_unusable"
  /// Only places of another kind are inside.
  case otherKind = "other_kind"
  /// A facility of unknown kind inside would decide.
  case kindUnknown = "kind_unknown"
  /// A room of unknown area inside would decide.
  case areaUnknown = "area_unknown"
  /// A room of which it is not known whether it is in use would decide.
  case statusUnknown = "status_unknown"
  /// Whether the estate is old is not known.
  case yearUnknown = "year_unknown"
  /// Whether the estate lies in town is not known.
  case settingUnknown = "setting_unknown"

  init(_ fact: MissingFact) {
    switch fact {
    case .kindUnknown: self = .kindUnknown
    case .areaUnknown: self = .areaUnknown
    case .statusUnknown: self = .statusUnknown
    }
  }
}

/// A facility inside the circle that does not count, or not certainly.
public struct NearMiss: Hashable, Sendable {
  /// Its place in the array of facilities.
  public let facility: Int
  /// Why it does not count.
  public let why: Qualification
  /// The geodesic distance to it.
  public let straight: Length
  /// The walk to it; nil under a plain radius.
  public let walk: Length?
}

/// From where an estate's walk starts.
public enum ReachedFrom: Hashable, Sendable {
  /// The point by which the estate is known.
  case point
  /// The gate at this place in the estate's list.
  case gate(Int)
  /// The border of its ground.
  case boundary
  /// A facility on the estate's own ground.
  case inside
}

/// The facility that counts and is nearest, and the way to it.
public struct NearestFacility: Hashable, Sendable {
  /// Its place in the array of facilities.
  public let facility: Int
  /// The geodesic distance.
  public let straight: Length
  /// The way on foot; nil under a plain radius.
  public let walk: Length?
  /// The time on foot, rounded to 0.1 ms; nil under a plain radius.
  public var time: Duration? { walk == nil ? nil : .seconds(cost) }
  /// The cost of the way: seconds on foot, or metres under a plain radius; rounded.
  let cost: Double
  /// Where the way starts.
  public let from: ReachedFrom
}

/// What straight lines say about one estate.
public struct EstateReach: Sendable {
  /// Whether the question is about this estate.
  public let applies: Applicability
  /// Whether it reaches a facility that counts, whatever `applies` says.
  public let reach: Reach
  /// The answer from the two.
  public let verdict: Verdict
  /// Why it is not covered; nil when it is covered or not asked about.
  public let reason: Reason?
  /// The nearest facility that counts; nil beyond the search limit.
  public let nearest: NearestFacility?
  /// How many facilities that count are inside the circle.
  public let inReach: Int
  /// Facilities inside the circle that do not count, nearest first, at most five.
  public let nearMisses: [NearMiss]
  /// The causes for which the verdict hangs by a thread; nil under a plain radius.
  public let borderline: [BorderlineCause]
}

/// What would turn a verdict.
public enum BorderlineCause: String, Sendable {
  /// A frail or a fit walker would get another verdict.
  case speed
  /// From the farthest corner of the estate's ground the facility is outside.
  case gate
}
