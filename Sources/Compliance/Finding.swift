import CareModel

/// What a clause says about one subject.
public struct Finding: Sendable {
  /// The place of the clause in its policy.
  public let clause: Int
  /// The subject, by type and place in the register.
  public let subject: Subject
  /// How it stands.
  public let verdict: ClauseVerdict
  /// What that does.
  public let effect: Effect
  /// Why.
  public let reason: FindingReason?
  /// What is required, in `unit`.
  public let required: Double?
  /// What there is for certain, in `unit`.
  public let actual: Double?
  /// What `required` and `actual` are measured in.
  public let unit: FindingUnit?
  /// The last day on which the clause can be met in time.
  public let due: CalendarDate?
  /// Days from the day asked for to `due`; negative when it is past.
  public let daysLeft: Int?
  /// What the verdict rests on.
  public let evidence: Evidence

  /// What is missing, in `unit`; nil when nothing is, or when more would not be enough.
  public var shortfall: Double? {
    guard verdict == .fail || verdict == .notDue, let required, let actual,
      unit?.isAmount == true, required > actual
    else { return nil }
    return Amount.rounded(required - actual)
  }

  /// Whether it counts in headlines and exit codes.
  public var isBindingFail: Bool { verdict == .fail && effect == .binding }
}

/// A subject of a policy, by its place among the others of its type.
public struct Subject: Hashable, Sendable {
  /// What it is.
  public let type: SubjectType
  /// Its place in the register's array of that type; 0 for the whole city or county.
  public let place: Int
}

/// What an amount is measured in.
public enum FindingUnit: String, Sendable {
  case squareMetres = "m2"
  case metres = "m"
  case minutes = "min"
  case places
  case estates
  case share
  case days

  /// Whether a difference of two is something that is missing.
  var isAmount: Bool {
    switch self {
    case .squareMetres, .places, .share, .estates: true
    case .metres, .minutes, .days: false
    }
  }
}

/// What a verdict rests on: numbers now, sentences only when somebody reads them.
public struct Evidence: Sendable {
  /// The calculation, with its numbers.
  public var formula: Formula?
  /// The facilities or rooms that count.
  public var used: [EvidencePlace] = []
  /// Those that do not, or not certainly, and why.
  public var excluded: [(place: EvidencePlace, why: String)] = []
  /// How many more were left out of the lists.
  public var more = 0
  /// The field whose value would settle the matter, as `table.field`.
  public var settles: String?
  /// What was chosen where the text is open, beyond the reading of the clause.
  public var alternative: (name: String, value: Double)?

  /// Nothing to show.
  public init() {}
}

/// A place in the evidence: a facility of the study, or a room tied to a new estate.
public enum EvidencePlace: Hashable, Sendable {
  case facility(Int)
  case room(Int)
}

/// Calculations, by their numbers.
public enum Formula: Sendable {
  /// `max(share x floor area, per household x households, minimum)` in square metres, for each of the
  /// estates that owe together.
  case provision([[ProvisionTerm]])
  /// The walk to the nearest place that counts, against the circle.
  case walk(metres: Double, minutes: Double?, limitMetres: Double?, limitMinutes: Double?)
  /// None within the search limit.
  case noWalk
  /// `n / N`, with so many undecided.
  case rate(met: Int, of: Int, undecided: Int)
  /// Days of a room and its estate that were compared.
  case dates([DateComparison])
  /// So many places found, and so many more that might count.
  case count(certain: Int, possible: Int)
  /// The services that are missing.
  case services(missing: [String])
  /// The size of the smallest place.
  case smallest(lower: Double, upper: Double?)
}

/// One term of a required area.
public enum ProvisionTerm: Hashable, Sendable {
  case share(Double, floorArea: Double?)
  case households(perHundred: Double, count: Int?, isCeiled: Bool)
  case minimum(Double)
}

/// One step of 四同步.
public struct DateComparison: Hashable, Sendable {
  /// Which step.
  public let step: BuildingStep
  /// The room's day.
  public let room: CalendarDate?
  /// The estate's day.
  public let estate: CalendarDate?
}

/// The four steps of 四同步.
public enum BuildingStep: String, Sendable, CaseIterable {
  case permit, start, acceptance, handover

  func date(_ dates: BuildingDates) -> CalendarDate? {
    switch self {
    case .permit: dates.permit
    case .start: dates.start
    case .acceptance: dates.acceptance
    case .handover: dates.handover
    }
  }
}
