import CareModel
import Geodesy
import Wording

/// The kinds of clause that code can judge, each with its parameters.
public enum ClauseKind: Sendable {
  case areaProvision(AreaProvisionRule)
  case placeSize(PlaceSizeRule)
  case withinCircle(WithinCircleRule)
  case circleCoverage(WithinCircleRule)
  case distance(DistanceRule)
  case presence(PresenceRule)
  case serviceMix(ServiceMixRule)
  case coLocation(CoLocationRule)
  case fourSynchrony(FourSynchronyRule)
  case useStatus(UseStatusRule)
  case complianceRate(ComplianceRateRule)
  /// To be judged by a kind to come; the tables that it will need.
  case pending(inputs: [String])
  /// Nothing that a computation could judge, and why.
  case notComputable(why: Message)

  /// The name that policy files have for the kind.
  public var name: String {
    switch self {
    case .areaProvision: "area_provision"
    case .placeSize: "place_size"
    case .withinCircle: "within_circle"
    case .circleCoverage: "circle_coverage"
    case .distance: "distance"
    case .presence: "presence"
    case .serviceMix: "service_mix"
    case .coLocation: "co_location"
    case .fourSynchrony: "four_synchrony"
    case .useStatus: "use_status"
    case .complianceRate: "compliance_rate"
    case .pending: "pending"
    case .notComputable: "not_computable"
    }
  }
}

/// Which area of a room or building a rule means.
public enum AreaBasis: String, Sendable, CaseIterable {
  /// 建筑面积.
  case gross
  /// 套内建筑面积.
  case inner
}

extension RoomArea {
  /// What is known of an area of the room; figures that contradict each other say nothing.
  func bounds(_ basis: AreaBasis) -> AreaInterval {
    if contradictsItself { return AreaInterval() }
    let within = max(inner?.lower.squareMetres ?? 0, usable?.lower.squareMetres ?? 0)
    switch basis {
    case .gross:
      return AreaInterval(
        lower: max(gross?.lower.squareMetres ?? 0, within), upper: gross?.upper?.squareMetres,
        isBelowUpper: gross?.isBelowUpper ?? false)
    case .inner:
      // What is inside is no larger than the whole.
      guard let upper = inner?.upper ?? gross?.upper else { return AreaInterval(lower: within) }
      let source = inner?.upper == nil ? gross : inner
      return AreaInterval(
        lower: within, upper: upper.squareMetres, isBelowUpper: source?.isBelowUpper ?? false)
    }
  }
}

/// Bounds of an area in square metres; without an upper one it may be any size.
struct AreaInterval: Hashable, Sendable {
  var lower = 0.0
  var upper: Double?
  /// Whether the upper bound itself is excluded.
  var isBelowUpper = false

  /// Whether the area is at least `minimum`, which counts; nil where the bounds prove neither.
  func isAtLeast(_ minimum: Double) -> Bool? {
    if Amount.rounded(lower) >= Amount.rounded(minimum) { return true }
    guard let upper else { return nil }
    let (top, least) = (Amount.rounded(upper), Amount.rounded(minimum))
    return top < least || (isBelowUpper && top == least) ? false : nil
  }
}

/// Amounts are compared in whole square centimetres and the like, so that 120.1 + 79.9 is 200.
enum Amount {
  static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
}
