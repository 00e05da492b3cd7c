import CareModel
import Geodesy

/// What a plan of sites is asked to reach, and within which limits.
public struct SitingRequest: Sendable {
  /// What is to be reached.
  public enum Goal: Sendable, Equatable {
    /// Every gap that some candidate can close, at the fewest sites, or at the least cost.
    case cover
    /// At least this share of what is counted, from 0 to 1, at the fewest sites, or at the least cost.
    case coverShare(Double)
    /// As much as possible of what is counted, within the number of sites or the budget.
    case maximise
    /// The least sum of walks to the nearest room (p-median), within the number of sites.
    case minimiseWalk
    /// The least longest walk to the nearest room (p-centre), within the number of sites.
    case minimiseLongestWalk
  }

  /// What each estate counts for in a plan.
  public enum Weight: String, Sendable, CaseIterable {
    /// Each estate counts 1.
    case estates
    /// Each estate counts its number of households.
    case households
    /// Each estate counts its residents aged 60 and over.
    case elders
  }

  /// A step of a plan in time.
  public struct Phase: Sendable, Equatable {
    /// The year, or another name.
    public var name: String
    /// The number of sites; nil for as many as it takes.
    public var sites: Int?

    /// A phase of at most some sites; nil for as many as it takes.
    public init(name: String, sites: Int?) {
      (self.name, self.sites) = (name, sites)
    }

    /// The last day of the phase, if it is named by a year.
    public var end: CalendarDate? {
      guard name.utf8.count == 4, Int(name) != nil else { return nil }
      return CalendarDate("\(name)-12-31")
    }
  }

  /// What a preferred candidate has: a word in its owner or its mode.
  public struct Preference: Sendable, Equatable {
    /// The word to look for in a candidate's owner or mode.
    public var word: String

    /// Candidates with this word in their owner or as their mode come first where plans are otherwise equal.
    public init(word: String) { self.word = word }
  }

  /// What is to be reached.
  public var goal = Goal.cover
  /// What each estate counts for; by default each estate counts 1.
  public var weight = Weight.estates
  /// The number of sites; nil if it is not limited.
  public var sites: Int?
  /// The budget in yuan; nil if it is not limited.
  public var budget: Int64?
  /// Whether the cheapest plan is asked for rather than the one of the fewest sites.
  public var isCheapest = false
  /// How much of what is counted a square metre of room serves; nil if a room serves all that reach it.
  public var perSquareMetre: Double?
  /// Whether candidates of unknown area may be taken.
  public var takesUnknownArea = false
  /// The least distance between two new sites; nil if they may lie side by side.
  public var apart: Length?
  /// What matters next where plans are equal, most important first.
  public var preferences: [Preference] = []
  /// The phases; empty for a plan of one step.
  public var phases: [Phase] = []
  /// Ids of sites of an earlier plan to start from.
  public var start: [String] = []
  /// The day by which a site must be available; nil for the day of the study.
  public var availableBy: CalendarDate?
  /// What random choices start from.
  public var seed: UInt64 = 1
  /// The most work, in pairs of estates and candidates that are looked at; nil if it is not limited. The same input and
  /// limit give the same plan.
  public var workLimit: Int64? = 20_000_000_000
  /// The longest time of the search; nil if it is not limited.
  public var timeLimit: Duration?

  /// A request for the fewest sites that close every gap that can be closed.
  public init() {}
}
