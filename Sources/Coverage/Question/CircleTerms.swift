import CareModel
import Geodesy
import Wording

/// The terms of a circle as study files and the command line state them.
public struct CircleTerms: Sendable {
  /// The minutes on foot; 15 unless a radius is given.
  public var minutes: Double?
  /// The name of a walker.
  public var walker: String?
  /// A walking speed, given directly.
  public var speed: Speed?
  /// The metres on foot for each metre of straight line, from 1 to 5; 1.3 if it is not given.
  public var detour: Double?
  /// A plain radius, instead of a walk.
  public var radius: Length?

  /// No terms, so that the defaults apply.
  public init() {}

  /// Whether no term was given, so that another circle may apply.
  public var isEmpty: Bool {
    minutes == nil && walker == nil && speed == nil && detour == nil && radius == nil
  }

  /// Why the terms do not make a circle.
  public struct Fault: Error {
    /// What is wrong, and what was expected.
    public let message: Message
  }

  /// The circle that the terms make.
  public func circle() -> Result<ServiceCircle, Fault> {
    Result { () throws(Fault) in
      let circle = try made()
      if let problem = circle.problem { throw Fault(message: problem) }
      return circle
    }
  }

  private func made() throws(Fault) -> ServiceCircle {
    if let radius {
      guard minutes == nil, walker == nil, speed == nil, detour == nil else {
        throw Fault(
          message: Message(
            en: "give either a radius, or minutes with a walker, not both",
            zh: "半径与步行时间只能给出一种"))
      }
      return .radius(radius)
    }
    return .walk(minutes: minutes ?? 15, walker: try chosenWalker(), detour: try chosenDetour())
  }

  private func chosenWalker() throws(Fault) -> Walker {
    if let speed {
      guard walker == nil else {
        throw Fault(
          message: Message(
            en: "give either a walker or a walking speed, not both", zh: "步行者与步行速度只能给出一种"))
      }
      guard let custom = Walker.custom(speed) else {
        throw Fault(
          message: Message(
            en: "the walking speed must be between 0.1 and 10 m/s", zh: "步行速度应在0.1至10 m/s之间"))
      }
      return custom
    }
    guard let walker else { return .elder }
    guard let known = Walker.named.first(where: { $0.name == walker }) else {
      let names = Walker.named.map(\.name).joined(separator: ", ")
      throw Fault(
        message: Message(
          en: "\(walker) is not a walker; expected one of \(names)",
          zh: "没有步行者\(walker)；应为\(names)之一"
        ).suggesting(walker, among: Walker.named.map(\.name)))
    }
    return known
  }

  private func chosenDetour() throws(Fault) -> DetourFactor {
    guard let detour else { return .standard }
    guard let factor = DetourFactor(detour) else {
      throw Fault(
        message: Message(
          en: "the detour factor must be between 1 and 5", zh: "绕行系数应在1至5之间"))
    }
    return factor
  }
}
