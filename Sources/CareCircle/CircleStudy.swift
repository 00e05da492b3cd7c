import CareModel
import Coverage
import Layers
import Reports
import Wording

/// Circles alone: around facilities or estates, without a question.
public enum CircleStudy {
  /// What stands in the middle of the circles.
  public enum Centres: String, Sendable, CaseIterable {
    /// The plan's facilities.
    case facilities
    /// The plan's estates.
    case estates
  }

  /// Draws the plan's circle around each of its facilities or estates: along streets, within each of some `minutes`,
  /// where the plan has streets.
  public static func circles(
    around centres: Centres, of plan: StudyPlan, minutes: [Double] = [],
    merge: OutlineMerge = .overlap
  ) throws(CareCircleError) -> (layer: ResultLayer, study: StudyResult) {
    var alone = plan
    switch centres {
    case .facilities:
      try plan.check(needs: [("facilities", plan.facilities)])
      (alone.estates, alone.gates) = (nil, nil)
    case .estates:
      try plan.check(needs: [("estates", plan.estates)])
      alone.facilities = nil
    }
    let study = try Study(unchecked: alone).analyse()
    if let outlines = study.outlines(around: centres, minutes: minutes, merge: merge) {
      return (outlines, study)
    }
    let results = study.results
    switch (centres, merge) {
    case (.facilities, .split): return (results.splitFacilityCircles, study)
    case (.facilities, _): return (results.facilityCircles, study)
    case (.estates, .split): return (results.splitEstateCircles, study)
    case (.estates, _): return (results.estateCircles, study)
    }
  }
}
