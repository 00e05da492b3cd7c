import ArgumentParser
import CareCircle
import Coverage

/// The circle in which a facility serves.
struct CircleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Minutes on foot; 15 unless a radius is given.", "步行分钟数；未给出半径时为15。"), valueName: "minutes"
    ))
  var minutes: MinuteList?

  @Option(
    help: ArgumentHelp(
      say(
        "Who walks: elder 1.0 m/s (default), frail 0.8, fit 1.2.",
        "步行者：elder 1.0 m/s（默认）、frail 0.8、fit 1.2。"), valueName: "walker"))
  var walker: String?

  @Option(
    help: ArgumentHelp(
      say(
        "A walking speed with its unit, such as 0.9m/s or 3.5km/h.", "带单位的步行速度，如 0.9m/s、3.5km/h。"),
      valueName: "speed"))
  var walkingSpeed: Speed?

  @Option(
    help: ArgumentHelp(
      say(
        "How much longer the way is than the straight line: 1 to 5, default 1.3.",
        "步行路程与直线距离之比：1至5，默认1.3。"), valueName: "factor"))
  var detour: Double?

  @Option(
    help: ArgumentHelp(
      say(
        "A plain radius with its unit instead of a walk, such as 1000m.", "以带单位的半径代替步行时间，如 1000m。"),
      valueName: "length"))
  var radius: Length?

  /// Replaces the circle of the plan by the one that the flags give. If `allowingSeveral`, the widest of several limits
  /// is taken.
  func apply(
    to plan: inout StudyPlan, allowingSeveral: Bool = false
  ) throws(CareCircleError) {
    if let minutes, minutes.values.count > 1, !allowingSeveral {
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "--minutes",
          Message(
            en: "give one limit; several are for carecircle circles --network",
            zh: "请给出一个时限；多个时限用于 carecircle circles --network"))
      ])
    }
    var parts = CircleTerms()
    parts.minutes = minutes?.values.max()
    parts.walker = walker
    parts.speed = walkingSpeed
    parts.detour = detour
    parts.radius = radius
    guard !parts.isEmpty else { return }
    switch parts.circle() {
    case .success(let circle): plan.circle = circle
    case .failure(let fault):
      throw .usage([InputProblem(.wrongValue, file: "carecircle", field: "circle", fault.message)])
    }
  }
}

extension Speed: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}

extension Length: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}

extension Area: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}

/// Minutes on foot: one limit, or several for outlines along streets.
struct MinuteList: ExpressibleByArgument {
  let values: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    values = parts.compactMap(\.self)
    guard values.count == parts.count, !values.isEmpty, values.allSatisfy(\.isFinite) else {
      return nil
    }
  }
}
