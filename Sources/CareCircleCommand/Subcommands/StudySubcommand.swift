import CareCircle

/// A subcommand that works on a study.
protocol StudySubcommand: CareCircleSubcommand {
  /// The study file; flags override it.
  var study: String? { get }

  /// Applies the flags to the plan, over what it says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError)

  /// Every file and folder that may be written.
  func outputs(of plan: StudyPlan) -> [String?]

  /// Files that are read in addition to the inputs of the plan.
  var moreInputs: [String?] { get }
}

extension StudySubcommand {
  var moreInputs: [String?] { [] }

  /// The plan of the study file, or an empty plan, with the flags applied to it.
  ///
  /// - Throws: `CareCircleError`, before any input is read; also if an output would overwrite an input.
  func plan() throws(CareCircleError) -> StudyPlan {
    var plan = StudyPlan()
    if let study {
      plan = try StudyFile.plan(study)
      Speech.follow(plan)
    }
    try apply(to: &plan)
    plan.language = manners.lang ?? plan.language
    try OverwriteCheck.refuse(
      outputs(of: plan).compactMap(\.self),
      over: plan.paths + ([study] + moreInputs).compactMap(\.self))
    return plan
  }
}

extension StudyPlan {
  /// Every file that is read for the plan.
  fileprivate var paths: [String] {
    InputKind.all.flatMap { inputs[$0] }.map(\.path)
      + [policy].compactMap(\.self).filter { !PolicyLibrary.names.contains($0) }
  }
}
