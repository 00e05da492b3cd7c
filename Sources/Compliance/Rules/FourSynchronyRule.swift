import CareModel
import Coverage

/// The four-synchrony rule (四同步): a room must be permitted, started, accepted and handed over no
/// later than its estate.
///
/// Each step of the room is compared with the same step of the estate plus `toleranceDays`. In
/// estates with phases, a room is compared with its phase. A step that is later fails. If a date is
/// missing on either side, the estate is undecided unless another step fails. With `needsRoom`, an
/// estate without a room fails.
///
/// Worked example: the estate is accepted on 2025-06-30 and its room on 2025-07-02: two days late, a
/// fail. With `tolerance_days: 2` it passes.
public struct FourSynchronyRule: Sendable {
  var steps = BuildingStep.allCases
  var toleranceDays = 0
  var needsRoom = false

  /// Judges one new estate, given by its index in `index`.
  func judge(_ estate: Int, _ register: Register, _ index: NewEstateIndex) -> RuleOutcome {
    let rows = register.newEstates ?? []
    let phases = index.rows(estate).map { rows[$0] }
    guard let first = phases.first else { return RuleOutcome(.notApplicable) }
    if first.setting == .rural { return RuleOutcome(.notApplicable, .rural) }
    return judge(phases, register, index.holding(estate, group: first.group).rooms).of(first)
  }

  private func judge(
    _ phases: [NewEstate], _ register: Register, _ ownRooms: [Int]
  ) -> RuleOutcome {
    guard let rooms = register.rooms else { return .unknown(.tableMissing, settledBy: "rooms") }
    guard !ownRooms.isEmpty else {
      return needsRoom
        ? RuleOutcome(.unmet, .noRoom) : RuleOutcome(.notApplicable, .noRoom)
    }
    var evidence = Evidence()
    var comparisons: [DateComparison] = []
    var latest = 0
    var missing: String?
    var lacksPhase = false
    for ownRoom in ownRooms {
      evidence.used.append(.room(ownRoom))
      guard let estate = Self.phase(of: rooms[ownRoom], among: phases) else {
        lacksPhase = true
        continue
      }
      for step in steps {
        let pair = DateComparison(
          step: step, room: step.date(rooms[ownRoom].dates), estate: step.date(estate.dates))
        comparisons.append(pair)
        guard let room = pair.room, let own = pair.estate else {
          missing = missing ?? Self.field(pair)
          continue
        }
        latest = max(latest, room.daysSince1970 - own.daysSince1970)
      }
    }
    evidence.formula = .dates(comparisons)
    var outcome: RuleOutcome
    if latest > toleranceDays {
      outcome = RuleOutcome(.unmet, .tooLate)
    } else if lacksPhase {
      outcome = .unknown(.phaseUnknown, settledBy: "rooms.phase")
    } else if let missing {
      outcome = .unknown(.dateUnknown, settledBy: missing)
    } else {
      outcome = RuleOutcome(.met(since: nil))
    }
    evidence.settles = outcome.evidence.settles
    outcome.evidence = evidence
    outcome.required = Double(toleranceDays)
    outcome.actual = Double(latest)
    outcome.unit = .days
    return outcome
  }

  /// The phase to which a room belongs. If there are several, nil unless the room names one of them.
  private static func phase(of room: ProvidedRoom, among phases: [NewEstate]) -> NewEstate? {
    guard phases.count > 1 else { return phases.first }
    return phases.first { $0.phase != nil && $0.phase == room.phase }
  }

  private static func field(_ pair: DateComparison) -> String {
    let table = pair.room == nil ? "rooms" : "new_estates"
    let name =
      switch pair.step {
      case .permit: "permit_date"
      case .start: "start_date"
      case .acceptance: "completion_date"
      case .handover: pair.room == nil ? "handover_date" : "delivery_date"
      }
    return "\(table).\(name)"
  }
}
