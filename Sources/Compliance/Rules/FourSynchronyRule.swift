import CareModel
import Coverage
import TextFormats
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
/// missing on either side, or if both dates come from one column of one sheet, the estate is undecided unless
/// another step fails. A room that was demolished or put to another use satisfies nothing. With `needsRoom`, an estate
/// without a room fails; it has time until it is delivered.
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
  init(steps: [BuildingStep], needsRoom: Bool = false) {
    (self.steps, toleranceDays, self.needsRoom) = (steps, 0, needsRoom)
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let rows = subjects.register.newEstates ?? []
    let index = subjects.index.newEstates
    return subjects.eachNewEstate { estate in
      let phases = index.rows(estate).map { rows[$0] }
      let holding = index.holding(estate, group: phases.first?.group)
      return judge(phases, subjects.register, holding)
        .untilDelivery(index.isUndelivered(holding.estates, rows, asOf: subjects.register.asOf))
    }
  }

  /// Judges an estate, given by the rows of its phases, by the rooms that it holds.
  func judge(
    _ phases: [NewEstate], _ register: Register, _ holding: NewEstateIndex.Holding
  ) -> RuleOutcome {
    let rooms = register.rooms ?? []
    var evidence = Evidence()
    let phases = EstatePhases(phases)
    let lost = needsRoom ? holding.rooms.filter { rooms[$0].isLost } : []
    for room in lost { evidence.exclude(.room(room), why: rooms[room].status?.rawValue ?? "") }
    let own = holding.rooms.filter { !needsRoom || !rooms[$0].isLost }
    guard !own.isEmpty else {
      let reason = lost.isEmpty ? FindingReason.noRoom : .onlyUnusable
      var outcome = RuleOutcome(needsRoom ? .unmet : .notApplicable, reason)
      outcome.evidence = evidence
      if holding.possible.contains(where: { !rooms[$0].isLost }) { outcome.leaveOpen(holding) }
      return outcome
    }
    for room in own { evidence.use(.room(room)) }
    let groups = RepeatedRooms(own, rooms).grouped(own).map { group in
      group.map { compare(rooms[$0], phases, register.columnsOfBoth) }
    }
    evidence.calculation = DateCalculation(comparisons: groups.joined().flatMap(\.pairs))
    var outcome = outcome(groups)
    let settles = outcome.evidence.settles
    outcome.evidence = evidence
    outcome.evidence.settles = settles
    outcome.unit = .days
    outcome.required = Double(toleranceDays)
    outcome.actual = Double(groups.joined().map(\.delay).max() ?? 0)
    if case .met = outcome.state, let last = groups.joined().compactMap(\.lastDay).max() {
      outcome.awaitDay(last, register)
    }
    if case .met = outcome.state {
      if own.allSatisfy({ rooms[$0].isLost }) {
        (outcome.state, outcome.reason) = (.notApplicable, .onlyUnusable)
      } else if !keepPace(holding.named, rooms, phases, register) {
        outcome.leaveOpen(holding)
      }
    }
    return outcome
  }

  /// The outcome of the comparisons of all rooms. Rows that may be about one room are in one group: each of them is
  /// late only if all of them are.
  private func outcome(_ groups: [[RoomComparison]]) -> RuleOutcome {
    if groups.contains(where: { $0.allSatisfy { $0.delay > toleranceDays } }) {
      return RuleOutcome(.unmet, .tooLate)
    }
    if groups.joined().contains(where: { $0.delay > toleranceDays }) {
      return .unknown(.idRepeated, settledBy: "rooms.id")
    }
    if groups.joined().contains(where: \.lacksPhase) {
      return .unknown(.phaseUnknown, settledBy: "rooms.phase")
    }
    guard let gap = groups.joined().lazy.compactMap(\.gap).first else {
      return RuleOutcome(.met(since: nil))
    }
    return .unknown(gap.reason, settledBy: gap.field)
  }

  /// Whether rooms that may belong to the estate certainly keep pace with it, or no longer exist.
  private func keepPace(
    _ named: [Int], _ rooms: [ProvidedRoom], _ phases: EstatePhases, _ register: Register
  ) -> Bool {
    named.allSatisfy { room in
      let compared = compare(rooms[room], phases, register.columnsOfBoth)
      return rooms[room].isLost
        || (compared.gap == nil && !compared.lacksPhase && compared.delay <= toleranceDays)
    }
  }

  /// Compares the steps of a room with those of its phase. Dates from a column that was read for the estate and for the
  /// room say nothing about which of the two they are.
  private func compare(
    _ room: ProvidedRoom, _ phases: EstatePhases, _ columnsOfBoth: Set<BuildingStep>
  ) -> RoomComparison {
    var compared = RoomComparison()
    guard let estate = phases.phase(of: room) else {
      compared.lacksPhase = true
      return compared
    }
    for step in steps {
      let isOfBoth = columnsOfBoth.contains(step)
      let pair = DateComparison(
        step: step, room: isOfBoth ? nil : step.date(room.dates), estate: step.date(estate.dates))
      compared.pairs.append(pair)
      guard let own = pair.room, let theirs = pair.estate else {
        let reason: FindingReason = isOfBoth ? .columnShared : .dateUnknown
        compared.gap = compared.gap ?? (reason, Self.field(pair))
        continue
      }
      compared.delay = max(compared.delay, own.daysSince1970 - theirs.daysSince1970)
    }
    return compared
  }

  private static func field(_ pair: DateComparison) -> String {
    let isOfRoom = pair.room == nil
    return "\(isOfRoom ? "rooms" : "new_estates").\(pair.step.field(ofRoom: isOfRoom))"
  }
}

extension CareSupply {
  /// Whether it no longer is a place of care.
  var isLost: Bool { status == .demolished || status == .changedUse }
}

extension RuleOutcome {
  /// The same outcome, except that an estate which is not delivered has time to get its room.
  func untilDelivery(_ isUndelivered: Bool) -> RuleOutcome {
    guard isUndelivered, state == .unmet, reason == .noRoom || reason == .onlyUnusable else {
      return self
    }
    var outcome = self
    (outcome.state, outcome.reason) = (.tooEarly, .notDelivered)
    return outcome
  }

  /// Makes what is met by dates undecided until the last of them has come.
  fileprivate mutating func awaitDay(_ last: CalendarDate, _ register: Register) {
    if let known = register.lastCertainDay, last <= known { return }
    if register.asOf == nil {
      (state, reason) = (.unknown, .asOfUnknown)
      evidence.settles = "study.as_of"
    } else {
      (state, reason) = (.tooEarly, .notDelivered)
    }
  }
}

/// The steps of one room against those of its estate.
private struct RoomComparison {
  var pairs: [DateComparison] = []
  /// The days by which its latest step follows that of the estate; 0 if none does.
  var delay = 0
  /// The first step that cannot be compared: why, and the field that would settle it.
  var gap: (reason: FindingReason, field: String)?
  /// Whether it is unknown to which phase the room belongs.
  var lacksPhase = false

  /// The last day of all steps of the room and of the estate.
  var lastDay: CalendarDate? { pairs.flatMap { [$0.room, $0.estate] }.compactMap(\.self).max() }
}

/// The comparison of one step of the four-synchrony rule (四同步).
private struct DateComparison: Sendable {
  /// The step that is compared.
  let step: BuildingStep
  /// The day on which the room reached the step.
  let room: CalendarDate?
  /// The day on which the estate reached the step.
  let estate: CalendarDate?

  func append(_ language: Language, to text: inout ByteBuffer) {
    text.append(step.title.text(language))
    text.append(": room ", "：用房 ", in: language)
    Self.append(room, language, to: &text)
    text.append(", estate ", "，小区 ", in: language)
    Self.append(estate, language, to: &text)
  }

  private static func append(
    _ day: CalendarDate?, _ language: Language, to text: inout ByteBuffer
  ) {
    if let day { text.append(day) } else { text.append("?", "不明", in: language) }
  }
}

/// The phases of an estate, by their names.
private struct EstatePhases {
  private let phases: [NewEstate]
  private var byName: [String: Int] = [:]

  init(_ phases: [NewEstate]) {
    self.phases = phases
    guard phases.count > 1 else { return }
    for (number, phase) in phases.enumerated() {
      guard let name = phase.phase.map(FoldedName.fold), byName[name] == nil else { continue }
      byName[name] = number
    }
  }

  /// The phase to which a room belongs. If there are several, nil unless the room names one of them.
  func phase(of room: ProvidedRoom) -> NewEstate? {
    guard phases.count > 1 else { return phases.first }
    return room.phase.flatMap { byName[FoldedName.fold($0)] }.map { phases[$0] }
  }
}

/// The days of rooms and their estate that were compared.
private struct DateCalculation: Calculation {
  /// The largest number of comparisons that are written out. A group in which hundreds of estates share hundreds of rooms
  /// would otherwise have as many in each finding.
  private static let most = 200

  let comparisons: [DateComparison]

  func append(_ language: Language, to text: inout ByteBuffer) {
    for (index, comparison) in comparisons.prefix(Self.most).enumerated() {
      if index > 0 { text.append(", ", "；", in: language) }
      comparison.append(language, to: &text)
    }
    let further = comparisons.count - Self.most
    guard further > 0 else { return }
    text.append(language.pick(", and \(further) more", "；另有\(further)项"))
  }
}

/// The four steps of the four-synchrony rule (四同步).
package enum BuildingStep: String, Sendable, CaseIterable {
  case permit, start, acceptance, handover

  func date(_ dates: BuildingDates) -> CalendarDate? {
    switch self {
    case .permit: dates.permit
    case .start: dates.start
    case .acceptance: dates.acceptance
    case .handover: dates.handover
    }
  }

  /// The field of the table of rooms or of new estates that has the day.
  package func field(ofRoom: Bool) -> String {
    switch self {
    case .permit: "permit_date"
    case .start: "start_date"
    case .acceptance: "completion_date"
    case .handover: ofRoom ? "handover_date" : "delivery_date"
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
