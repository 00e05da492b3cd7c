import CareModel
import Wording

/// Gap areas alone: the ground of a boundary that no facility covers, whoever lives on it.
public enum AreaStudy {
  /// Analyses a plan that has facilities, and ground of which gaps are asked; estates may be missing.
  public static func result(_ plan: StudyPlan) throws(CareCircleError) -> StudyResult {
    var grounds = [plan.residentialLand, plan.boundary, plan.townships]
    if plan.demand == .estates { grounds = [plan.estates] }
    try plan.check(needs: [
      ("facilities", plan.facilities), ("boundary", grounds.compactMap(\.self).first),
    ])
    return try Study(unchecked: plan).analyse()
  }
}
