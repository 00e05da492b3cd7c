import Geodesy

/// The one cost of straight-line reach: seconds on foot, or metres under a plain radius.
///
/// Every verdict, count and order of the model comes from `cost(of:)`, so that a drawing, an index and
/// brute force cannot disagree.
struct StraightCost: Sendable {
  /// The largest cost that is inside.
  let limit: Double
  /// Cost units a metre of straight line.
  private let perMetre: Double
  /// Metres on foot a metre of straight line; nil under a plain radius, where nobody walks.
  let detour: Double?

  init(_ circle: ServiceCircle) {
    switch circle {
    case .walking(let limit, let walker, let detour):
      self.limit = Self.rounded(limit.inSeconds)
      self.detour = detour.value
      perMetre = detour.value / walker.speed.metresPerSecond
    case .radius(let radius):
      limit = Self.rounded(radius.metres)
      detour = nil
      perMetre = 1
    }
  }

  /// The rounded cost of a straight distance in metres.
  func cost(of metres: Double) -> Double {
    Self.rounded(metres * perMetre)
  }

  /// The walk over a straight distance in metres.
  func walk(_ metres: Double) -> Length? {
    detour.map { .metres(metres * $0) }
  }

  /// The limit as a distance in metres, to choose candidates by; verdicts come from `cost(of:)`.
  var limitDistance: Double { limit / perMetre }

  /// Two distances further apart than this many metres have different costs.
  var tieDistance: Double { Self.step / perMetre }

  /// Costs are whole numbers of steps: 0.1 ms, or 0.1 mm.
  private static let step = 1e-4

  private static func rounded(_ value: Double) -> Double {
    (value / step).rounded() * step
  }
}

/// How far a chord through the Earth falls short of the geodesic above it.
enum ChordShortfall {
  /// An upper bound in metres, for geodesics of up to 400 km of this many metres.
  ///
  /// The shortfall is d^3 / 24 R^2 with the smallest radius of curvature, 6,335 km at the equator's
  /// meridian, and 5 % for the terms that follow.
  static func most(_ metres: Double) -> Double {
    metres * metres * metres / (24 * 6_335_000 * 6_335_000) * 1.05
  }

  /// By how much shortfalls of equal geodesics can differ with their direction and latitude.
  static func spread(_ metres: Double) -> Double {
    most(metres) * 0.03
  }
}
