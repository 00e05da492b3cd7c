import Wording

extension SitingProblem {
  /// The largest sum of weights or costs: up to it, every integer is exactly representable as a `Double`.
  static let largestSum: Int64 = 1 << 53

  /// Throws if arrays, numbers or options are inconsistent.
  func validate() throws(SitingFault) {
    let (demands, sites) = (matrix.demandCount, matrix.candidateCount)
    guard weights.count == demands else { throw .wrongLength("weights") }
    guard siteCosts.count == sites else { throw .wrongLength("siteCosts") }
    guard roles.count == sites else { throw .wrongLength("roles") }
    _ = try Self.sum(weights, "weights")
    _ = try Self.sum(siteCosts, "siteCosts")
    for preference in preferences {
      guard preference.count == sites else { throw .wrongLength("preferences") }
      _ = try Self.sum(preference, "preferences")
    }
    for conflict in conflicts {
      guard conflict.first >= 0, conflict.second < sites, conflict.first != conflict.second else {
        throw .wrongNumber("conflicts")
      }
    }
    guard start.allSatisfy({ $0 >= 0 && $0 < sites }) else { throw .wrongNumber("start") }
    if let capacities {
      guard capacities.count == sites else { throw .wrongLength("capacities") }
      _ = try Self.sum(capacities, "capacities")
      guard matrix.candidates.count < Int(Int32.max) else { throw .tooLarge }
    }
    try validateGoal()
  }

  private func validateGoal() throws(SitingFault) {
    switch goal {
    case .cover: break
    case .coverWeight(let weight):
      guard weight >= 0 else { throw .wrongNumber("weight") }
    case .maximalCover(.sites(let count)):
      guard count >= 0 else { throw .wrongNumber("sites") }
    case .maximalCover(.budget(let budget)):
      guard budget >= 0 else { throw .wrongNumber("budget") }
    case .median(let count, let unserved):
      guard count >= 0 else { throw .wrongNumber("sites") }
      try validateCosts()
      guard let unserved else { return }
      guard unserved.isFinite, unserved >= matrix.costs.max() ?? 0 else {
        throw .wrongNumber("unserved")
      }
    case .centre(let count):
      guard count >= 0 else { throw .wrongNumber("sites") }
      try validateCosts()
    }
  }

  private func validateCosts() throws(SitingFault) {
    guard matrix.costs.count == matrix.candidates.count else { throw .costsMissing }
    guard preferences.isEmpty else {
      throw .unsupported(Message(en: "preferences", zh: "优先条件"))
    }
    guard capacities == nil else {
      throw .unsupported(Message(en: "capacities", zh: "容量限制"))
    }
  }

  private static func sum(_ numbers: [Int64], _ name: String) throws(SitingFault) -> Int64 {
    var sum: Int64 = 0
    for number in numbers {
      guard number >= 0, number < largestSum else { throw .wrongNumber(name) }
      sum += number
      guard sum < largestSum else { throw .wrongNumber(name) }
    }
    return sum
  }
}
