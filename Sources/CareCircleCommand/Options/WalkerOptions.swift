import ArgumentParser
import CareCircle

/// The walker: which ways are open to them, and what steps cost.
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

  /// Applies the flags to the rules.
  func apply(to rules: inout StreetRules) {
    if noPrivate { rules.refusesPrivate = true }
    if stepFree { rules.isStepFree = true }
    rules.stepsFactor = stepsFactor ?? rules.stepsFactor
  }

  /// The walker that the flags describe; nil if there are no flags about one.
  func profile() throws(CareCircleError) -> WalkingProfile? {
    var rules = StreetRules()
    apply(to: &rules)
    do throws(ReachQuestionFault) {
      return try ReachQuestion(method: .streets(rules)).streetRules?.walker
    } catch {
      throw CareCircleError(error, naming: \.option)
    }
  }
}
