import Compliance
import Coverage
import Registers
import Reports
import Wording

/// A preview of a study: what it would ask, and what it lacks, without computing any walk.
public struct StudyOutlook: Sendable {
  /// The question, and the numbers of estates and facilities that it concerns.
  public let asked: [Message]
  /// What is missing, and what that leaves undecided; empty if nothing is.
  public let missing: [Message]
}

extension Study {
  /// What the study would ask. All of its inputs have been read; those that only clauses use are read now.
  ///
  /// - Throws: `CareCircleError` with every problem of the first of these inputs that has any, or with the problems of
  ///   the policy.
  public func outlook() throws(CareCircleError) -> (outlook: StudyOutlook, inputs: [InputInfo]) {
    let policy = try plan.policy.map { name throws(CareCircleError) in
      try PolicyFinder.policy(nameOrFile: name, plan.parameters)
    }
    let tables = try complianceTables.value.get()
    let missing = policy.map { policy in
      policy.missingTables { table in plan.inputs.has(InputKind.named(table.rawValue)) }
    }
    let (people, rooms) = (EstateOutlook(self), FacilityOutlook(self))
    let outlook = StudyOutlook(
      asked: [circle, people.asked, rooms.asked, ground] + [policy?.outlook].compactMap(\.self),
      missing: [noDay].compactMap(\.self) + people.missing + rooms.missing
        + (missing ?? []).map(\.message) + absentInputs)
    return (outlook, inputs + tables.infos)
  }

  private var circle: Message {
    let text = question.circle.text(by: question.reachMethod)
    let isEstimated = question.reachMethod.isEstimated
    return Message(
      en: "circle: \(text.english)" + (isEstimated ? "; straight lines only estimate a walk" : ""),
      zh: "服务圈：\(text.chinese)" + (isEstimated ? "；直线距离仅为估算" : ""))
  }

  private var ground: Message {
    guard let source = DemandChoice.source(plan.demand, plan.inputs) else {
      return Message(
        en:
          "gap areas: none, since no input gives ground; name boundary, townships or residential_land",
        zh: "缺口范围：没有提供范围的输入，不绘制；请指定 boundary、townships 或 residential_land")
    }
    return Message(
      en: "gap areas: on the ground of \(source.rawValue)", zh: "缺口范围：依据 \(source.rawValue) 绘制")
  }

  private var noDay: Message? {
    guard question.requirement.asOf == nil else { return nil }
    return Message(
      en: "as_of: no day is given, so that openings, leases and deadlines are not judged",
      zh: "as_of：未给出日期，不判断启用、租赁到期和时限")
  }

  /// The inputs that the study does not have, each with what it is for.
  private var absentInputs: [Message] {
    InputKind.all.usable(for: .coverage).filter { !plan.inputs.has($0) }.map { kind in
      Message(
        en: "no \(kind.key): \(kind.help.english)", zh: "未提供 \(kind.key)：\(kind.help.chinese)")
    }
  }
}

extension PlannedInputs {
  fileprivate func has(_ kind: InputKind?) -> Bool { kind.map { self.has($0) } ?? false }
}

extension Policy {
  fileprivate var outlook: Message {
    let judged = clauses.count(where: \.kind.isJudged)
    return Message(
      en: "policy: \(name), \(counted(clauses.count, "clause")), \(judged) of them judged by check",
      zh: "政策：\(name)，共\(clauses.count)条，其中\(judged)条由 check 判定")
  }
}

extension Policy.MissingTable {
  fileprivate var message: Message {
    let list = clauses.joined(separator: ", ")
    return Message(
      en: "no table \(name), so check leaves these undecided: \(list)",
      zh: "缺少 \(name) 表，check 将下列条款列为待核实：\(list)")
  }
}
