import ArgumentParser
import CareCircle

/// How a subcommand ended.
enum Outcome {
  /// It did what was asked.
  case done
  /// It did, and found what `--fail-on` watches for.
  case found
}

/// A subcommand whose errors are CareCircle's own.
protocol CareCircleSubcommand: ParsableCommand {
  var manners: MannerOptions { get }

  /// Does the work.
  func perform() throws(CareCircleError) -> Outcome
}

extension CareCircleSubcommand {
  /// The plan of a study file, or an empty one that flags fill.
  func plan(_ study: String?) throws(CareCircleError) -> StudyPlan {
    guard let study else { return StudyPlan() }
    let plan = try StudyFile.plan(study)
    Speech.follow(plan)
    return plan
  }

  /// Reads and analyses, with a line that tells how far it has come.
  func analysed(_ plan: StudyPlan) throws(CareCircleError) -> StudyResult {
    let study = try Study(plan)
    let line = ProgressLine(
      say("analysing", "分析"), total: study.estates.count, isEnabled: !manners.quiet)
    let result = try study.analyse { line.advance($0) }
    line.finish()
    UntilTheEnd.keep(result)
    return result
  }

  /// Tells what was found, and whether `--fail-on` was watching for it.
  ///
  /// `more` are issues beside those of the result.
  func report(
    _ result: StudyResult, _ plan: StudyPlan, failOn: FailOn?, more: [DataIssue] = []
  ) -> Outcome {
    let report = Report(manners: manners, language: plan.language)
    report.issues(result.issues + more, result.inputs)
    let unplaced = result.inputs.filter { $0.kind == .facilities }.map(\.rowsRejected)
    report.headline(
      result.tally, plan.circle, by: result.results.method, notPlaced: unplaced.reduce(0, +),
      result.results.reaches)
    return failOn?.isMet(by: result.tally) == true ? .found : .done
  }
}
