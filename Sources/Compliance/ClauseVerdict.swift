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
  case areaShort = "area_short"
  case placeTooSmall = "place_too_small"
  case noRoom = "no_room"
  case nonePresent = "none_present"
  case servicesMissing = "services_missing"
  case notTogether = "not_together"
  case tooLate = "later_than_estate"
  case sharingUndeclared = "sharing_undeclared"
  case sharingNotAdjacent = "sharing_not_adjacent"
  case notHandedOver = "not_handed_over"
  case demolished
  case changedUse = "changed_use"
  case rateShort = "rate_short"
  case tooFar = "too_far"
  case onlyUndersized = "only_undersized"
  case onlyUnusable = "only_unusable"
  case otherKind = "other_kind"
  case unrated
  case rosterDiffers = "roster_differs"
  case targetMissed = "target_missed"
  case notDone = "not_done"
  case outsideWindow = "outside_window"
  case belowFloor = "below_floor"
  case periodOver = "period_over"
  case itemsMissing = "items_missing"
  // Facts that are unknown.
  case dateUnknown = "date_unknown"
  case householdsUnknown = "households_unknown"
  case floorAreaUnknown = "floor_area_unknown"
  case areaUnknown = "area_unknown"
  case statusUnknown = "status_unknown"
  case kindUnknown = "kind_unknown"
  case yearUnknown = "year_unknown"
  case settingUnknown = "setting_unknown"
  case rosterUnknown = "roster_unknown"
  case servicesUnknown = "services_unknown"
  case ratingUnknown = "rating_unknown"
  case bedsUnknown = "beds_unknown"
  case unitUnknown = "unit_unknown"
  case adjacencyUnknown = "adjacency_unknown"
  case placeUnknown = "place_unknown"
  case phaseUnknown = "phase_unknown"
  case roomUnlinked = "room_unlinked"
  case idRepeated = "id_repeated"
  case columnShared = "column_shared"
  case versionUnknown = "version_unknown"
  case asOfUnknown = "as_of_unknown"
  case tableMissing = "table_missing"
  case parameterUnverified = "parameter_unverified"
  case undecidedSubjects = "undecided_subjects"
  case extentUnknown = "extent_unknown"
  case figureMissing = "figure_missing"
  case figureUnitMissing = "figure_unit_missing"
  case figureUnreadable = "figure_unreadable"
  case figureOutdated = "figure_outdated"
  case figureImplausible = "figure_implausible"
  case baseUnknown = "base_unknown"
  case sourcesDiffer = "sources_differ"
  case formulaUndefined = "formula_undefined"
  case combinationUndefined = "combination_undefined"
  // Uncertainty about walks, from the street network or the extent of the data.
  case snapFailed = "snap_failed"
  case disconnected
  case outsideNetwork = "outside_network"
  case edgeOfData = "edge_of_data"
  case edgeUncertain = "edge_uncertain"
  case facilityUnconnected = "facility_unconnected"
  case barrier
  // Reasons why a clause does not apply to the subject, or not yet.
  case otherClass = "other_class"
  case rural
  case noSubjects = "no_subjects"
  case notDelivered = "estate_not_delivered"
  case notEligible = "not_eligible"
}
