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

/// Geodesic distances as the model knows them: in whole micrometres.
///
/// A geodesic of WGS 84 is computed to some 15 nm; finer digits are noise, and differ with the way of
/// computing. Rounded to 1 µm, a distance is one number, however it was come by.
enum KnownDistance {
  /// The distance, rounded.
  static func metres(_ exact: Double) -> Double {
    (exact * 1e6).rounded() / 1e6
  }

  /// The distance over a chord, where the chord settles it; nil where the geodesic has to be asked.
  ///
  /// An arc of radius R over a chord c is c + c^3 / 24 R^2 + 3 c^5 / 640 R^4. The radius of curvature
  /// of WGS 84 lies between 6,335,439 m (along the meridian at the equator) and 6,399,594 m (at the
  /// poles); the middle is taken, and half the difference is the error, with 40 nm for the rounding of
  /// coordinates of 6,400 km, for the geodesic's own error and for the term of the fifth power, which
  /// stays below 9 nm up to 20 km.
  static func metres(overChord chord: Double) -> Double? {
    guard chord <= 20_000 else { return nil }
    let cube = chord * chord * chord
    let least = 1 / (24 * 6_399_594.0 * 6_399_594.0)
    let most = 1 / (24 * 6_335_439.0 * 6_335_439.0)
    let middle = chord + cube * (least + most) / 2
    let error = cube * (most - least) / 2 + 4e-8
    let low = metres(max(0, middle - error))
    return low == metres(middle + error) ? low : nil
  }
}
