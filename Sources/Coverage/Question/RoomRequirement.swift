import CareModel
import Geodesy

/// What a facility must be to count.
public struct RoomRequirement: Hashable, Sendable {
  /// The smallest area that counts; a room of exactly this area counts. Default 200 m².
  public var minimumArea: Area = .squareMetres(200)
  /// The kinds that count.
  public var kinds: Set<RoomKind> = RoomKind.homeCare
  /// Whether every facility counts, whatever it is.
  public var acceptsAny = false
  /// Whether a facility without a status is taken to be in use.
  public var assumesInUse = false
  /// Whether a facility that is planned, or that opens after the day asked for, counts as if it were in use.
  public var countsPlanned = false
  /// Whether a planned facility counts from the day of its opening.
  ///
  /// Before that day it does not count, and without a date of opening it may count. If no day is asked for, every
  /// planned facility counts.
  public var countsPlannedFromOpening = false
  /// The day for which the question is asked. Without one, dates prove nothing.
  public var asOf: CalendarDate?

  /// The requirement of a room for home care of at least 200 m² that is in use.
  public init() {}

  /// Whether a facility counts and, if it does not or only may, why.
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
    // If no area is required, none has to be known.
    if minimumArea == .squareMetres(0) { return .qualifies }
    return switch facility.area.isAtLeast(minimumArea) {
    case true?: .qualifies
    case false?: .fails(.undersized)
    case nil: .unknown(.areaUnknown)
    }
  }

  /// Whether a place of care is in use, whatever its kind and area.
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

  /// Whether a planned facility is open on the day asked for.
  private func opened(_ facility: some CareSupply) -> Qualification {
    guard let asOf else { return .qualifies }
    guard !facility.hasUnreadableDate,
      let start = facility.days(.opening) ?? facility.days(.handover)
    else { return .unknown(.statusUnknown) }
    if start.lowerBound > asOf { return .fails(.notYetOpen) }
    let lease = facility.days(.leaseEnd)
    if let lease, lease.upperBound < asOf { return .fails(.leaseExpired) }
    let isCertain = start.upperBound <= asOf && (lease?.lowerBound ?? asOf) >= asOf
    return isCertain ? .qualifies : .unknown(.statusUnknown)
  }

  /// Why the dates of opening, handover and lease rule out use on the day asked for, or leave it open; nil if they do
  /// neither.
  private func dateCheck(_ facility: some CareSupply) -> Qualification? {
    if facility.hasUnreadableDate { return .unknown(.statusUnknown) }
    guard let asOf else {
      // A register that says "in use" has already taken the opening into account, but the end of a lease may still be
      // to come.
      let undated =
        facility.days(.leaseEnd) == nil && (facility.status != nil || !facility.hasStartDate)
      return undated ? nil : .unknown(.statusUnknown)
    }
    var isCertain = true
    for (day, shortcoming) in countsPlanned ? [] : Self.firstDays {
      guard let days = facility.days(day) else { continue }
      if days.lowerBound > asOf { return .fails(shortcoming) }
      if days.upperBound > asOf { isCertain = false }
    }
    if let lease = facility.days(.leaseEnd) {
      if lease.upperBound < asOf { return .fails(.leaseExpired) }
      if lease.lowerBound < asOf { isCertain = false }
    }
    return isCertain ? nil : .unknown(.statusUnknown)
  }

  private static let firstDays: [(CareDay, Shortcoming)] = [
    (.opening, .notYetOpen), (.handover, .notHandedOver),
  ]
}

extension CareSupply {
  fileprivate var hasStartDate: Bool { days(.opening) != nil || days(.handover) != nil }
}

/// Whether a facility counts.
public enum Qualification: Hashable, Sendable {
  /// The facility certainly counts.
  case qualifies
  /// It certainly does not count.
  case fails(Shortcoming)
  /// What is known does not settle it.
  case unknown(MissingFact)

  var isShortcoming: Bool {
    if case .fails = self { return true }
    return false
  }

  /// The code for outputs; nil if it qualifies.
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
  /// It is another kind of facility.
  case otherKind = "other_kind"
  /// It is smaller than required.
  case undersized
  /// It is built but not handed over.
  case notHandedOver = "not_handed_over"
  /// It is handed over but stands empty.
  case idle
  /// It is not built yet.
  case planned
  /// It is closed for good.
  case closed
  /// It has been demolished.
  case demolished
  /// It is used for something else.
  case changedUse = "changed_use"
  /// It opens after the day asked for.
  case notYetOpen = "not_yet_open"
  /// Its lease ended before the day asked for.
  case leaseExpired = "lease_expired"

  /// Why a facility with this status does not count; nil if it is in use.
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
