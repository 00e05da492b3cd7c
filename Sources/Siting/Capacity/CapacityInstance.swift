/// A covering problem in which sites serve at most their capacity: open sites of least cost, and pay the penalty for
/// each unit of weight that they cannot serve.
///
/// Minimise sum of cost of sites opened + penalty x weight not served, with sites of sizes of at most `budget`
/// together. With an `allowance` nothing is paid, but no more than the allowance may be left.
struct CapacityInstance {
  let network: SplitNetwork
  /// The number of sites that may be opened, which come first. The others are open.
  let choices: Int
  /// The cost of each choice.
  let costs: [Double]
  /// The share of the budget that each choice takes.
  let sizes: [Double]
  let budget: Double
  let penalty: Double
  /// How much weight may be left without a site; nil if it is paid for.
  let allowance: Int64?
  let conflicts: ConflictGraph
  /// A number of which every cost and the penalty are multiples.
  let grain: Double

  /// The cost of opened sites and of the weight that they leave; infinite if they leave too much.
  func value(cost: Double, served: Int64) -> Double {
    let left = network.total - served
    guard let allowance else { return cost + penalty * Double(left) }
    return left <= allowance ? cost : .infinity
  }

  /// The least value that a solution can have, given a bound.
  func raise(_ bound: Double) -> Double {
    let slack = 1e-6 * grain + 1e-11 * abs(bound)
    return max(0, ((bound - slack) / grain).rounded(.up) * grain)
  }

  /// Whether nothing below `cut` is left.
  func isHopeless(_ bound: Double, below cut: Double) -> Bool {
    cut < .infinity && raise(bound) > cut - grain / 2
  }
}
