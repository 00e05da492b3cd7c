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
  /// No street within the access cap that no barrier cuts off.
  case snapFailed = "snap_failed"
  /// The streets that can be reached at all end before the limit does.
  case disconnected
  /// The estate lies outside the declared extent of the streets.
  case outsideNetwork = "outside_network"
  /// The border of the streets' declared extent is nearer than the limit: a way beyond it may be shorter.
  case edgeOfData = "edge_of_data"
  /// The border of the facilities' declared extent is nearer than the limit: a room may stand beyond it.
  case edgeUncertain = "edge_uncertain"
  /// A facility that would decide joins no street.
  case facilityUnconnected = "facility_unconnected"
  /// A closed wall around the estate has no opening.
  case barrier

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
  /// Its index in the array of facilities.
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
  /// The gate at this index in the estate's list.
  case gate(Int)
  /// The border of its ground.
  case boundary
  /// A facility on the estate's own ground.
  case inside
}

/// The facility that counts and is nearest, and the way to it.
public struct NearestFacility: Hashable, Sendable {
  // Narrow on purpose: there is one for each of a million estates.
  private let facilityIndex: Int32
  private let gate: Int32
  private let metres: Double
  /// Metres on foot; infinite under a plain radius.
  private let onFoot: Double
  /// The cost of the way: seconds on foot, or metres under a plain radius; rounded.
  let cost: Double

  init(facility: Int, straight: Double, walk: Double?, cost: Double, from: ReachedFrom) {
    facilityIndex = Int32(truncatingIfNeeded: facility)
    metres = straight
    onFoot = walk ?? .infinity
    self.cost = cost
    switch from {
    case .point: gate = -1
    case .boundary: gate = -2
    case .inside: gate = -3
    case .gate(let number): gate = Int32(truncatingIfNeeded: number)
    }
  }

  /// Its index in the array of facilities.
  public var facility: Int { Int(facilityIndex) }

  /// The geodesic distance.
  public var straight: Length { .metres(metres) }

  /// The way on foot; nil under a plain radius.
  public var walk: Length? { onFoot.isFinite ? .metres(onFoot) : nil }

  /// The time on foot, rounded to 0.1 ms; nil under a plain radius.
  public var time: Duration? { onFoot.isFinite ? .seconds(cost) : nil }

  /// Where the way starts.
  public var from: ReachedFrom {
    switch gate {
    case -1: .point
    case -2: .boundary
    case -3: .inside
    default: .gate(Int(gate))
    }
  }
}

/// What a model of reach says about one estate.
public struct EstateReach: Sendable {
  /// Whether the question is about this estate.
  public let applies: Applicability
  /// Whether it reaches a facility that counts, whatever `applies` says.
  public let reach: Reach
  /// The answer from the two.
  public let verdict: Verdict
  /// Why it is not covered; nil when it is covered or not asked about.
  public let reason: Reason?
  private let isSpeedBorderline: Bool
  private let isAccessBorderline: Bool
  private let isGateBorderline: Bool
  private let count: Int32
  /// Metres; negative without an island.
  private let islandMetres: Float
  /// The nearest facility that counts; nil beyond the search limit.
  public let nearest: NearestFacility?
  /// Facilities inside the circle that do not count, nearest first, at most five.
  public let nearMisses: [NearMiss]

  init(
    applies: Applicability, reach: Reach, verdict: Verdict, reason: Reason?,
    nearest: NearestFacility?, inReach: Int, nearMisses: [NearMiss], borderline: [BorderlineCause],
    island: Length? = nil
  ) {
    self.applies = applies
    self.reach = reach
    self.verdict = verdict
    self.reason = reason
    self.nearest = nearest
    count = Int32(clamping: inReach)
    self.nearMisses = nearMisses
    isSpeedBorderline = borderline.contains(.speed)
    isAccessBorderline = borderline.contains(.access)
    islandMetres = island.map { Float($0.metres) } ?? -1
    isGateBorderline = borderline.contains(.gate)
  }

  /// How many facilities that count are inside the circle.
  public var inReach: Int { Int(count) }

  /// The causes for which the verdict hangs by a thread; none under a plain radius.
  public var borderline: [BorderlineCause] {
    // Most estates have none, and an empty array takes no memory of its own.
    guard isSpeedBorderline || isAccessBorderline || isGateBorderline else { return [] }
    return (isSpeedBorderline ? [.speed] : []) + (isAccessBorderline ? [.access] : [])
      + (isGateBorderline ? [.gate] : [])
  }

  /// The length of the streets that the estate can reach at all, where they end before the limit does.
  public var island: Length? { islandMetres >= 0 ? .metres(Double(islandMetres)) : nil }
}

/// What would turn a verdict.
public enum BorderlineCause: String, Sendable, CaseIterable {
  /// A frail or a fit walker would get another verdict.
  case speed
  /// By the nearest street alone no facility that counts is inside.
  case access
  /// From the farthest corner of the estate's ground the facility is outside.
  case gate
}
