/// A question of where to put sites: a walk matrix, a goal, and what limits the choice.
public struct SitingProblem: Sendable {
  /// Which candidates each demand reaches, and at what cost.
  public var matrix: WalkMatrix
  /// What the plan is to reach.
  public var goal: SitingGoal
  /// How much each demand weighs: estates (1), households, elders. At least 0.
  public var weights: [Int64]
  /// What each candidate costs; at least 0.
  public var siteCosts: [Int64]
  /// What matters next where plans are equal in the goal, most important first: a penalty for each candidate, of
  /// which the sum is least. Not for p-median, whose sums are hardly ever equal, nor for p-centre.
  public var preferences: [[Int64]] = []
  /// What may be done with each candidate.
  public var roles: [CandidateRole]
  /// Pairs of candidates that exclude each other. Demanded and existing ones exclude each other never.
  public var conflicts: [SiteConflict] = []
  /// How much weight each candidate can serve, where that is limited; existing ones, too. The weight of a demand may
  /// then be split among the sites in reach. Not for p-median and p-centre.
  public var capacities: [Int64]?
  /// Sites of an earlier plan to start from; those that are not allowed are passed over.
  public var start: [Int32] = []

  /// A problem in which all demands weigh 1, all sites cost 1 and all are free.
  public init(matrix: WalkMatrix, goal: SitingGoal) {
    self.matrix = matrix
    self.goal = goal
    weights = [Int64](repeating: 1, count: matrix.demandCount)
    siteCosts = [Int64](repeating: 1, count: matrix.candidateCount)
    roles = [CandidateRole](repeating: .free, count: matrix.candidateCount)
  }
}
