import CareModel
import Coverage
import Reports
import Siting

extension SitingTask {
  /// The plans as a report.
  func report(
    _ steps: [SitingReport.Step], _ sites: [(candidate: Int, phase: String?)]
  ) -> SitingReport {
    let rank = Dictionary(
      sites.enumerated().map { ($1.candidate, $0) }, uniquingKeysWith: { first, _ in first })
    let account =
      request.perSquareMetre == nil ? nearest(rank, sites.count) : served(rank, steps, sites.count)
    let chosen = sites.enumerated().map { number, site in
      SitingReport.Site(
        candidate: site.candidate, phase: site.phase, covered: account.covered[number + 1],
        serves: account.serves[number])
    }
    return SitingReport(
      model: request.modelCode, weight: request.weight.rawValue, candidates: candidates.sites,
      isProposed: candidates.isProposed, refusals: refusals, demands: demands, weights: weights,
      unweighted: unweighted, steps: steps, sites: chosen, uncovered: uncovered(account.missed),
      coveredBefore: account.covered[0], perSquareMetre: request.perSquareMetre,
      workLimit: request.workLimit, circle: study.question.circle,
      method: study.question.reachMethod, language: study.plan.language,
      attribution: study.streets.network?.attribution)
  }

  /// What each site of a plan serves, what is covered with each further site, and which demands are not.
  private struct Account {
    var serves: [[SitingReport.Service]]
    /// Covered by existing rooms, then with each site in order.
    var covered: [Int64] = []
    var missed: [Int] = []
  }

  /// Each demand goes to the nearest site of the plan.
  private func nearest(_ rank: [Int: Int], _ count: Int) -> Account {
    var account = Account(serves: Array(repeating: [], count: count))
    var first = [Int](repeating: Int.max, count: demands.count)
    for (demand, list) in walks.enumerated() {
      let own = list.compactMap { walk -> (rank: Int, metres: Double)? in
        guard isWalk || walk.isInside else { return nil }
        return rank[Int(walk.site) - existing].map { ($0, walk.metres) }
      }
      let isServed = isWalk && list.contains { Int($0.site) < existing }
      first[demand] = isServed ? -1 : own.map(\.rank).min() ?? .max
      if let best = own.min(by: { ($0.metres, $0.rank) < ($1.metres, $1.rank) }) {
        account.serves[best.rank].append(
          SitingReport.Service(demand: demand, metres: best.metres, weight: weights[demand]))
      } else if !isServed {
        account.missed.append(demand)
      }
    }
    var added = [Int64](repeating: 0, count: count + 1)
    for (demand, rank) in first.enumerated() where rank < count {
      added[rank + 1] += weights[demand]
    }
    for weight in added { account.covered.append((account.covered.last ?? 0) + weight) }
    return account
  }

  /// Each demand goes to the sites to which the solver sends it, within what they can serve.
  private func served(
    _ rank: [Int: Int], _ steps: [SitingReport.Step], _ count: Int
  ) -> Account {
    var account = Account(serves: Array(repeating: [], count: count))
    var left = weights
    for service in steps.last?.plan.service ?? [] {
      let demand = Int(service.demand)
      left[demand] -= service.weight
      guard let own = rank[Int(service.site) - existing],
        let walk = walks[demand].first(where: { $0.site == service.site })
      else { continue }
      account.serves[own].append(
        SitingReport.Service(demand: demand, metres: walk.metres, weight: service.weight))
    }
    // A phase begins with what the one before it serves.
    account.covered = [steps.first?.plan.coverage.first ?? 0]
    for step in steps { account.covered += step.plan.coverage.dropFirst() }
    account.missed = demands.indices.filter { demand in
      if weights[demand] > 0 { return left[demand] > 0 }
      return !walks[demand].contains { $0.isInside && rank[Int($0.site) - existing] != nil }
    }
    return account
  }

  /// What is reported demands that the plan leaves without a site: the nearest candidate that could be used, as far as
  /// walks are searched.
  private func uncovered(_ missed: [Int]) -> [SitingReport.Uncovered] {
    let lists = model.walks(of: missed.map { demands[$0] }, upTo: study.question.searchLimit)
    return zip(missed, lists).map { demand, list in
      let usable = list.filter { walk in
        let site = Int(walk.site) - existing
        return site >= 0 && (refusals[site] == nil || refusals[site] == .closesNothing)
      }
      let nearest = usable.min { ($0.metres, $0.site) < ($1.metres, $1.site) }
      return SitingReport.Uncovered(
        demand: demand, isReachable: usable.contains(where: \.isInside),
        nearest: nearest.map { (Int($0.site) - existing, $0.metres) })
    }
  }
}
