import CareModel
import Geodesy
import PlaneGeometry

/// Reach by whichever model a question has: straight lines, or streets where there are any.
public enum ReachModel: Sendable {
  case straight(StraightReachModel)
  case street(StreetReachModel)

  /// The model that answers a question about these facilities: along `streets` where the question
  /// is asked along streets, else in straight lines.
  ///
  /// `facilityExtent` is the area whose facilities are known, where it is declared.
  public init(
    facilities: [Facility], question: ReachQuestion, streets: WalkableStreets?,
    facilityExtent: MultiPolygon?
  ) {
    self.init(
      facilities: facilities, requirement: question.requirement, circle: question.circle,
      ageRule: question.ageRule, searchLimit: question.searchLimit,
      streets: question.streetRules == nil ? nil : streets, facilityExtent: facilityExtent)
  }

  /// The same for a clause, which has a requirement of its own within the circle of a question.
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

  /// The answers for some estates, in their order, worked out on every core.
  ///
  /// `finished` is told how many more are done; it is called from any thread.
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

/// What a model of reach found.
public struct ReachAnswers: Sendable {
  /// The answer for each estate, in their order.
  public let reaches: [EstateReach]
  /// How each facility was judged, in the order of the facilities.
  public let qualifications: [Qualification]
  /// How far the nearest facility was searched for: at least as far as the widest circle.
  public let searchLimit: Length
  /// What more is known along streets; nil in straight lines.
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
