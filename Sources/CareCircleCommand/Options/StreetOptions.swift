import ArgumentParser
import CareCircle

/// How the streets of the network may be walked.
struct StreetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "The longest straight leg between a gate and a street, 1m to 500m; default 100m.",
        "出入口与道路之间直线连接的上限，1m至500m；默认100m。"), valueName: "length"))
  var accessCap: Length?

  @OptionGroup var walker: WalkerOptions

  /// Applies the flags to the plan.
  func apply(to plan: inout StudyPlan) {
    plan.streets.accessCap = accessCap ?? plan.streets.accessCap
    walker.apply(to: &plan.streets)
  }
}
