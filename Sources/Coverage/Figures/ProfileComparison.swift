import CareModel
import TextFormats

/// The verdicts of several walkers beside each other: how many change with who walks.
public struct ProfileComparison: Sendable {
  /// One walker's verdicts.
  public struct Profile: Sendable {
    /// The name by which it was asked for, such as `frail` or `straight-1000`.
    public let name: String
    /// Its circle in a few words.
    public let circle: String
    /// By what its walks were measured.
    public let method: ReachMethod
    /// The verdicts, in the order of the estates.
    public let verdicts: [Verdict]

    /// A walker's verdicts.
    public init(name: String, circle: ServiceCircle, method: ReachMethod, verdicts: [Verdict]) {
      self.name = name
      self.circle = circle.code(by: method)
      self.method = method
      self.verdicts = verdicts
    }

    /// How many estates have a verdict.
    public func count(_ verdict: Verdict) -> Int { verdicts.count { $0 == verdict } }
  }

  /// What changes from one walker to another.
  public struct Change: Hashable, Sendable {
    /// The index of the first among the profiles.
    public let from: Int
    /// The index of the second.
    public let to: Int
    /// Estates that are covered for the second alone.
    public internal(set) var gained = 0
    /// Estates that are covered for the first alone.
    public internal(set) var lost = 0
    /// Other verdicts that differ.
    public internal(set) var other = 0
    /// All verdicts that differ.
    public var changed: Int { gained + lost + other }
  }

  /// The walkers, as they were asked for.
  public let profiles: [Profile]
  /// What changes between each two of them.
  public let changes: [Change]

  /// Compares each walker with each that follows; linear in the estates for each pair.
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
