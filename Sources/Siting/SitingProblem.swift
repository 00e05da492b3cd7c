/// The question of where to put sites: a walk matrix, a goal, and the restrictions on the choice.
public struct SitingProblem: Sendable {
  /// Which candidates each demand reaches, and at what cost.
  public var matrix: WalkMatrix
  /// The goal of the plan.
  public var goal: SitingGoal
  /// The weight of each demand, at least 0: 1 for an estate, or its households or older residents.
  public var weights: [Int64]
  /// The cost of each candidate, at least 0.
  public var siteCosts: [Int64]
  /// The criteria by which plans that are equal in the goal are compared, most important first: a penalty for each
  /// candidate, whose sum is minimised. Not supported for p-median, whose sums are hardly ever equal, nor for
  /// p-centre.
  public var preferences: [[Int64]] = []
  /// The role of each candidate.
  public var roles: [CandidateRole]
  /// Pairs of candidates that exclude each other. Demanded and existing ones never exclude each other.
  public var conflicts: [SiteConflict] = []
  /// The weight that each candidate can serve, existing ones included; nil if that is not limited. The weight of a
  /// demand may then be split among the sites in reach. Not supported for p-median and p-centre.
  public var capacities: [Int64]?
  /// The sites of an earlier plan from which the search starts. Those that are not allowed are skipped.
  public var start: [Int32] = []

  /// Makes a problem in which all demands weigh 1, all sites cost 1 and all candidates are free.
  public init(matrix: WalkMatrix, goal: SitingGoal) {
    self.matrix = matrix
    self.goal = goal
    weights = [Int64](repeating: 1, count: matrix.demandCount)
    siteCosts = [Int64](repeating: 1, count: matrix.candidateCount)
    roles = [CandidateRole](repeating: .free, count: matrix.candidateCount)
  }
}
