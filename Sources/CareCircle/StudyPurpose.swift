import Registers
import Tables
import Wording

/// The purpose for which a study is read, which decides which of a plan's inputs it needs.
public enum StudyPurpose: Hashable, Sendable {
  /// Which estates reach a facility that counts.
  case coverage
  /// The ground that no facility covers, whether or not anyone lives on it.
  case gapAreas
  /// Circles around facilities or estates.
  case circles(around: CircleCentres)
  /// The clauses of a policy.
  case compliance
  /// A walk along streets.
  case route

  /// The plan without the inputs that the purpose does not need: circles around facilities need no estates.
  func narrowed(_ plan: StudyPlan) -> StudyPlan {
    guard case .circles(let centres) = self else { return plan }
    var plan = plan
    let others: [InputKind] =
      centres == .estates
      ? [.facilities] : [.estates, .gates, .estateAttributes, .estatePolygons, .within]
    for kind in others { plan.inputs[kind] = [] }
    return plan
  }
}

/// The centres of circles.
public enum CircleCentres: String, Sendable, CaseIterable {
  /// Circles are drawn around the facilities.
  case facilities
  /// Circles are drawn around the estates.
  case estates
}

extension StudyPlan {
  /// Refuses a plan that lacks an input that the purpose needs.
  func check(for purpose: StudyPurpose) throws(CareCircleError) {
    switch purpose {
    case .coverage: try check(needs: [.estates, .facilities], among: .all.ofStudies)
    case .gapAreas:
      let grounds: [InputKind] =
        demand == .estates ? [.estates] : [.residentialLand, .boundary, .townships, .within]
      let hasGround = grounds.contains(where: inputs.has)
      try check(
        needs: hasGround ? [.facilities] : [.facilities, .boundary], among: .all.ofStudies)
    case .circles(let centres):
      try check(needs: centres == .estates ? [.estates] : [.facilities], among: .all.ofStudies)
    case .compliance: try checkTables()
    case .route:
      guard inputs.has(.network) else { throw .usage([.noStreets]) }
      try check(needs: [], among: .all.ofStudies)
    }
  }

  private func checkTables() throws(CareCircleError) {
    let tables: [InputKind] = [.estates, .facilities, .townships, .communities]
    guard (tables + InputKind.all.ofClauses).contains(where: inputs.has) else {
      throw .usage([.nothingToCheck])
    }
    try check(needs: [])
  }
}

extension InputProblem {
  fileprivate static let noStreets = InputProblem(
    .missingValue, file: "carecircle", field: "--network",
    Message(en: "a route needs streets; name a network", zh: "路线需要道路网；请指定 --network"))

  static let nothingToCheck = InputProblem(
    .missingValue, file: "carecircle", field: "inputs",
    Message(
      en: "there is nothing to check; name a study, or tables such as --new-estates and --rooms",
      zh: "没有可检查的数据；请指定研究文件，或 --new-estates、--rooms 等表"))
}
