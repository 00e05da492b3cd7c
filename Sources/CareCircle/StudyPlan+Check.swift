import CareModel
import Coverage
import Registers
import Tables
import Wording

extension StudyPlan {
  /// Refuses a plan that lacks an input, or whose inputs of some kinds contradict each other or do not exist. All
  /// missing files are reported at once.
  func check(
    needs needed: [InputKind], among kinds: [InputKind] = .all
  ) throws(CareCircleError) {
    var problems = needed.filter { !inputs.has($0) }.map(InputProblem.missing)
    problems += inputs.problems(among: kinds)
    guard problems.isEmpty else { throw .usage(problems) }
    let absent = inputs.absences(among: kinds)
    guard absent.isEmpty else { throw .inputMissing(absent) }
  }
}

extension InputProblem {
  fileprivate static func missing(_ kind: InputKind) -> InputProblem {
    InputProblem(
      .missingValue, file: "carecircle", field: kind.key,
      Message(en: "the study has no \(kind.key); name a file", zh: "缺少输入 \(kind.key)；请指定文件"))
  }
}
