import CareModel
import TextFormats

/// The verdicts for several walkers side by side, and how many estates change from one walker to another.
public struct ProfileComparison: Sendable {
  /// The verdicts for one walker.
  public struct Profile: Sendable {
    /// The name by which the walker was asked for, such as `frail` or `straight-1000`.
    public let name: String
    /// The circle in its short form.
    public let circle: String
    /// How the walks were measured.
    public let method: ReachMethod
    /// The verdicts, in the order of the estates.
    public let verdicts: [Verdict]

    /// Makes the verdicts for one walker; `verdicts` must be in the order of the estates.
    public init(name: String, circle: ServiceCircle, method: ReachMethod, verdicts: [Verdict]) {
      self.name = name
      self.circle = circle.code(by: method)
      self.method = method
      self.verdicts = verdicts
    }

    /// The number of estates with a verdict.
    public func count(_ verdict: Verdict) -> Int { verdicts.count { $0 == verdict } }
  }

  /// What changes from one walker to another.
  public struct Change: Hashable, Sendable {
    /// The index of the first walker in `profiles`.
    public let from: Int
    /// The index of the second walker in `profiles`.
    public let to: Int
    /// The number of estates that are covered for the second walker only.
    public internal(set) var gained = 0
    /// The number of estates that are covered for the first walker only.
    public internal(set) var lost = 0
    /// The number of other estates whose verdicts differ.
    public internal(set) var other = 0
    /// The number of all estates whose verdicts differ.
    public var changed: Int { gained + lost + other }
  }

  /// The walkers, in the order in which they were asked for.
  public let profiles: [Profile]
  /// What changes between each pair of walkers.
  public let changes: [Change]

  /// Compares each walker with each one after it. Takes time proportional to the number of estates for each pair.
  public init(_ profiles: [Profile]) {
    self.profiles = profiles
    changes = profiles.indices.flatMap { from in
      profiles.indices.dropFirst(from + 1).map { to in
        Self.change(from, to, profiles)
      }
    }
  }

  private static func change(_ from: Int, _ to: Int, _ profiles: [Profile]) -> Change {
    var change = Change(from: from, to: to)
    for (one, other) in zip(profiles[from].verdicts, profiles[to].verdicts) where one != other {
      if other == .covered {
        change.gained += 1
      } else if one == .covered {
        change.lost += 1
      } else {
        change.other += 1
      }
    }
    return change
  }
}
