import ArgumentParser
import CareCircle
import Registers

/// How a subcommand ended.
enum Outcome {
  /// It succeeded.
  case done
  /// It succeeded, and found what `--fail-on` asks for.
  case found
}

/// A subcommand whose errors are CareCircle's own.
protocol CareCircleSubcommand: ParsableCommand {
  var manners: MannerOptions { get }

  func perform() throws(CareCircleError) -> Outcome
}

extension CareCircleSubcommand {
  /// Reads and analyses a study, with a progress line.
  func analysed(_ plan: StudyPlan) throws(CareCircleError) -> StudyResult {
    let study = try Study(plan)
    let line = ProgressLine(
      say("analysing", "分析"), total: study.estates.count, isEnabled: !manners.quiet)
    let result = try study.analyse { line.advance($0) }
    line.finish()
    UntilTheEnd.keep(result)
    return result
  }

  /// Reports the findings. Returns whether they include what `--fail-on` asks for.
  ///
  /// `more` are issues in addition to those of the result.
  func report(
    _ result: StudyResult, _ plan: StudyPlan, failOn: FailOn?, more: [DataIssue] = []
  ) -> Outcome {
    let report = Report(manners: manners, language: plan.language)
    report.issues(result.issues + more, result.inputs)
    report.headline(
      result.tally, plan.circle, by: result.results.method,
      notPlaced: result.inputs.facilitiesNotPlaced, outside: result.results.estatesOutside,
      result.results.reaches)
    return failOn?.isMet(by: result.tally) == true ? .found : .done
  }
}
