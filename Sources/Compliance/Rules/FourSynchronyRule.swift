import CareModel
import Coverage
import Wording

extension ClauseKind {
  /// Rooms that are built and handed over together with their estate.
  static let fourSynchrony = ClauseKind(
    "four_synchrony", scopes: [.of(.newEstate, with: .rooms)],
    help: "`steps`, `tolerance_days`, `needs_room`", rule: FourSynchronyRule.self)
}

/// The four-synchrony rule (四同步): a room must be permitted, started, accepted and handed over no
/// later than its estate.
///
/// Each step of the room is compared with the same step of the estate plus `toleranceDays`. In
/// estates with phases, a room is compared with its phase. A step that is later fails. If a date is
/// missing on either side, the estate is undecided unless another step fails. With `needsRoom`, an
/// estate without a room fails, and a room that was demolished or put to another use is none.
///
/// Worked example: the estate is accepted on 2025-06-30 and its room on 2025-07-02: two days late, a
/// fail. With `tolerance_days: 2` it passes.
struct FourSynchronyRule: ClauseRule {
  let steps: [BuildingStep]
  let toleranceDays: Int
  let needsRoom: Bool

  init(_ parameters: inout ClauseParameters) {
    steps = parameters.choices("steps") ?? BuildingStep.allCases
    toleranceDays = parameters.count("tolerance_days") ?? 0
    needsRoom = parameters.flag("needs_room") ?? false
  }

  /// A rule of some steps without days of grace, for rules that ask for the same in passing.
  init(steps: [BuildingStep]) {
    (self.steps, toleranceDays, needsRoom) = (steps, 0, false)
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let (rows, rooms) = (subjects.register.newEstates ?? [], subjects.register.rooms ?? [])
    let index = subjects.index.newEstates
    return subjects.eachNewEstate { estate in
      let phases = index.rows(estate).map { rows[$0] }
      return judge(phases, rooms, index.holding(estate, group: phases.first?.group).rooms)
    }
  }

  /// Judges an estate, given by the rows of its phases, by the rooms with the given indices in `rooms`.
  func judge(_ phases: [NewEstate], _ rooms: [ProvidedRoom], _ ownRooms: [Int]) -> RuleOutcome {
    var evidence = Evidence()
    let lost = needsRoom ? ownRooms.filter { rooms[$0].isLost } : []
    for room in lost {
      evidence.excluded.append((.room(room), rooms[room].status?.rawValue ?? ""))
    }
    let ownRooms = ownRooms.filter { !lost.contains($0) }
    guard !ownRooms.isEmpty else {
      let reason = lost.isEmpty ? FindingReason.noRoom : .onlyUnusable
      var outcome = RuleOutcome(needsRoom ? .unmet : .notApplicable, reason)
      outcome.evidence = evidence
      return outcome
    }
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
    evidence.calculation = DateCalculation(comparisons: comparisons)
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

extension ProvidedRoom {
  /// Whether the room no longer exists as a room of care.
  fileprivate var isLost: Bool { status == .demolished || status == .changedUse }
}

/// The comparison of one step of the four-synchrony rule (四同步).
private struct DateComparison: Sendable {
  /// The step that is compared.
  let step: BuildingStep
  /// The day on which the room reached the step.
  let room: CalendarDate?
  /// The day on which the estate reached the step.
  let estate: CalendarDate?

  func text(_ language: Language) -> String {
    let (room, estate) = (room?.description ?? "?", estate?.description ?? "?")
    let step = step.title.text(language)
    return Message(
      en: "\(step): room \(room), estate \(estate)", zh: "\(step)：用房 \(room)，小区 \(estate)"
    ).text(language)
  }
}

/// The days of rooms and their estate that were compared.
private struct DateCalculation: Calculation {
  let comparisons: [DateComparison]

  func text(_ language: Language) -> String {
    comparisons.map { $0.text(language) }.joined(separator: ", ")
  }
}

/// The four steps of the four-synchrony rule (四同步).
enum BuildingStep: String, Sendable, CaseIterable {
  case permit, start, acceptance, handover

  func date(_ dates: BuildingDates) -> CalendarDate? {
    switch self {
    case .permit: dates.permit
    case .start: dates.start
    case .acceptance: dates.acceptance
    case .handover: dates.handover
    }
  }

  var title: Message {
    switch self {
    case .permit: Message(en: rawValue, zh: "规划许可")
    case .start: Message(en: rawValue, zh: "开工")
    case .acceptance: Message(en: rawValue, zh: "竣工验收")
    case .handover: Message(en: rawValue, zh: "交付")
    }
  }
}
