import Geodesy

/// The cost of straight-line reach, which is the only one: seconds on foot, or metres under a plain radius.
///
/// Every verdict, count and order of the model comes from `cost(of:)`, so that a drawing, an index and brute force
/// cannot disagree.
struct StraightCost: Sendable {
  /// The largest cost that counts as inside.
  let limit: Double
  /// The cost of a metre of straight line.
  let perMetre: Double
  /// The metres on foot for a metre of straight line; nil under a plain radius, where nobody walks.
  let detour: Double?
  /// Squared chords up to this value are inside; the geodesic need not be computed.
  let surelyInside: Double
  /// Squared chords beyond this value are outside; the geodesic need not be computed.
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

  /// The walk for a straight distance in metres; nil under a plain radius.
  func walk(_ metres: Double) -> Length? {
    detour.map { .metres(metres * $0) }
  }

  /// The limit as a distance in metres, for choosing candidates; verdicts come from `cost(of:)`.
  var limitDistance: Double { limit / perMetre }

  /// Two distances that differ by more than this, in metres, have different costs.
  var tieDistance: Double { Self.step / perMetre }

  /// Costs are whole numbers of steps: 0.1 ms, or 0.1 mm.
  private static let step = 1e-4

  private static func rounded(_ value: Double) -> Double {
    (value / step).rounded() * step
  }
}

extension ServiceCircle {
  /// The cost of a metre of straight line, and the largest cost that counts as inside, for code that has to compute the
  /// cost elsewhere.
  package var straightTerms: (perMetre: Double, limit: Double) {
    let cost = StraightCost(self)
    return (cost.perMetre, cost.limit)
  }
}

/// How much shorter a chord through the Earth is than the geodesic above it.
enum ChordShortfall {
  /// An upper bound in metres for a geodesic of this length; valid up to 400 km.
  ///
  /// The shortfall is d^3 / 24 R^2 with the smallest radius of curvature, 6,335 km along the meridian at the equator,
  /// plus 5 % for the terms that follow.
  static func most(_ metres: Double) -> Double {
    metres * metres * metres / (24 * 6_335_000 * 6_335_000) * 1.05
  }

  /// How much the shortfalls of equally long geodesics can differ by direction and latitude, in metres.
  static func spread(_ metres: Double) -> Double {
    most(metres) * 0.03
  }
}

/// Geodesic distances as the model uses them: in whole micrometres.
///
/// A geodesic of WGS 84 is computed to about 15 nm. Finer digits are noise that depends on the way of computing.
/// Rounded to 1 µm, a distance is the same number however it was computed.
enum KnownDistance {
  /// The distance, rounded.
  static func metres(_ exact: Double) -> Double {
    (exact * 1e6).rounded() / 1e6
  }

  /// The distance over a chord, if the chord settles it; nil if the geodesic must be computed.
  ///
  /// An arc of radius R over a chord c is c + c^3 / 24 R^2 + 3 c^5 / 640 R^4. The radius of curvature of WGS 84 lies
  /// between 6,335,439 m (along the meridian at the equator) and 6,399,594 m (at the poles). The middle is used, and
  /// half the difference is the error, plus 40 nm for the rounding of coordinates of 6,400 km, for the geodesic's own
  /// error and for the term of the fifth power, which stays below 9 nm up to 20 km.
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
