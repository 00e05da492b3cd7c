import CareModel
import Coverage
import Geodesy
import Reports
import Siting
import Wording

/// A request for sites as problems that a solver can solve, and its plans as a report.
struct SitingTask {
  let study: Study
  let request: SitingRequest
  let candidates: SitingCandidates
  /// The estates that are to be served.
  let demands: [Estate]
  let weights: [Int64]
  let unweighted: Int
  /// The walks of each demand to existing rooms (below `existing`) and candidates (from there on).
  let walks: [[SiteWalk]]
  let existing: Int
  /// The existing rooms of `walks` and the candidates, as the walks see them.
  let model: ReachModel
  private(set) var refusals: [SitingReport.Refusal?]

  init(
    _ study: Study, _ request: SitingRequest, _ before: StudyResult, _ candidates: SitingCandidates
  ) {
    (self.study, self.request, self.candidates) = (study, request, candidates)
    let isWalk = request.goal == .minimiseWalk || request.goal == .minimiseLongestWalk
    let results = before.results
    let chosen = results.reaches.indices.filter { index in
      let verdict = results.reaches[index].verdict
      return verdict == .gap || (isWalk && verdict == .covered)
    }
    demands = chosen.map { results.estates[$0] }
    let amounts = chosen.map { Self.amount(of: $0, study, results.estates, request.weight) }
    weights = amounts.map { $0 ?? 0 }
    unweighted = amounts.count { $0 == nil }
    // Only walks are asked for existing rooms; gaps have none within their circle.
    let rooms = isWalk ? Self.counting(results) : []
    existing = rooms.count
    model = ReachModel(
      facilities: rooms + candidates.rooms,
      requirement: Self.requirement(study, request),
      circle: study.question.circle, ageRule: study.question.ageRule,
      searchLimit: study.question.searchLimit, streets: study.streets.walkable,
      facilityExtent: nil)
    // Only if walks are minimised do those beyond the circle count.
    walks = model.walks(of: demands, upTo: isWalk ? study.question.searchLimit : .metres(0))
    refusals = candidates.refusals
    if !isWalk {
      var closes = [Bool](repeating: false, count: candidates.sites.count)
      for walk in walks.joined() where walk.isInside { closes[Int(walk.site) - existing] = true }
      for site in refusals.indices where refusals[site] == nil && !closes[site] {
        refusals[site] = .closesNothing
      }
    }
  }

  private static func counting(_ results: CoverageResults) -> [Facility] {
    results.facilities.indices.filter { results.qualifications[$0] == .qualifies }
      .map { results.facilities[$0] }
  }

  /// Which rooms count; without a least area where candidates of unknown area may be taken.
  private static func requirement(_ study: Study, _ request: SitingRequest) -> RoomRequirement {
    var requirement = study.question.requirement
    if request.takesUnknownArea { requirement.minimumArea = .squareMetres(0) }
    return requirement
  }

  private static func amount(
    of index: Int, _ study: Study, _ estates: [Estate], _ weight: SitingRequest.Weight
  ) -> Int64? {
    switch weight {
    case .estates: return 1
    case .households: return estates[index].households.map(Int64.init)
    case .elders:
      if let own = estates[index].elders { return Int64(own) }
      let row = study.asked.rows.indices.contains(index) ? study.asked.rows[index] : index
      let people = study.population?.spread.people[.sixty]
      guard let people, people.indices.contains(row) else { return nil }
      return people[row].map { Int64($0.value.rounded()) }
    }
  }

  // MARK: - Solving

  func solve(_ isCancelled: @escaping @Sendable () -> Bool) throws(CareCircleError) -> SitingReport
  {
    var roles = Self.roles(candidates.sites, refusals, existing: existing)
    let phases: [SitingRequest.Phase?] = request.phases.isEmpty ? [nil] : request.phases
    var steps: [SitingReport.Step] = []
    var sites: [(candidate: Int, phase: String?)] = []
    for phase in phases {
      let plan = try solve(phase, roles, sites.map(\.candidate), isCancelled)
      steps.append(SitingReport.Step(phase: phase?.name, plan: plan))
      for site in plan.sites {
        // What one phase takes, the next ones have.
        roles[Int(site)] = .existing
        sites.append((Int(site) - existing, phase?.name))
      }
    }
    return report(steps, sites)
  }

  private static func roles(
    _ sites: [CandidateSite], _ refusals: [SitingReport.Refusal?], existing: Int
  ) -> [CandidateRole] {
    [CandidateRole](repeating: .existing, count: existing)
      + zip(sites, refusals).map { site, refusal in
        if let refusal, !(refusal == .closesNothing && site.isDemanded) { return .forbidden }
        return site.isDemanded ? .demanded : .free
      }
  }

  private func solve(
    _ phase: SitingRequest.Phase?, _ roles: [CandidateRole], _ taken: [Int],
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(CareCircleError) -> SitingPlan {
    var roles = roles
    if let phase {
      // A phase that is not named by a year takes what is available on the day of the plan.
      let end = phase.end ?? request.availableBy ?? study.question.requirement.asOf
      for (number, site) in candidates.sites.enumerated() {
        guard let available = site.available, roles[existing + number] != .existing else {
          continue
        }
        if end.map({ available > $0 }) ?? true {
          roles[existing + number] = .forbidden
        }
      }
    }
    do throws(SitingFault) {
      var problem = SitingProblem(matrix: try matrix(), goal: goal(phase))
      problem.weights = weights
      problem.roles = roles
      problem.siteCosts = costs
      problem.preferences = preferences
      problem.conflicts = conflicts
      problem.capacities = capacities
      let starts = Set(request.start)
      problem.start = candidates.sites.indices.filter { starts.contains(candidates.sites[$0].id) }
        .map { Int32(truncatingIfNeeded: $0 + existing) }
      let plan = try problem.solve(
        SitingLimits(
          time: request.timeLimit, work: request.workLimit, seed: request.seed,
          isCancelled: isCancelled))
      // Nothing is written that does not hold against the walks themselves.
      try problem.check(plan)
      return plan
    } catch {
      let code: InputProblem.Code = error == .noThread ? .systemLimit : .wrongValue
      throw .usage([InputProblem(code, file: "carecircle", field: "site", error.message)])
    }
  }

  private func goal(_ phase: SitingRequest.Phase?) -> SitingGoal {
    if let phase { return phase.sites.map { .maximalCover(.sites($0)) } ?? .cover }
    switch request.goal {
    case .cover: return .cover
    case .coverShare(let share):
      return .coverWeight(Int64((Double(weights.reduce(0, +)) * share).rounded(.up)))
    case .maximise:
      return .maximalCover(request.budget.map { .budget($0) } ?? .sites(request.sites ?? 0))
    case .minimiseWalk:
      return .median(
        sites: request.sites ?? 0, unserved: study.question.searchLimit.metres.rounded(.up))
    case .minimiseLongestWalk: return .centre(sites: request.sites ?? 0)
    }
  }

  var isWalk: Bool {
    request.goal == .minimiseWalk || request.goal == .minimiseLongestWalk
  }

  private func matrix() throws(SitingFault) -> WalkMatrix {
    var (starts, sites, costs): ([Int], [Int32], [Double]) = ([0], [], [])
    for list in walks {
      for walk in list where isWalk || walk.isInside {
        sites.append(walk.site)
        if isWalk { costs.append(walk.metres) }
      }
      starts.append(sites.count)
    }
    return try WalkMatrix(
      candidateCount: existing + candidates.sites.count, rowStarts: starts, candidates: sites,
      costs: costs)
  }

  private var costs: [Int64] {
    let none = [Int64](repeating: 1, count: existing)
    guard request.needsCosts else { return none + candidates.sites.map { _ in 1 } }
    return none + candidates.sites.map { $0.cost ?? 1 }
  }

  /// What each room can serve: an existing one whatever comes, a candidate what its area gives room for, rounded down.
  /// A candidate of unknown area is supposed to be as large as it must be.
  private var capacities: [Int64]? {
    request.perSquareMetre.map { perSquareMetre in
      [Int64](repeating: 1 << 40, count: existing)
        + candidates.rooms.map { room in
          let area = room.area.leastKnown ?? study.question.requirement.minimumArea
          return Int64((min(area.squareMetres, 1e9) * perSquareMetre).rounded(.down))
        }
    }
  }

  private var preferences: [[Int64]] {
    guard !isWalk else { return [] }
    return request.preferences.map { preference in
      [Int64](repeating: 0, count: existing)
        + candidates.sites.map { $0.has(preference.word) ? 0 : 1 }
    }
  }

  /// The pairs of candidates that lie closer together than is allowed. A coarse grid finds the pairs that are measured.
  private var conflicts: [SiteConflict] {
    guard let apart = request.apart, apart.metres > 0 else { return [] }
    let places = candidates.sites.map(\.coordinate)
    var order = Array(places.indices)
    order.sort { places[$0].latitude < places[$1].latitude }
    // A degree of latitude is at least 110,574 m.
    let span = apart.metres / 110_574 + 1e-9
    var found: [SiteConflict] = []
    for (rank, one) in order.enumerated() {
      for other in order[(rank + 1)...] {
        guard places[other].latitude - places[one].latitude <= span else { break }
        guard Geodesic.distance(places[one], places[other]) < apart else { continue }
        found.append(
          SiteConflict(
            Int32(truncatingIfNeeded: one + existing), Int32(truncatingIfNeeded: other + existing)))
      }
    }
    return found
  }
}

extension SitingRequest {
  /// The model as a code.
  var modelCode: String {
    if !phases.isEmpty { return "phases" }
    return switch goal {
    case .cover: isCheapest ? "cover_cost" : "cover"
    case .coverShare: "cover_share"
    case .maximise: "maximise"
    case .minimiseWalk: "minimise_walk"
    case .minimiseLongestWalk: "minimise_longest_walk"
    }
  }
}

extension CandidateSite {
  /// Whether its owner contains a word, or its mode is that word.
  fileprivate func has(_ word: String) -> Bool {
    owner?.contains(word) == true || kind?.contains(word) == true || mode?.rawValue == word
      || mode?.chinese == word
  }
}
