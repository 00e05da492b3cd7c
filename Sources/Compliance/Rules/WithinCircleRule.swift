import CareModel
import Coverage
import Geodesy
import Parallel

extension ClauseKind {
  /// A facility within the service circle of each estate or site.
  static let withinCircle = ClauseKind(
    "within_circle",
    scopes: [.of(.estate, with: .facilities), .of(.namedSite, with: .facilities)],
    help: """
      `kinds`, `minimum_area`, `estates` (`old`, `roster`, `old_not_roster`, `all`), `roster_count`, `radius` (instead of the circle of the study)
      """,
    rule: WithinCircleRule.self, usesCircle: true)
}

/// Requires at least one qualifying facility within the service circle of each estate or site.
///
/// The facility must be large enough on its own; the areas of several facilities are not added up.
/// The walk from the estate to the facility is that of the coverage model for the register's circle;
/// a walk equal to the limit is within it. Whether a due date was met depends on the days on which
/// facilities came into use: the estate passes in time if a facility within the circle was in use by
/// the due date.
///
/// Worked example: rooms of 120 and 90 m² are within the circle, and the clause requires 200 m²: fail,
/// `only_undersized`. A room of 199.99 m² is too small, one of 200.00 m² is not.
struct WithinCircleRule: ClauseRule {
  /// The estates to which the clause applies.
  enum Estates: String, Sendable, CaseIterable {
    /// Old estates, by year, flag or roster.
    case old
    /// Estates on the renovation roster, whatever their year.
    case roster
    /// Old estates that are not on the roster.
    case oldNotOnRoster = "old_not_roster"
    case all
  }

  let kinds: Set<RoomKind>
  let minimumArea: Area?
  var estates: Estates
  /// The number of estates on the roster according to the document.
  let rosterCount: Int?
  /// The circle, if the document sets a radius of its own.
  let circle: ServiceCircle?

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? RoomKind.homeCare
    minimumArea = parameters.area("minimum_area")
    estates = parameters.choice("estates") ?? .old
    rosterCount = parameters.count("roster_count")
    circle = parameters.positiveLength("radius").map { .radius($0) }
  }

  /// The requirement for a facility to qualify on a day.
  private func requirement(_ register: Register, asOf day: CalendarDate?) -> RoomRequirement {
    var requirement = register.requirement(asOf: day)
    requirement.kinds = kinds
    requirement.minimumArea = minimumArea ?? .squareMetres(0)
    return requirement
  }

  /// Whether the clause applies to an estate; nil if that is unknown. Unless it applies, the reason is
  /// returned too.
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

  /// Judges all estates, using all cores.
  func judge(
    _ estates: [Estate], _ facilities: [Facility], _ register: Register, due: CalendarDate?
  ) -> [RuleOutcome] {
    var everyAge = OldEstateRule()
    everyAge.includesAllAges = true
    let now = model(facilities, register, asOf: register.asOf, everyAge)
    let reaches = now.answers(for: estates).reaches
    // A due date can only have been missed if it has passed.
    let isPast = due.map { due in register.asOf.map { $0 > due } ?? false } ?? false
    let timely = isPast ? timely(estates, facilities, register, due, everyAge) : nil
    return ParallelMap.map(estates.count) { index in
      let estate = estates[index]
      let (applies, why) = applies(estate, register.ageRule)
      guard applies != false else { return RuleOutcome(.notApplicable, why) }
      let reach = reaches[index]
      var outcome: RuleOutcome
      switch reach.reach {
      case .covered:
        outcome = RuleOutcome(.met(since: timely?.day(index, covered: due)))
      case .gap: outcome = RuleOutcome(.unmet, FindingReason(reach.reason))
      case .indeterminate:
        let reason = FindingReason(reach.reason) ?? .statusUnknown
        outcome = .unknown(reason, settledBy: reason.circleField)
      }
      // If it is unknown whether the clause applies to the estate, the estate neither passes nor fails.
      if applies == nil, let why {
        outcome = .unknown(why, settledBy: why.estateField)
      }
      fill(&outcome, reach, facilities, circle ?? register.circle)
      return outcome
    }
  }

  private func model(
    _ facilities: [Facility], _ register: Register, asOf day: CalendarDate?, _ rule: OldEstateRule
  ) -> ReachModel {
    ReachModel(
      facilities: facilities, requirement: requirement(register, asOf: day),
      circle: circle ?? register.circle, ageRule: rule, searchLimit: register.searchLimit,
      streets: register.streets, facilityExtent: register.facilityExtent)
  }

  /// The estates that were covered on the due date: certainly, by facilities whose first day is known,
  /// and possibly, by facilities that may have existed then.
  private func timely(
    _ estates: [Estate], _ facilities: [Facility], _ register: Register, _ due: CalendarDate?,
    _ rule: OldEstateRule
  ) -> TimelyReach {
    let dated = facilities.map { facility in
      var dated = facility
      // A facility without a first day may have opened later, so it does not count as certain.
      if facility.opening == nil, facility.handover == nil { dated.status = .planned }
      return dated
    }
    let certain = model(dated, register, asOf: due, rule).answers(for: estates).reaches
    let possible = model(facilities, register, asOf: due, rule).answers(for: estates).reaches
    return TimelyReach(
      certain: certain.map { $0.reach == .covered }, possible: possible.map { $0.reach != .gap })
  }

  private func fill(
    _ outcome: inout RuleOutcome, _ reach: EstateReach, _ facilities: [Facility],
    _ circle: ServiceCircle
  ) {
    let limit = circle.limits
    outcome.required = limit.minutes ?? limit.metres
    outcome.unit = limit.minutes == nil ? .metres : .minutes
    if let nearest = reach.nearest {
      let minutes = nearest.time.map { $0 / .seconds(60) }
      let walk = nearest.walk ?? nearest.straight
      outcome.actual = minutes ?? walk.metres
      let isCounted = reach.reach == .covered && minimumArea != nil
      outcome.evidence.calculation = WalkCalculation(
        metres: walk.metres, minutes: minutes, limitMetres: limit.metres,
        limitMinutes: limit.minutes,
        area: isCounted ? facilities[nearest.facility].area.bounds(.gross).lower : nil)
      if reach.reach == .covered { outcome.evidence.use(.facility(nearest.facility)) }
    } else {
      outcome.evidence.calculation = NothingFound()
    }
    if case .unmet = outcome.state, outcome.reason == .onlyUndersized, let minimumArea {
      outcome.evidence.calculation = UndersizedCalculation(
        reach.undersized, facilities, minimum: minimumArea, circle)
    }
    for miss in reach.nearMisses {
      outcome.evidence.excluded.append((.facility(miss.facility), miss.why.code ?? ""))
    }
  }
}

/// The estates that were covered on the due date, by index.
private struct TimelyReach: Sendable {
  let certain: [Bool]
  let possible: [Bool]

  /// A day that represents whether an estate was covered in time: the due date if it was, the day
  /// after it if it was not, or nil if that is unknown.
  func day(_ estate: Int, covered due: CalendarDate?) -> CalendarDate? {
    guard let due else { return nil }
    if certain[estate] { return due }
    return possible[estate] ? nil : CalendarDate(daysSince1970: due.daysSince1970 + 1)
  }
}

extension ServiceCircle {
  /// The minutes of a walk; nil for a plain radius.
  func minutes(of walk: Length) -> Double? {
    guard case .walking(_, let walker, _) = self else { return nil }
    return walk.metres / walker.speed.metresPerSecond / 60
  }

  /// The limit of the walk in minutes and metres, or in metres only for a plain radius.
  var limits: (minutes: Double?, metres: Double?) {
    switch self {
    case .walking(let limit, let walker, _):
      let seconds = limit / .seconds(1)
      return (seconds / 60, seconds * walker.speed.metresPerSecond)
    case .radius(let radius): return (nil, radius.metres)
    }
  }
}

extension FindingReason {
  /// The finding reason with the same code as a reason of the coverage model.
  init?(_ reason: Reason?) {
    guard let reason else { return nil }
    self.init(rawValue: reason.rawValue)
  }

  /// The input that would settle whether a facility is within the circle.
  fileprivate var circleField: String {
    switch self {
    case .snapFailed, .disconnected, .facilityUnconnected: "network"
    case .outsideNetwork, .edgeOfData: "network_extent"
    case .edgeUncertain: "facilities_extent"
    case .barrier: "barriers"
    default: facilityField
    }
  }

  /// The field of the estates table that would settle the reason.
  var estateField: String {
    switch self {
    case .rosterUnknown: "estates.renovation_flag"
    case .settingUnknown: "estates.setting"
    default: "estates.built_year"
    }
  }
}
