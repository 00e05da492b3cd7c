import CareModel
import Registers
import Wording

/// Gap areas alone: the ground of a boundary that no facility covers, whoever lives on it.
public enum AreaStudy {
  /// Analyses a plan that has facilities, and ground of which gaps are asked; estates may be missing.
  public static func result(_ plan: StudyPlan) throws(CareCircleError) -> StudyResult {
    let grounds: [InputKind] =
      plan.demand == .estates ? [.estates] : [.residentialLand, .boundary, .townships]
    let hasGround = grounds.contains(where: plan.inputs.has)
    try plan.check(
      needs: hasGround ? [.facilities] : [.facilities, .boundary], among: InputKind.all.ofStudies)
    return try Study(unchecked: plan).analyse()
  }
}
