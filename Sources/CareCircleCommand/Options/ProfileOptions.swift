import ArgumentParser
import CareCircle
import Wording

/// The profiles to compare.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Count how many verdicts change between walkers: frail, elder, fit, or straight-1000 for a plain radius in metres; two or more, by commas.",
        "比较不同步行者的判定差异：frail、elder、fit，或 straight-1000（以米为单位的半径）；两个以上，以逗号分隔。"),
      valueName: "frail,elder,…"))
  var profiles: ProfileList?

  /// Reports what changes between each pair of profiles.
  func tell(_ comparison: ProfileComparison?, _ manners: MannerOptions, _ language: Language) {
    guard let comparison, !manners.quiet else { return }
    for change in comparison.changes {
      let (from, to) = (
        comparison.profiles[change.from], comparison.profiles[change.to]
      )
      Console.line(
        Message(
          en:
            "\(from.name) to \(to.name): \(counted(change.changed, "verdict")) \(inNumber(change.changed, "changes", "change")), "
            + "covered \(Decimals.grouped(from.count(.covered))) and \(Decimals.grouped(to.count(.covered)))",
          zh: "\(from.name) 与 \(to.name)：\(Decimals.grouped(change.changed))个小区判定不同，"
            + "分别覆盖\(Decimals.grouped(from.count(.covered)))个和\(Decimals.grouped(to.count(.covered)))个"
        ).text(language))
    }
  }
}

/// The profiles of an option.
struct ProfileList: ExpressibleByArgument {
  let values: [StudyProfile]

  init?(argument: String) {
    guard let values = StudyProfile.list(argument) else { return nil }
    self.values = values
  }
}

extension CareCircleSubcommand {
  /// Reads and analyses a study, and judges it again for each of the profiles.
  func analysed(
    _ plan: StudyPlan, _ options: ProfileOptions
  ) throws(CareCircleError) -> (StudyResult, ProfileComparison?) {
    guard let profiles = options.profiles?.values else { return (try analysed(plan), nil) }
    let study = try Study(plan)
    let line = ProgressLine(
      say("analysing", "分析"), total: study.estates.count * (profiles.count + 1),
      isEnabled: !manners.quiet)
    let result = try study.analyse { line.advance($0) }
    let comparison = try study.compare(profiles) { line.advance($0) }
    line.finish()
    UntilTheEnd.keep(result)
    return (result, comparison)
  }
}
