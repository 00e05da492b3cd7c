import ArgumentParser
import CareCircle

/// The policy, and the values in it that are replaced.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "A policy that comes with CareCircle: \(names).", "内置政策：\(names)。"), valueName: "name"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      say("A policy file of your own, instead.", "自备的政策文件。"), valueName: "my-city.yaml"))
  var policyFile: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      say(
        "A value for a parameter of a clause; repeatable.", "为条款参数指定取值；可重复。"),
      valueName: "WZ-1.household_rounding=ceil"))
  var overrides: [PolicySource.Override] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "The tables hold everything there is in the policy's region.", "各表已包含政策适用地区的全部对象。")))
  var coversRegion = false

  private static var names: String { PolicyLibrary.names.joined(separator: ", ") }

  /// Applies the flags to the plan.
  func apply(to plan: inout StudyPlan) {
    if coversRegion { plan.coversRegion = true }
    // For a policy, a planned facility counts whenever it opens.
    if plan.requirement.countsPlannedFromOpening { plan.requirement.countsPlanned = true }
  }

  /// The policy that the flags name, otherwise that of the study.
  func chosen(_ plan: StudyPlan) throws(CareCircleError) -> Policy {
    // Flags take precedence over the values of the study.
    let overrides = plan.parameters + overrides
    switch (policy, policyFile) {
    case (_?, _?):
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "--policy-file",
          Message(
            en: "give either --policy or --policy-file, not both",
            zh: "--policy 与 --policy-file 只能给出一种"))
      ])
    case (let name?, nil): return try PolicyFinder.policy(named: name, overrides)
    case (nil, let file?): return try PolicyFinder.policy(inFile: file, overrides)
    case (nil, nil):
      guard let known = plan.policy else {
        throw .usage([
          InputProblem(
            .missingValue, file: "carecircle", field: "--policy",
            Message(
              en: "name a policy: \(Self.names), or a file by --policy-file",
              zh: "请指定政策：\(Self.names)，或以 --policy-file 指定文件"))
        ])
      }
      return try PolicyFinder.policy(nameOrFile: known, overrides)
    }
  }
}

extension PolicySource.Override: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}
