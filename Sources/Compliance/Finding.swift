import CareModel
import Wording

/// The result of one clause for one subject.
///
/// Every column of a table of findings copies the finding that it reads. All of it is in one object, so that such a copy
/// counts one reference.
public struct Finding: Sendable {
  private var facts: Facts

  private struct Values {
    var clause: Int
    var subject: Subject
    var verdict: ClauseVerdict
    var effect: Effect
    var reason: FindingReason?
    var required, actual: Double?
    var unit: FindingUnit?
    var due: CalendarDate?
    var daysLeft: Int?
    var evidence: Evidence
  }

  private final class Facts: Sendable {
    let values: Values

    init(_ values: Values) { self.values = values }
  }

  /// Makes a finding of a clause for a subject.
  init(
    clause: Int, subject: Subject, verdict: ClauseVerdict, effect: Effect, reason: FindingReason?,
    required: Double?, actual: Double?, unit: FindingUnit?, due: CalendarDate?, daysLeft: Int?,
    evidence: Evidence
  ) {
    facts = Facts(
      Values(
        clause: clause, subject: subject, verdict: verdict, effect: effect, reason: reason,
        required: required, actual: actual, unit: unit, due: due, daysLeft: daysLeft,
        evidence: evidence))
  }

  /// The index of the clause in its policy.
  public var clause: Int { facts.values.clause }
  /// The subject, by its type and its index in the register.
  public var subject: Subject { facts.values.subject }
  /// The verdict of the clause for the subject.
  public var verdict: ClauseVerdict { facts.values.verdict }
  /// The effect of the verdict.
  public var effect: Effect { facts.values.effect }
  /// The reason for the verdict; nil if it needs none.
  public var reason: FindingReason? { facts.values.reason }
  /// The amount that is required, in `unit`.
  public var required: Double? { facts.values.required }
  /// The amount that certainly exists, in `unit`.
  public var actual: Double? { facts.values.actual }
  /// The unit of `required` and `actual`.
  public var unit: FindingUnit? { facts.values.unit }
  /// The last day on which the clause can be met in time.
  public var due: CalendarDate? { facts.values.due }
  /// The days from the date of the check to `due`; negative if `due` has passed.
  public var daysLeft: Int? { facts.values.daysLeft }

  /// The facts on which the verdict is based.
  public internal(set) var evidence: Evidence {
    get { facts.values.evidence }
    set {
      var values = facts.values
      values.evidence = newValue
      facts = Facts(values)
    }
  }

  /// The missing amount, in `unit`; nil if nothing is missing or if the unit is not an amount that
  /// could be added.
  public var shortfall: Double? {
    guard verdict == .fail || verdict == .notDue, let required, let actual,
      unit?.isAmount == true, required > actual
    else { return nil }
    return Amount.rounded(required - actual)
  }

  /// Whether the finding is a binding fail, which counts in headlines and exit codes.
  public var isBindingFail: Bool { verdict == .fail && effect == .binding }
}

/// A subject of a policy, by its type and its index among the subjects of that type.
public struct Subject: Hashable, Sendable {
  /// The type of subject.
  public let type: SubjectType
  /// The index in the register's array of that type; 0 for the whole city or county.
  public let index: Int
}

/// The unit of an amount.
public enum FindingUnit: String, Sendable {
  /// Square metres of floor area.
  case squareMetres = "m2"
  /// Metres of a walk or a straight line.
  case metres = "m"
  /// Minutes of a walk.
  case minutes = "min"
  /// The number of places or rooms.
  case places
  /// The number of estates.
  case estates
  /// A share, from 0 to 1.
  case share
  /// Days of delay or of a period.
  case days
  /// A number of things that have no other unit.
  case count
  /// Yuan that are paid once.
  case yuan
  /// Yuan for each month.
  case yuanPerMonth = "yuan/month"
  /// Yuan for each year.
  case yuanPerYear = "yuan/year"
  /// Yuan for each square metre.
  case yuanPerSquareMetre = "yuan/m2"
  /// A number for each 1,000 people.
  case perThousand = "per1000"
  /// A number for each 10,000 people.
  case perTenThousand = "per10000"

  /// Whether the difference between two amounts is something that could be added. A distance or a
  /// delay cannot.
  var isAmount: Bool {
    switch self {
    case .squareMetres, .places, .share, .estates, .count, .yuan, .yuanPerMonth, .yuanPerYear,
      .yuanPerSquareMetre, .perThousand, .perTenThousand:
      true
    case .metres, .minutes, .days: false
    }
  }
}

/// The facts on which a verdict is based. They are stored as numbers; sentences are made from them
/// only when they are shown.
public struct Evidence: Sendable {
  /// The calculation and its numbers.
  public var calculation: (any Calculation)?
  /// The facilities or rooms that count.
  public var used: [EvidencePlace] = []
  /// The facilities or rooms that do not count, or may not, and why.
  public var excluded: [(place: EvidencePlace, why: String)] = []
  /// The number of facilities or rooms that were left out of the two lists.
  public var more = 0
  /// The field whose value would settle the verdict, as `table.field`.
  public var settles: String?
  /// The result under another reading of the text, with the name of the parameter that selects it.
  public var alternative: (name: String, value: Double)?
  /// What the reader of the finding should know of the data or of the document.
  public var warnings: [Message] = []

  /// Makes evidence without any facts.
  public init() {}
}

/// A facility of the study, or a room of a new estate, by its index in the table.
public enum EvidencePlace: Hashable, Sendable {
  /// The facility with this index.
  case facility(Int)
  /// The room of a new estate with this index.
  case room(Int)
}

extension Evidence {
  /// The maximum length of each list of facilities and rooms. Those beyond it are only counted.
  private static let most = 20

  /// Whether a facility or room is left out for a reason.
  func leavesOut(_ reason: FindingReason) -> Bool {
    excluded.contains { $0.why == reason.rawValue }
  }

  mutating func use(_ place: EvidencePlace) {
    if used.count < Self.most { used.append(place) } else { more += 1 }
  }

  mutating func exclude(_ place: EvidencePlace, _ reason: FindingReason?) {
    exclude(place, why: reason?.rawValue ?? "")
  }

  mutating func exclude(_ place: EvidencePlace, why: String) {
    if excluded.count < Self.most {
      excluded.append((place, why))
    } else {
      more += 1
    }
  }
}
