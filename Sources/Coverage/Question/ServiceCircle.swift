import CareModel
import Geodesy
import Wording

/// A walker and their speed.
public struct Walker: Hashable, Sendable {
  /// The code by which study files and outputs name the walker.
  public let name: String
  /// The speed on foot.
  public let speed: Speed

  /// An older person: 1.0 m/s.
  public static let elder = Walker(name: "elder", speed: .metresPerSecond(1.0))
  /// A frail older person: 0.8 m/s.
  public static let frail = Walker(name: "frail", speed: .metresPerSecond(0.8))
  /// A fit older person: 1.2 m/s.
  public static let fit = Walker(name: "fit", speed: .metresPerSecond(1.2))

  /// The walkers that have names.
  public static let named = [elder, frail, fit]

  /// A walker with a given speed; nil unless the speed is between 0.1 and 10 m/s.
  public static func custom(_ speed: Speed) -> Walker? {
    guard speed >= .metresPerSecond(0.1), speed <= .metresPerSecond(10) else { return nil }
    return Walker(name: "custom", speed: speed)
  }
}

/// The circle that a facility serves: a walk of some minutes, or a plain radius.
///
/// In straight lines, the cost of a walk is the geodesic distance times the detour factor, divided by the speed; no
/// radius is precomputed. Costs are rounded once, to 0.1 ms (to 0.1 mm under a radius), and the boundary counts: a cost
/// equal to the limit is inside.
public enum ServiceCircle: Hashable, Sendable {
  /// At most `limit` on foot.
  case walking(limit: Duration, walker: Walker, detour: DetourFactor)
  /// At most this far in a straight line.
  case radius(Length)

  /// The circle of a policy: a walk of some minutes for a walker, with a detour factor of 1.3.
  ///
  /// Minutes outside 0.1 to 600 give a circle for which `problem` is not nil, and which no study accepts.
  public static func walk(
    minutes: Double, walker: Walker = .elder, detour: DetourFactor = .standard
  ) -> ServiceCircle {
    // The minutes are kept within a range that a Duration can express, slightly wider than the one that is accepted.
    let held = minutes.isNaN ? 0 : min(largestMinutes + 1, max(0, minutes))
    return .walking(limit: .seconds(held * 60), walker: walker, detour: detour)
  }

  /// Why this circle cannot be used; nil if it can. The range is 0.1 to 600 minutes or 1 m to 100 km, both ends
  /// included.
  public var problem: Message? {
    switch self {
    case .walking(let limit, _, _):
      if limit >= .seconds(6), limit <= .seconds(Self.largestMinutes * 60) { return nil }
      return Message(
        en: "the circle's minutes must be at least 0.1 and at most 600",
        zh: "服务圈的分钟数必须在0.1至600之间")
    case .radius(let radius):
      if radius >= .metres(1), radius <= .kilometres(100) { return nil }
      return Message(
        en: "the circle's radius must be at least 1 m and at most 100 km",
        zh: "服务圈的半径必须在1米至100公里之间")
    }
  }

  /// The straight-line radius of the drawn circle. Drawings show it; verdicts never use it.
  public var drawnRadius: Length {
    switch self {
    case .walking(let limit, let walker, let detour):
      .metres(limit.inSeconds * walker.speed.metresPerSecond / detour.value)
    case .radius(let radius): radius
    }
  }

  /// The limit in minutes on foot; nil under a plain radius.
  public var limitMinutes: Double? {
    guard case .walking(let limit, _, _) = self else { return nil }
    return limit.inSeconds / 60
  }

  private static let largestMinutes = 600.0
}

/// How many times longer the way on foot is than the straight line: 1 to 5.
public struct DetourFactor: Hashable, Sendable {
  /// Metres on foot for each metre of straight line, from 1 to 5.
  public let value: Double

  /// 1.3, within the 1.2 to 1.4 that Chinese planners use.
  public static let standard = DetourFactor(unchecked: 1.3)

  /// A factor of 1, for walks without any detour.
  public static let none = DetourFactor(unchecked: 1)

  /// A given factor; nil unless it lies between 1 and 5, both included.
  public init?(_ value: Double) {
    guard value >= 1, value <= 5 else { return nil }
    self.value = value
  }

  private init(unchecked value: Double) {
    self.value = value
  }
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double {
    let whole = components
    return Double(whole.seconds) + Double(whole.attoseconds) * 1e-18
  }
}
