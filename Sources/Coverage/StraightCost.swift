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
  /// Squared chords up to this are inside without asking the geodesic.
  let surelyInside: Double
  /// Squared chords beyond this are outside without asking the geodesic.
  let surelyOutside: Double

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
    let distance = limit / perMetre
    let inner = max(0, distance - ChordShortfall.most(distance) - 1e-3)
    surelyInside = inner * inner
    surelyOutside = (distance + 1e-3) * (distance + 1e-3)
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

  /// Whether any distance within an estimate's error has the same cost and the same printed metres.
  func isSettled(by estimate: ChordEstimate) -> Bool {
    let (low, high) = (estimate.metres - estimate.error, estimate.metres + estimate.error)
    let centimetres = 100.0
    return cost(of: low) == cost(of: high)
      && (low * centimetres).rounded() == (high * centimetres).rounded()
      && (low * (detour ?? 1) * centimetres).rounded()
        == (high * (detour ?? 1) * centimetres).rounded()
  }

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

/// A geodesic distance from its chord, with the bound of its error.
///
/// An arc of radius R over a chord c is c + c^3 / 24 R^2 + 3 c^5 / 640 R^4. The radius of curvature of
/// WGS 84 lies between 6,335,439 m (along the meridian at the equator) and 6,399,594 m (at the poles);
/// the middle is taken, and half the difference is the error, with 20 nm for the rounding of
/// coordinates of 6,400 km and the terms left out.
struct ChordEstimate {
  let metres: Double
  let error: Double

  /// Nil for chords over 20 km, for which the geodesic itself has to be asked.
  init?(chord: Double) {
    guard chord <= 20_000 else { return nil }
    let cube = chord * chord * chord
    let least = 1 / (24 * 6_399_594.0 * 6_399_594.0)
    let most = 1 / (24 * 6_335_439.0 * 6_335_439.0)
    metres = chord + cube * (least + most) / 2
    // The term of the fifth power is at most 9 nm at 20 km, and joins the error.
    error = cube * (most - least) / 2 + 2e-8
  }
}
