import CareModel
import Geodesy
import Wording

/// How much a facility counts for people who live farther away: a weight for each zone of the walk.
///
/// Zones are concentric circles inside the circle of service. A zone ends at its limit, which belongs to it; the last
/// zone ends with the circle of service, and nobody beyond it is served.
///
/// Luo and Qi, "An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial
/// accessibility to primary care physicians", Health & Place 15 (2009).
public struct CatchmentDecay: Hashable, Sendable {
  /// A zone, given by where it ends.
  public struct Zone: Hashable, Sendable {
    /// The circle at the outer limit of the zone.
    public let circle: ServiceCircle
    /// The weight of a facility in the zone: above 0 and at most 1.
    public let weight: Double
  }

  /// The zones from the nearest to the farthest.
  public let zones: [Zone]
  /// A short form of the zones: `none`, or the end and the weight of each, as in `5:1,10:0.68,15:0.22`.
  public let code: String

  /// No decay: everything inside the circle counts in full (2SFCA, Luo and Wang 2003).
  public static func none(in circle: ServiceCircle) -> CatchmentDecay {
    CatchmentDecay(zones: [Zone(circle: circle, weight: 1)], code: "none")
  }

  /// Three zones of equal width with the weights of Luo and Qi: 1, 0.68 and 0.22.
  public static func thirds(of circle: ServiceCircle) -> CatchmentDecay {
    let weights = [1, 0.68, 0.22]
    let zones = (1...3).map { third in
      Zone(circle: circle.fraction(third, of: 3), weight: weights[third - 1])
    }
    return CatchmentDecay(zones: zones)
  }

  /// Zones with chosen ends, in minutes (metres under a plain radius), and weights.
  ///
  /// - Throws: `DecayFault` unless there are 1 to 16 zones, each ends beyond the one before it, the last ends at the
  ///   circle's own limit, and every weight is above 0 and at most 1.
  public init(
    _ ends: [(end: Double, weight: Double)], in circle: ServiceCircle
  ) throws(DecayFault) {
    guard (1...16).contains(ends.count) else { throw .count(ends.count) }
    var last = 0.0
    for (end, weight) in ends {
      guard end.isFinite, end > last else { throw .end(end) }
      guard weight > 0, weight <= 1 else { throw .weight(weight) }
      last = end
    }
    guard abs(last - circle.limitNumber) < 1e-9 else { throw .last(last, circle.limitNumber) }
    let zones = ends.map { Zone(circle: circle.ending(at: $0.end), weight: $0.weight) }
    self.init(zones: zones.dropLast() + [Zone(circle: circle, weight: ends[ends.count - 1].weight)])
  }

  private init(zones: [Zone], code: String? = nil) {
    self.zones = zones
    self.code =
      code
      ?? zones.map { "\(Self.short($0.circle.limitNumber)):\(Self.short($0.weight))" }
      .joined(separator: ",")
  }

  private static func short(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    let text = String(rounded)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Why some zones do not make a decay.
public enum DecayFault: Error, Hashable, Sendable {
  /// There are no zones, or more than 16.
  case count(Int)
  /// A zone that does not end beyond the one before it.
  case end(Double)
  /// A weight that is not above 0 and at most 1.
  case weight(Double)
  /// The last zone does not end where the circle does.
  case last(Double, Double)

  /// What was expected instead.
  public var message: Message {
    switch self {
    case .count(let count):
      Message(en: "expected 1 to 16 zones, not \(count)", zh: "应有1至16个分区，现有\(count)个")
    case .end(let end):
      Message(
        en: "\(end) does not lie beyond the end of the zone before it", zh: "\(end) 未超过前一分区的终点")
    case .weight(let weight):
      Message(
        en: "the weight \(weight) does not lie above 0 and at most at 1",
        zh: "权重 \(weight) 应大于0且不超过1")
    case .last(let end, let limit):
      Message(
        en: "the last zone ends at \(end); it has to end where the circle does, at \(limit)",
        zh: "最后一个分区止于 \(end)，应与服务圈的限值 \(limit) 一致")
    }
  }
}

extension ServiceCircle {
  /// The limit in the unit in which people state it: minutes on foot, or metres.
  fileprivate var limitNumber: Double {
    switch self {
    case .walking(let limit, _, _): limit.inSeconds / 60
    case .radius(let radius): radius.metres
    }
  }

  fileprivate func fraction(_ numerator: Int, of denominator: Int) -> ServiceCircle {
    switch self {
    case .walking(let limit, let walker, let detour):
      .walking(limit: limit * numerator / denominator, walker: walker, detour: detour)
    case .radius(let radius):
      .radius(.metres(radius.metres * Double(numerator) / Double(denominator)))
    }
  }

  fileprivate func ending(at end: Double) -> ServiceCircle {
    switch self {
    case .walking(_, let walker, let detour):
      .walking(limit: .seconds(end * 60), walker: walker, detour: detour)
    case .radius: .radius(.metres(end))
    }
  }
}
