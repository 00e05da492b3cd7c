import CareModel
import Geodesy
import PlaneGeometry

/// Reach by whichever model a question has: straight lines, or streets where there are any.
public enum ReachModel: Sendable {
  case straight(StraightReachModel)
  case street(StreetReachModel)

  /// A model of these facilities: along the streets of `ground`, or in straight lines without it.
  ///
  /// Along streets the circle has to be one of a walk. `facilityExtent` is the area whose facilities are known,
  /// where somebody has said.
  public init(
    facilities: [Facility], requirement: RoomRequirement, circle: ServiceCircle,
    ageRule: OldEstateRule, searchLimit: Length, ground: StreetGround?,
    facilityExtent: MultiPolygon?
  ) {
    if let ground {
      self = .street(
        StreetReachModel(
          facilities: facilities, requirement: requirement, circle: circle, ageRule: ageRule,
          searchLimit: searchLimit, ground: ground, facilityExtent: facilityExtent))
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
  public func reaches(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> [EstateReach] {
    switch self {
    case .straight(let model): model.reaches(of: estates, finished: finished)
    case .street(let model): model.analysis(of: estates, finished: finished).reaches
    }
  }
}
