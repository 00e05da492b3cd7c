/// How a clause stands for a subject.
public enum ClauseVerdict: String, Sendable, CaseIterable {
  /// Met.
  case pass
  /// Met, but after the due date.
  case passLate = "pass_late"
  /// Not met.
  case fail
  /// Not met, and not due yet.
  case notDue = "not_due"
  /// Something that is not known would decide.
  case indeterminate
  /// The clause is not about this subject.
  case notApplicable = "not_applicable"
  /// A figure without a threshold.
  case reportOnly = "report_only"

  /// Whether the clause is met.
  public var isMet: Bool { self == .pass || self == .passLate }

  /// For sorting: the worst first.
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

/// What a verdict does. Only binding fails count in headlines and exit codes.
public enum Effect: String, Sendable, CaseIterable {
  /// It counts.
  case binding
  /// 原则上, 鼓励: it is reported.
  case soft
  /// The document is only proposed.
  case draft
  /// The document is not in force yet.
  case notInForce = "not_in_force"
  /// The document, or the task, has ended.
  case historical
  /// The subject predates the rule.
  case legacy
}

/// Why a verdict is what it is. The codes are part of the contract.
public enum FindingReason: String, Sendable, CaseIterable {
  // Fails and gaps.
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
  // Unknown facts.
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
  case unitUnknown = "unit_unknown"
  case adjacencyUnknown = "adjacency_unknown"
  case placeUnknown = "place_unknown"
  case phaseUnknown = "phase_unknown"
  case versionUnknown = "version_unknown"
  case asOfUnknown = "as_of_unknown"
  case tableMissing = "table_missing"
  case parameterUnverified = "parameter_unverified"
  case undecidedSubjects = "undecided_subjects"
  case extentUnknown = "extent_unknown"
  // What is not known of streets, and of the extent of the data.
  case snapFailed = "snap_failed"
  case disconnected
  case outsideNetwork = "outside_network"
  case edgeOfData = "edge_of_data"
  case edgeUncertain = "edge_uncertain"
  case facilityUnconnected = "facility_unconnected"
  case barrier
  // Not about this subject.
  case otherClass = "other_class"
  case rural
  case noSubjects = "no_subjects"
  case notDelivered = "estate_not_delivered"
}
