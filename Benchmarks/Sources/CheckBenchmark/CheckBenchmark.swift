import CareCircle
import Foundation

/// Times a policy held against new estates and their rooms, from tables in memory to findings in memory:
/// what `carecircle check` takes beyond reading and writing.
///
/// usage: CheckBenchmark POLICY ESTATES.csv ROOMS.csv
@main
enum CheckBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3 else {
      print("usage: CheckBenchmark POLICY ESTATES.csv ROOMS.csv")
      return
    }
    var plan = StudyPlan()
    plan.newEstates = .file(arguments[1])
    plan.rooms = .file(arguments[2])
    let policy = try PolicyFinder.policy(named: arguments[0])
    let start = ContinuousClock.now
    let study = try Study(plan, for: .compliance).check(policy)
    let whole = ContinuousClock.now - start
    let again = ContinuousClock.now
    let check = ComplianceCheck(policy, study.check.register)
    let judged = ContinuousClock.now - again
    print(
      "{\"job\":\"check\",\"policy\":\"\(policy.name)\",\"estates\":\(check.register.newEstates?.count ?? 0),"
        + "\"findings\":\(check.findings.count),\"read_and_judge_s\":\(whole),\"judge_s\":\(judged)}"
    )
  }
}
