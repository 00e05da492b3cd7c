import CareModel
import Coverage

/// What makes a facility count: its kind, its services, its rating, and that it is in use.
struct FacilityCriteria: Sendable {
  /// The kinds that count; nil if every kind does.
  var kinds: Set<RoomKind>?
  var services: [CareService] = []
  var ratingAtLeast: Int?
  /// The year in which it opened; nil for any.
  var openedIn: Int?

  /// Whether a facility counts; nil if that is unknown. Unless it counts, the reason is returned too.
  func counts(_ facility: Facility, _ requirement: RoomRequirement) -> (Bool?, FindingReason?) {
    var open: FindingReason?
    if let kinds {
      guard let kind = facility.kind else { return (nil, .kindUnknown) }
      guard kinds.contains(kind) else { return (false, .otherKind) }
    }
    if let openedIn {
      guard let opening = facility.opening else { return (nil, .dateUnknown) }
      // What opened in the year counts, whatever became of it.
      return opening.year == openedIn ? (true, nil) : (false, .otherClass)
    }
    if !services.isEmpty {
      switch facility.offers(services) {
      case false?: return (false, .servicesMissing)
      case nil: open = .servicesUnknown
      case true?: break
      }
    }
    switch UseState(facility, requirement) {
    case .fails: return (false, .onlyUnusable)
    case .unknown: open = open ?? .statusUnknown
    case .inUse: break
    }
    if let ratingAtLeast {
      switch facility.rating {
      case .stars(let stars)?:
        if stars < ratingAtLeast { return (false, .ratingUnknown) }
      case .unrated?: return (false, .unrated)
      case nil: open = open ?? .ratingUnknown
      }
    }
    return open == nil ? (true, nil) : (nil, open)
  }
}

extension FindingReason {
  /// The field of the facilities table that would settle the reason.
  var facilityField: String {
    switch self {
    case .kindUnknown: "facilities.facility_type"
    case .servicesUnknown: "facilities.services"
    case .ratingUnknown: "facilities.star"
    case .bedsUnknown: "facilities.beds"
    case .areaUnknown: "facilities.gross_area"
    case .dateUnknown: "facilities.opening"
    default: "facilities.use_status"
    }
  }
}
