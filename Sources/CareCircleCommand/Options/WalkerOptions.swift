import ArgumentParser
import CareCircle

/// Who walks: which ways are open, and what steps cost.
struct WalkerOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say("Leave private ways out; estates' own paths often are.", "不走私有道路（小区内部道路常属此类）。")))
  var noPrivate = false

  @Flag(
    help: ArgumentHelp(
      say("Leave out steps, escalators and what wheelchairs cannot pass.", "不走台阶、扶梯及轮椅不可通行之处。")))
  var stepFree = false

  @Option(
    help: ArgumentHelp(
      say(
        "How much longer one is on steps than on the level; default 2.", "台阶相对平路的耗时倍数；默认2。"),
      valueName: "factor"))
  var stepsFactor: Double?

  mutating func validate() throws {
    if let stepsFactor, !(1...100).contains(stepsFactor) {
      throw ValidationError(
        say("--steps-factor: expected 1 to 100", "--steps-factor 应为1至100"))
    }
  }

  /// The profile that the flags make; nil when none is given.
  var profile: WalkingProfile? {
    guard noPrivate || stepFree || stepsFactor != nil else { return nil }
    return WalkingProfile(
      refusesPrivate: noPrivate, isStepFree: stepFree,
      stepsFactor: stepsFactor ?? WalkingProfile.elder.stepsFactor)
  }
}
