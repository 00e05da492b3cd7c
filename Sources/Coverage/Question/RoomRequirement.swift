import CareModel
import Geodesy

/// What a facility must be to count.
public struct RoomRequirement: Hashable, Sendable {
  /// The smallest room that counts; a room of exactly this size does. Default 200 m².
  public var minimumArea: Area = .squareMetres(200)
  /// The kinds that count.
  public var kinds: Set<RoomKind> = RoomKind.homeCare
  /// Takes every facility, whatever it is, as one that counts.
  public var acceptsAny = false
  /// Takes a facility whose status is not given as in use.
  public var assumesInUse = false
  /// Takes a facility that is planned, or that opens after the day asked for, as one that is there.
  public var countsPlanned = false
  /// Takes a facility that is planned as one that is there from the day of its opening on.
  ///
  /// On a day before it the facility does not count, and without a date it may or may not. Where no day is asked for,
  /// every planned facility counts.
  public var countsPlannedFromOpening = false
  /// The day for which the question is asked. Without it, dates prove nothing.
  public var asOf: CalendarDate?

  /// The requirement of a room of at least 200 m² for home care, in use.
  public init() {}

  /// Whether the facility counts, and if not, or not certainly, why.
  ///
  /// One criterion that certainly fails settles it, whatever else is unknown.
  public func judge(_ facility: Facility) -> Qualification {
    if acceptsAny { return .qualifies }
    let checks = [kindCheck(facility), useCheck(facility), areaCheck(facility)]
    return checks.first { $0.isShortcoming } ?? checks.first { $0 != .qualifies } ?? .qualifies
  }

  private func kindCheck(_ facility: Facility) -> Qualification {
    guard let kind = facility.kind else { return .unknown(.kindUnknown) }
    return kinds.contains(kind) ? .qualifies : .fails(.otherKind)
  }

  private func areaCheck(_ facility: Facility) -> Qualification {
    // Where no area is asked for none has to be known.
    if minimumArea == .squareMetres(0) { return .qualifies }
    return switch facility.area.isAtLeast(minimumArea) {
    case true?: .qualifies
    case false?: .fails(.undersized)
    case nil: .unknown(.areaUnknown)
    }
  }

  /// Whether a place of care is in use, whatever it is and however large.
  public func use(of supply: some CareSupply) -> Qualification {
    useCheck(supply)
  }

  private func useCheck(_ facility: some CareSupply) -> Qualification {
    if countsPlanned, facility.status == .planned { return .qualifies }
    if countsPlannedFromOpening, facility.status == .planned { return opened(facility) }
    if facility.isHandedOver == false { return .fails(.notHandedOver) }
    if let shortcoming = facility.status.flatMap(Shortcoming.init) { return .fails(shortcoming) }
    if let fault = dateCheck(facility) { return fault }
    if facility.status == nil, !assumesInUse { return .unknown(.statusUnknown) }
    return .qualifies
  }

  /// Whether a planned facility is there on the day asked for.
  private func opened(_ facility: some CareSupply) -> Qualification {
    guard let asOf else { return .qualifies }
    guard !facility.hasUnreadableDate, let start = facility.opening ?? facility.handover else {
      return .unknown(.statusUnknown)
    }
    if start > asOf { return .fails(.notYetOpen) }
    if let leaseEnd = facility.leaseEnd, leaseEnd < asOf { return .fails(.leaseExpired) }
    return .qualifies
  }

  /// What the dates of opening, handover and lease say against use on the day asked for.
  private func dateCheck(_ facility: some CareSupply) -> Qualification? {
    if facility.hasUnreadableDate { return .unknown(.statusUnknown) }
    guard let asOf else {
      // A ledger that says "in use" has seen the opening; the end of a lease is still to come.
      let undated = facility.leaseEnd == nil && (facility.status != nil || !facility.hasStartDate)
      return undated ? nil : .unknown(.statusUnknown)
    }
    if !countsPlanned {
      if let opening = facility.opening, opening > asOf { return .fails(.notYetOpen) }
      if let handover = facility.handover, handover > asOf { return .fails(.notHandedOver) }
    }
    if let leaseEnd = facility.leaseEnd, leaseEnd < asOf { return .fails(.leaseExpired) }
    return nil
  }
}

extension CareSupply {
  fileprivate var hasStartDate: Bool { opening != nil || handover != nil }
}

/// Whether a facility counts.
public enum Qualification: Hashable, Sendable {
  /// It does.
  case qualifies
  /// It certainly does not.
  case fails(Shortcoming)
  /// What is known does not settle it.
  case unknown(MissingFact)

  var isShortcoming: Bool {
    if case .fails = self { return true }
    return false
  }

  /// The code for outputs; nil when it qualifies.
  public var code: String? {
    switch self {
    case .qualifies: nil
    case .fails(let shortcoming): shortcoming.rawValue
    case .unknown(let fact): fact.rawValue
    }
  }
}

/// Why a facility certainly does not count.
public enum Shortcoming: String, Sendable, CaseIterable {
  /// Another kind of place.
  case otherKind = "other_kind"
  /// Smaller than asked.
  case undersized
  /// Built but not handed over.
  case notHandedOver = "not_handed_over"
  /// Empty.
  case idle
  /// Not built yet.
  case planned
  /// Closed for good.
  case closed
  /// Pulled down.
  case demolished
  /// Used for something else.
  case changedUse = "changed_use"
  /// Opens after the day asked for.
  case notYetOpen = "not_yet_open"
  /// Its lease ended before the day asked for.
  case leaseExpired = "lease_expired"

  /// What speaks against a facility of this status; nil when it is in use.
  init?(_ status: UseStatus) {
    switch status {
    case .inUse: return nil
    case .idle: self = .idle
    case .notHandedOver: self = .notHandedOver
    case .planned: self = .planned
    case .closed: self = .closed
    case .demolished: self = .demolished
    case .changedUse: self = .changedUse
    }
  }

  /// Whether the room is of the right kind but cannot be used.
  var isUnusable: Bool { self != .otherKind && self != .undersized }
}

/// What would have to be known to say whether a facility counts.
public enum MissingFact: String, Sendable, CaseIterable {
  /// The kind of the facility.
  case kindUnknown = "kind_unknown"
  /// The area of the room.
  case areaUnknown = "area_unknown"
  /// Whether it is in use.
  case statusUnknown = "status_unknown"
}
