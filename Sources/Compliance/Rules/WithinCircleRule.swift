import CareModel
import Coverage
import Geodesy
import Parallel

/// At least one place that qualifies within the circle of each estate or site.
///
/// One place has to be large enough by itself; rooms of two places do not add up. The walk is that of the
/// coverage model, from the estate to the place, under the circle in force; its boundary counts. Whether a
/// due date was kept is told by the days on which places came into use: the estate passes in time when a
/// place within the circle was in use by then.
///
/// Worked example: rooms of 120 and 90 m² within the circle and a clause of 200 m²: fail,
/// `only_undersized`. A room of 199.99 m² is too small, one of 200.00 is not.
public struct WithinCircleRule: Sendable {
  /// Which estates the clause is about.
  public enum Estates: String, Sendable, CaseIterable {
    /// Old ones: by year, flag or roster.
    case old
    /// Those on the renovation roster, never by year.
    case roster
    /// Old ones that are not on the roster.
    case oldNotOnRoster = "old_not_roster"
    case all
  }

  var kinds: Set<RoomKind> = RoomKind.homeCare
  var minimumArea: Area?
  var estates = Estates.old
  /// How many estates the roster is said to hold.
  var rosterCount: Int?

  /// What a facility must be.
  func requirement(_ register: Register, asOf day: CalendarDate?) -> RoomRequirement {
    var requirement = register.requirement(asOf: day)
    requirement.kinds = kinds
    requirement.minimumArea = minimumArea ?? .squareMetres(0)
    return requirement
  }

  /// Whether the clause is about an estate: yes, no, or not known and for want of what.
  func applies(_ estate: Estate, _ rule: OldEstateRule) -> (Bool?, FindingReason?) {
    switch estates {
    case .all: return (true, nil)
    case .roster:
      return estate.isOnRenovationRoster.map { ($0, $0 ? nil : .otherClass) } ?? (
        nil, .rosterUnknown
      )
    case .old, .oldNotOnRoster:
      if estates == .oldNotOnRoster, estate.isOnRenovationRoster == true {
        return (false, .otherClass)
      }
      switch rule.applies(to: estate) {
      case .no: return (false, estate.setting == .rural ? .rural : .otherClass)
      case .unknown(.year): return (nil, .yearUnknown)
      case .unknown(.setting): return (nil, .settingUnknown)
      case .yes:
        let isOpen = estates == .oldNotOnRoster && estate.isOnRenovationRoster == nil
        return isOpen ? (nil, .rosterUnknown) : (true, nil)
      }
    }
  }

  /// Judges every estate, on every core.
  func judge(
    _ estates: [Estate], _ facilities: [Facility], _ register: Register, due: CalendarDate?
  ) -> [RuleOutcome] {
    var everyAge = OldEstateRule()
    everyAge.includesAllAges = true
    let now = model(facilities, register, asOf: register.asOf, everyAge)
    let reaches = now.answers(for: estates).reaches
    // Only a day that is past can have been missed.
    let isPast = due.map { due in register.asOf.map { $0 > due } ?? false } ?? false
    let timely = isPast ? timely(estates, facilities, register, due, everyAge) : nil
    return ParallelMap.map(estates.count) { place in
      let estate = estates[place]
      let (applies, why) = applies(estate, register.ageRule)
      guard applies != false else { return RuleOutcome(.notApplicable, why) }
      let reach = reaches[place]
      var outcome: RuleOutcome
      switch reach.reach {
      case .covered:
        outcome = RuleOutcome(.met(since: timely?.day(place, covered: due)))
      case .gap: outcome = RuleOutcome(.unmet, FindingReason(reach.reason))
      case .indeterminate:
        let reason = FindingReason(reach.reason) ?? .statusUnknown
        outcome = .unknown(reason, settledBy: reason.circleField)
      }
      // Whoever the clause may not be about can neither keep nor break it.
      if applies == nil, let why {
        outcome = .unknown(why, settledBy: why.estateField)
      }
      fill(&outcome, reach, register.circle)
      return outcome
    }
  }

  private func model(
    _ facilities: [Facility], _ register: Register, asOf day: CalendarDate?, _ rule: OldEstateRule
  ) -> ReachModel {
    ReachModel(
      facilities: facilities, requirement: requirement(register, asOf: day),
      circle: register.circle, ageRule: rule, searchLimit: register.searchLimit,
      ground: register.ground, facilityExtent: register.facilityExtent)
  }

  /// Who was reached on the due date: by places whose first day is known, and by any that may have been
  /// there.
  private func timely(
    _ estates: [Estate], _ facilities: [Facility], _ register: Register, _ due: CalendarDate?,
    _ rule: OldEstateRule
  ) -> TimelyReach {
    let dated = facilities.map { facility in
      var dated = facility
      // A place without a day may have come later: for the certain answer it is left out.
      if facility.opening == nil, facility.handover == nil { dated.status = .planned }
      return dated
    }
    let certain = model(dated, register, asOf: due, rule).answers(for: estates).reaches
    let possible = model(facilities, register, asOf: due, rule).answers(for: estates).reaches
    return TimelyReach(
      certain: certain.map { $0.reach == .covered }, possible: possible.map { $0.reach != .gap })
  }

  private func fill(
    _ outcome: inout RuleOutcome, _ reach: EstateReach, _ circle: ServiceCircle
  ) {
    let limit = circle.limits
    outcome.required = limit.minutes ?? limit.metres
    outcome.unit = limit.minutes == nil ? .metres : .minutes
    if let nearest = reach.nearest {
      let minutes = nearest.time.map { $0 / .seconds(60) }
      let walk = nearest.walk ?? nearest.straight
      outcome.actual = minutes ?? walk.metres
      outcome.evidence.formula = .walk(
        metres: walk.metres, minutes: minutes, limitMetres: limit.metres,
        limitMinutes: limit.minutes)
      if reach.reach == .covered { outcome.evidence.use(.facility(nearest.facility)) }
    } else {
      outcome.evidence.formula = .noWalk
    }
    for miss in reach.nearMisses {
      outcome.evidence.excluded.append((.facility(miss.facility), miss.why.code ?? ""))
    }
  }
}

/// Who was reached by the due date.
private struct TimelyReach: Sendable {
  let certain: [Bool]
  let possible: [Bool]

  /// A day that says whether the due date was kept: the due date itself, the day after it, or nil where
  /// nobody knows.
  func day(_ place: Int, covered due: CalendarDate?) -> CalendarDate? {
    guard let due else { return nil }
    if certain[place] { return due }
    return possible[place] ? nil : CalendarDate(daysSince1970: due.daysSince1970 + 1)
  }
}

extension ServiceCircle {
  /// The limit on the walk: in minutes and metres, or in metres alone for a plain radius.
  fileprivate var limits: (minutes: Double?, metres: Double?) {
    switch self {
    case .walking(let limit, let walker, _):
      let seconds = limit / .seconds(1)
      return (seconds / 60, seconds * walker.speed.metresPerSecond)
    case .radius(let radius): return (nil, radius.metres)
    }
  }
}

extension FindingReason {
  /// The reason of a coverage verdict, under the same code.
  init?(_ reason: Reason?) {
    guard let reason else { return nil }
    self.init(rawValue: reason.rawValue)
  }

  /// What would settle whether a place is in the circle.
  fileprivate var circleField: String {
    switch self {
    case .snapFailed, .disconnected, .facilityUnconnected: "network"
    case .outsideNetwork, .edgeOfData: "network_extent"
    case .edgeUncertain: "facilities_extent"
    case .barrier: "barriers"
    default: facilityField
    }
  }

  /// The field of the estates that would settle it.
  var estateField: String {
    switch self {
    case .rosterUnknown: "estates.renovation_flag"
    case .settingUnknown: "estates.setting"
    default: "estates.built_year"
    }
  }
}
