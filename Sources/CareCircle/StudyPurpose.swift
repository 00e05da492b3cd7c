import Registers
import Tables
import Wording

/// What a study is read for: which of a plan's inputs it needs.
public enum StudyPurpose: Hashable, Sendable {
  /// Whether estates reach a facility.
  case coverage
  /// The ground that no facility covers, whoever lives on it.
  case gapAreas
  /// Circles around facilities or estates.
  case circles(around: CircleCentres)
  /// The clauses of a policy.
  case compliance
  /// A walk along streets.
  case route

  /// The plan without the inputs that do not matter: circles around rooms need no estates.
  func narrowed(_ plan: StudyPlan) -> StudyPlan {
    guard case .circles(let centres) = self else { return plan }
    var plan = plan
    switch centres {
    case .facilities: (plan.estates, plan.gates) = (nil, nil)
    case .estates: plan.facilities = nil
    }
    return plan
  }
}

/// What stands in the middle of circles.
public enum CircleCentres: String, Sendable, CaseIterable {
  /// The facilities.
  case facilities
  /// The estates.
  case estates
}

extension StudyPlan {
  /// Refuses a plan that lacks an input that its purpose needs.
  func check(for purpose: StudyPurpose) throws(CareCircleError) {
    switch purpose {
    case .coverage: try check(needs: [("estates", estates), ("facilities", facilities)])
    case .gapAreas:
      var grounds = [residentialLand, boundary, townships]
      if demand == .estates { grounds = [estates] }
      try check(needs: [
        ("facilities", facilities), ("boundary", grounds.compactMap(\.self).first),
      ])
    case .circles(around: .facilities): try check(needs: [("facilities", facilities)])
    case .circles(around: .estates): try check(needs: [("estates", estates)])
    case .compliance: try checkTables()
    case .route:
      guard network == nil else { return }
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "--network",
          Message(en: "a route needs streets; name a network", zh: "路线需要道路网；请指定 --network"))
      ])
    }
  }

  private func checkTables() throws(CareCircleError) {
    let files = [
      estates, facilities, newEstates, rooms, villages, communities, townships, namedSites,
    ]
    guard files.contains(where: { $0 != nil }) else { throw .usage([.nothingToCheck]) }
  }

  /// Refuses a plan that lacks an input, or that reads standard input twice.
  private func check(needs inputs: [(name: String, file: InputFile?)]) throws(CareCircleError) {
    var problems = inputs.filter { $0.file == nil }.map { input in
      InputProblem(
        .missingValue, file: "carecircle", field: input.name,
        Message(en: "the study has no \(input.name); name a file", zh: "缺少输入 \(input.name)；请指定文件"))
    }
    let files = [
      estates, facilities, gates, boundary, residentialLand, estateAttributes, townships,
      communities, population, estatePolygons,
    ]
    if files.count(where: { $0?.path == "-" }) > 1 {
      problems.append(
        InputProblem(
          .wrongValue, file: "carecircle", value: "-",
          Message(
            en: "standard input can be one input only; give the others as files",
            zh: "标准输入只能用于一个输入；其余请指定文件")))
    }
    guard problems.isEmpty else { throw .usage(problems) }
    let missing = files.compactMap { $0 }.compactMap(\.absence)
    guard missing.isEmpty else { throw .inputMissing(missing) }
  }
}

extension InputProblem {
  static let nothingToCheck = InputProblem(
    .missingValue, file: "carecircle", field: "inputs",
    Message(
      en: "there is nothing to check; name a study, or tables such as --new-estates and --rooms",
      zh: "没有可检查的数据；请指定研究文件，或 --new-estates、--rooms 等表"))
}
