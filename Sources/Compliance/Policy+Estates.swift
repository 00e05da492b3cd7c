import CareModel
import Coverage
import Parallel

extension Policy {
  /// The clause that applies to each estate, given a question.
  ///
  /// A clause applies only if it asks what the question asks: for the same kinds of facility and the same minimum area.
  /// Of several clauses about an estate, one with a due date takes precedence, then the first. An estate has no clause
  /// if none certainly applies to it. Runs on every core, in time proportional to estates times clauses.
  public func clauses(for estates: [Estate], under question: ReachQuestion) -> EstateClauses {
    let asked = circleClauses(asking: question.requirement)
    let shown = asked.map { clause, _ in
      EstateClause(
        id: clause.id, due: clause.due,
        effect: effect(of: clause, on: question.requirement.asOf).rawValue)
    }
    guard !asked.isEmpty else { return EstateClauses([], numbers: []) }
    let order =
      asked.indices.filter { asked[$0].clause.due != nil }
      + asked.indices.filter { asked[$0].clause.due == nil }
    let numbers = ParallelMap.map(estates.count) { index -> Int16 in
      let clause = order.first { number in
        asked[number].rule.applies(estates[index], question.ageRule).0 == true
      }
      return clause.map { Int16(truncatingIfNeeded: $0) } ?? -1
    }
    return EstateClauses(shown, numbers: numbers)
  }

  /// The clauses about circles around estates that require rooms in the same way as a requirement.
  private func circleClauses(
    asking requirement: RoomRequirement
  ) -> [(clause: Clause, rule: WithinCircleRule)] {
    guard !requirement.acceptsAny else { return [] }
    return clauses.compactMap { clause in
      guard clause.scope == .estate, let rule = clause.rule as? WithinCircleRule,
        rule.kinds == requirement.kinds,
        (rule.minimumArea ?? .squareMetres(0))
          == requirement.minimumArea
      else { return nil }
      return (clause, rule)
    }
  }
}
