import CareModel
import Geodesy
import PlaneGeometry

/// The reach model that a question calls for: straight lines, or streets if there are any.
public enum ReachModel: Sendable {
  /// Walks are straight lines, lengthened by the detour factor.
  case straight(StraightReachModel)
  /// Walks lead along the streets of a network.
  case street(StreetReachModel)

  /// The model that answers a question about these facilities: along `streets` if the question is asked along streets,
  /// otherwise in straight lines.
  ///
  /// `facilityExtent` is the area within which every facility is known; nil if none was declared.
  public init(
    facilities: [Facility], question: ReachQuestion, streets: WalkableStreets?,
    facilityExtent: MultiPolygon?
  ) {
    self.init(
      facilities: facilities, requirement: question.requirement, circle: question.circle,
      ageRule: question.ageRule, searchLimit: question.searchLimit,
      streets: question.streetRules == nil ? nil : streets, facilityExtent: facilityExtent)
  }

  /// The model for a clause, which has its own requirement within the circle of a question.
  package init(
    facilities: [Facility], requirement: RoomRequirement, circle: ServiceCircle,
    ageRule: OldEstateRule, searchLimit: Length, streets: WalkableStreets?,
    facilityExtent: MultiPolygon?
  ) {
    if let streets {
      self = .street(
        StreetReachModel(
          facilities: facilities, requirement: requirement, circle: circle, ageRule: ageRule,
          searchLimit: searchLimit, streets: streets, facilityExtent: facilityExtent))
    } else {
      self = .straight(
        StraightReachModel(
          facilities: facilities, requirement: requirement, circle: circle, ageRule: ageRule,
          searchLimit: searchLimit, facilityExtent: facilityExtent))
    }
  }

  /// The answers for some estates, in their order. Runs on every core.
  ///
  /// `finished` is called from any thread with the number of further estates that have been answered.
  public func answers(
    for estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> ReachAnswers {
    switch self {
    case .straight(let model):
      ReachAnswers(
        reaches: model.reaches(of: estates, finished: finished),
        qualifications: model.qualifications, searchLimit: model.searchLimit, streets: nil)
    case .street(let model):
      ReachAnswers(
        model.analysis(of: estates, finished: finished), model.qualifications, model.searchLimit)
    }
  }
}

/// The answers of a reach model.
public struct ReachAnswers: Sendable {
  /// The answer for each estate, in their order.
  public let reaches: [EstateReach]
  /// How each facility was judged, in the order of the facilities.
  public let qualifications: [Qualification]
  /// The limit of the search for the nearest facility; it is at least as far as the widest circle.
  public let searchLimit: Length
  /// More results along streets; nil for straight lines.
  public let streets: StreetAnalysis?

  init(
    reaches: [EstateReach], qualifications: [Qualification], searchLimit: Length,
    streets: StreetAnalysis?
  ) {
    (self.reaches, self.qualifications) = (reaches, qualifications)
    (self.searchLimit, self.streets) = (searchLimit, streets)
  }

  fileprivate init(
    _ analysis: StreetAnalysis, _ qualifications: [Qualification], _ searchLimit: Length
  ) {
    self.init(
      reaches: analysis.reaches, qualifications: qualifications, searchLimit: searchLimit,
      streets: analysis)
  }
}
