import CareModel
import Geodesy

/// Whether an estate reaches a facility that counts.
public enum Reach: String, Sendable, CaseIterable {
  /// A facility that counts is inside the circle.
  case covered
  /// Neither a facility that counts nor one that may count is inside the circle.
  case gap
  /// No facility that counts is inside the circle, but one that may count is.
  case indeterminate
}

/// The answer for an estate: its reach, if the question applies to it.
public enum Verdict: String, Sendable, CaseIterable {
  /// The question applies to the estate, and it reaches a facility that counts.
  case covered
  /// The question applies to the estate, and it reaches no facility that counts.
  case gap
  /// The answer depends on something that is not known.
  case indeterminate
  /// The question does not apply to the estate.
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
  /// No facility at all is inside the circle.
  case tooFar = "too_far"
  /// The best facility inside the circle is a room in use that is too small.
  case onlyUndersized = "only_undersized"
  /// The best facility inside the circle is a room that cannot be used.
  case onlyUnusable = "only_unusable"
  /// Only facilities of another kind are inside the circle.
  case otherKind = "other_kind"
  /// The answer depends on a facility inside the circle whose kind is not known.
  case kindUnknown = "kind_unknown"
  /// The answer depends on a room inside the circle whose area is not known.
  case areaUnknown = "area_unknown"
  /// The answer depends on a room inside the circle of which it is not known whether it is in use.
  case statusUnknown = "status_unknown"
  /// It is not known whether the estate is old.
  case yearUnknown = "year_unknown"
  /// It is not known whether the estate lies in town.
  case settingUnknown = "setting_unknown"
  /// There is no street within the access cap, or barriers cut off all of those that there are.
  case snapFailed = "snap_failed"
  /// The streets that can be reached from the estate end before the limit does.
  case disconnected
  /// The estate lies outside the declared extent of the streets.
  case outsideNetwork = "outside_network"
  /// The border of the streets' declared extent is nearer than the limit, and a way beyond it may be shorter.
  case edgeOfData = "edge_of_data"
  /// The border of the facilities' declared extent is nearer than the limit, and there may be a facility beyond it.
  case edgeUncertain = "edge_uncertain"
  /// A facility that would decide the answer joins no street.
  case facilityUnconnected = "facility_unconnected"
  /// The estate is within a closed wall that has no opening.
  case barrier

  init(_ fact: MissingFact) {
    switch fact {
    case .kindUnknown: self = .kindUnknown
    case .areaUnknown: self = .areaUnknown
    case .statusUnknown: self = .statusUnknown
    }
  }
}

/// A facility inside the circle that does not count, or only may count.
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

/// Where an estate's walk starts.
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

/// The nearest facility that counts, and the way to it.
public struct NearestFacility: Hashable, Sendable {
  // Stored in 32 bits, since there is one for each of a million estates.
  private let facilityIndex: Int32
  private let gate: Int32
  private let metres: Double
  /// Metres on foot; infinite under a plain radius.
  private let onFoot: Double
  /// The rounded cost of the way: seconds on foot, or metres under a plain radius.
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

  /// The geodesic distance from where the walk starts to the facility.
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

/// The answer of a reach model for one estate.
public struct EstateReach: Sendable {
  /// Whether the question applies to the estate.
  public let applies: Applicability
  /// Whether it reaches a facility that counts, whatever `applies` says.
  public let reach: Reach
  /// The answer, which follows from `applies` and `reach`.
  public let verdict: Verdict
  /// Why the estate is not covered; nil if it is covered or the question does not apply to it.
  public let reason: Reason?
  private let isSpeedBorderline: Bool
  private let isAccessBorderline: Bool
  private let isGateBorderline: Bool
  private let count: Int32
  /// The length of the island of streets in metres; negative if there is none.
  private let islandMetres: Float
  /// The nearest facility that counts; nil if there is none within the search limit.
  public let nearest: NearestFacility?
  /// The near misses, followed by the largest facility that is too small if it is none of them.
  private let misses: [NearMiss]

  /// Facilities inside the circle that do not count, nearest first, at most five.
  public var nearMisses: [NearMiss] {
    misses.count > Self.mostMisses ? Array(misses.prefix(Self.mostMisses)) : misses
  }

  /// The facilities among which is the largest one inside the circle that is only too small.
  package var undersized: [NearMiss] { misses.filter { $0.why == .fails(.undersized) } }

  static let mostMisses = 5

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
    misses = nearMisses
    isSpeedBorderline = borderline.contains(.speed)
    isAccessBorderline = borderline.contains(.access)
    islandMetres = island.map { Float($0.metres) } ?? -1
    isGateBorderline = borderline.contains(.gate)
  }

  /// How many facilities that count are inside the circle.
  public var inReach: Int { Int(count) }

  /// The causes that make the verdict borderline; none under a plain radius.
  public var borderline: [BorderlineCause] {
    // Most estates have none, and an empty array takes no memory of its own.
    guard isSpeedBorderline || isAccessBorderline || isGateBorderline else { return [] }
    return (isSpeedBorderline ? [.speed] : []) + (isAccessBorderline ? [.access] : [])
      + (isGateBorderline ? [.gate] : [])
  }

  /// The total length of the streets that can be reached from the estate, if they end before the limit does; otherwise
  /// nil.
  public var island: Length? { islandMetres >= 0 ? .metres(Double(islandMetres)) : nil }
}

/// A change under which the verdict would be another one.
public enum BorderlineCause: String, Sendable, CaseIterable {
  /// A frail or a fit walker would get another verdict.
  case speed
  /// By the nearest street alone, no facility that counts would be inside the circle.
  case access
  /// From the farthest corner of the estate's ground, no facility that counts would be inside the circle.
  case gate
}
