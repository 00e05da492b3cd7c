import CareModel
import Coverage
import Geodesy
import Wording

extension ClauseKind {
  /// Idle properties within the circle of estates that another clause finds without a place.
  static let idleAssets = ClauseKind(
    "idle_assets", scopes: [.of(.candidate, with: .estates)], help: "`gap_clause`",
    rule: IdleAssetRule.self, usesCircle: true, isJudgedLast: true)
}

/// Lists for each candidate site the estates with a gap in whose circle it lies. It never fails.
struct IdleAssetRule: ClauseRule {
  private let gapClause: String

  init?(_ parameters: inout ClauseParameters) {
    guard let clause = parameters.text("gap_clause") else {
      parameters.require("gap_clause: HN-3")
      return nil
    }
    gapClause = clause
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let candidates = subjects.register.records[.candidates] ?? []
    let gaps = gaps(subjects)
    var counts = [Int](repeating: 0, count: candidates.count)
    for (number, candidate) in candidates.enumerated() {
      if let point = candidate.place?.anchor {
        counts[number] = reached(point, gaps, subjects.register)
      }
    }
    return candidates.indices.map { number in
      if let missing = subjects.missing { return subjects.finding(.candidate, number, missing) }
      guard candidates[number].place?.anchor != nil else {
        return subjects.finding(
          .candidate, number, .unknown(.placeUnknown, settledBy: "candidates.lon"))
      }
      var outcome = RuleOutcome(.report)
      outcome.actual = Double(counts[number])
      outcome.unit = .estates
      return subjects.finding(.candidate, number, outcome)
    }
  }

  /// The estates that the other clause finds without a place.
  private func gaps(_ subjects: ClauseSubjects) -> [Estate] {
    let estates = subjects.register.estates ?? []
    let clauses = subjects.policy.clauses.indices.filter {
      subjects.policy.clauses[$0].id == gapClause
    }
    return clauses.flatMap { subjects.earlier[$0] }.compactMap { finding in
      guard finding.subject.type == .estate, finding.verdict == .fail || finding.verdict == .notDue
      else { return nil }
      return estates[finding.subject.index]
    }
  }

  /// The number of estates that reach a point.
  private func reached(_ point: Coordinate, _ gaps: [Estate], _ register: Register) -> Int {
    guard !gaps.isEmpty else { return 0 }
    var site = Facility(id: "site", coordinate: point)
    site.kind = .careRoom
    site.status = .inUse
    var requirement = register.requirement(asOf: nil)
    requirement.kinds = [.careRoom]
    requirement.minimumArea = .squareMetres(0)
    var everyAge = OldEstateRule()
    everyAge.includesAllAges = true
    let model = ReachModel(
      facilities: [site], requirement: requirement, circle: register.circle, ageRule: everyAge,
      searchLimit: register.searchLimit, streets: register.streets, facilityExtent: nil)
    return model.answers(for: gaps).reaches.count { $0.reach == .covered }
  }
}
