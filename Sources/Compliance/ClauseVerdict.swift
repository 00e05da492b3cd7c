/// The verdict of a clause for a subject.
public enum ClauseVerdict: String, Sendable, CaseIterable {
  /// The subject meets the clause.
  case pass
  /// The subject meets the clause, but only since after the due date.
  case passLate = "pass_late"
  /// The subject does not meet the clause.
  case fail
  /// The subject does not meet the clause, which is not due yet.
  case notDue = "not_due"
  /// The verdict depends on a fact that is unknown.
  case indeterminate
  /// The clause does not apply to this subject.
  case notApplicable = "not_applicable"
  /// The clause sets no threshold; only a figure is reported.
  case reportOnly = "report_only"

  /// Whether the clause is met, in time or late.
  public var isMet: Bool { self == .pass || self == .passLate }

  /// The rank of the verdict when sorting from worst (0) to best.
  package var rank: Int {
    switch self {
    case .fail: 0
    case .indeterminate: 1
    case .notDue: 2
    case .passLate: 3
    case .pass: 4
    case .reportOnly: 5
    case .notApplicable: 6
    }
  }
}

/// The effect of a verdict. Only binding fails count in headlines and exit codes.
public enum Effect: String, Sendable, CaseIterable {
  /// The clause is binding, so that a fail counts.
  case binding
  /// The clause is an aim (原则上, 鼓励), so the verdict is only reported.
  case soft
  /// The document is only a draft.
  case draft
  /// The document is not in force yet.
  case notInForce = "not_in_force"
  /// The document is no longer in force, or the task has ended.
  case historical
  /// The subject predates the rule.
  case legacy
}

/// The reason for a verdict. The raw values are codes in the outputs and must stay stable.
public enum FindingReason: String, Sendable, CaseIterable {
  // Reasons for not meeting a clause.
  /// The area is too small.
  case areaShort = "area_short"
  /// A single place is smaller than each must be.
  case placeTooSmall = "place_too_small"
  /// There is no care room.
  case noRoom = "no_room"
  /// There is no facility of the kind.
  case nonePresent = "none_present"
  /// Services that are required are missing.
  case servicesMissing = "services_missing"
  /// The rooms are not in one place.
  case notTogether = "not_together"
  /// A step of the room is later than the same step of the estate.
  case tooLate = "later_than_estate"
  /// Sharing with another estate is not declared.
  case sharingUndeclared = "sharing_undeclared"
  /// The estates that share a room are not adjacent.
  case sharingNotAdjacent = "sharing_not_adjacent"
  /// The room has not been handed over.
  case notHandedOver = "not_handed_over"
  /// The room has been demolished.
  case demolished
  /// The room is used for something else.
  case changedUse = "changed_use"
  /// The share is too low.
  case rateShort = "rate_short"
  /// The walk is longer than the circle permits.
  case tooFar = "too_far"
  /// All rooms in the circle are too small.
  case onlyUndersized = "only_undersized"
  /// No room in the circle is in use.
  case onlyUnusable = "only_unusable"
  /// The facilities in the circle are of other kinds.
  case otherKind = "other_kind"
  /// The institution has no rating.
  case unrated
  /// The data differ from the roster.
  case rosterDiffers = "roster_differs"
  /// The target is missed.
  case targetMissed = "target_missed"
  /// The task is not done.
  case notDone = "not_done"
  /// The date is outside the period that is set.
  case outsideWindow = "outside_window"
  /// The amount is below the floor.
  case belowFloor = "below_floor"
  /// The period for the task is over.
  case periodOver = "period_over"
  /// Items of the list are missing.
  case itemsMissing = "items_missing"
  // Facts that are unknown.
  /// A date is not known.
  case dateUnknown = "date_unknown"
  /// The number of households is not known.
  case householdsUnknown = "households_unknown"
  /// The total floor area is not known.
  case floorAreaUnknown = "floor_area_unknown"
  /// The area of a room is not known.
  case areaUnknown = "area_unknown"
  /// Whether a room is in use is not known.
  case statusUnknown = "status_unknown"
  /// The kind of a facility is not known.
  case kindUnknown = "kind_unknown"
  /// The year of completion is not known.
  case yearUnknown = "year_unknown"
  /// Whether the subject is urban or rural is not known.
  case settingUnknown = "setting_unknown"
  /// Whether the subject is on the roster is not known.
  case rosterUnknown = "roster_unknown"
  /// The services are not known.
  case servicesUnknown = "services_unknown"
  /// The rating is not known.
  case ratingUnknown = "rating_unknown"
  /// The number of beds is not known.
  case bedsUnknown = "beds_unknown"
  /// The township or village is not known.
  case unitUnknown = "unit_unknown"
  /// Whether the estates are adjacent is not known.
  case adjacencyUnknown = "adjacency_unknown"
  /// The location is not known.
  case placeUnknown = "place_unknown"
  /// The phase of construction is not known.
  case phaseUnknown = "phase_unknown"
  /// A room cannot be tied to one estate.
  case roomUnlinked = "room_unlinked"
  /// The id of a room occurs more than once.
  case idRepeated = "id_repeated"
  /// One column is used for both estates and rooms.
  case columnShared = "column_shared"
  /// Which version of the rule applies is not known.
  case versionUnknown = "version_unknown"
  /// The study gives no day of the check.
  case asOfUnknown = "as_of_unknown"
  /// A table that the clause needs is missing.
  case tableMissing = "table_missing"
  /// A parameter of the clause has not been confirmed.
  case parameterUnverified = "parameter_unverified"
  /// Some of the subjects are undecided.
  case undecidedSubjects = "undecided_subjects"
  /// Whether the tables cover the whole area is not known.
  case extentUnknown = "extent_unknown"
  /// A figure is missing.
  case figureMissing = "figure_missing"
  /// The unit of a figure is missing.
  case figureUnitMissing = "figure_unit_missing"
  /// A figure cannot be read.
  case figureUnreadable = "figure_unreadable"
  /// A figure is too old.
  case figureOutdated = "figure_outdated"
  /// A share is above 100%.
  case figureImplausible = "figure_implausible"
  /// The figure of the base year is not known.
  case baseUnknown = "base_unknown"
  /// Two sources give different figures.
  case sourcesDiffer = "sources_differ"
  /// The formula has no value for these numbers.
  case formulaUndefined = "formula_undefined"
  /// The text does not settle this combination.
  case combinationUndefined = "combination_undefined"
  // Uncertainty about walks, from the street network or the extent of the data.
  /// No street is near enough to step onto.
  case snapFailed = "snap_failed"
  /// The streets around the subject lead nowhere else.
  case disconnected
  /// The subject lies outside the street network.
  case outsideNetwork = "outside_network"
  /// The edge of the street data is within the limit.
  case edgeOfData = "edge_of_data"
  /// There may be a facility beyond the edge of the data.
  case edgeUncertain = "edge_uncertain"
  /// A facility near the subject joins no street.
  case facilityUnconnected = "facility_unconnected"
  /// The subject is enclosed by a barrier without an opening.
  case barrier
  // Reasons why a clause does not apply to the subject, or not yet.
  /// The subject belongs to another class.
  case otherClass = "other_class"
  /// The subject is rural.
  case rural
  /// There is nothing to judge.
  case noSubjects = "no_subjects"
  /// The estate has not been delivered yet.
  case notDelivered = "estate_not_delivered"
  /// The subject is not eligible.
  case notEligible = "not_eligible"
}
