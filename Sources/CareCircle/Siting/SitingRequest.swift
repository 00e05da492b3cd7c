import CareModel
import Geodesy

/// A request for a plan of sites: its goal, and the limits on the choice.
public struct SitingRequest: Sendable {
  /// The goal of a plan. What is counted is given by `weight`.
  public enum Goal: Sendable, Equatable {
    /// Close every gap that some candidate can close, with the fewest sites or at the least cost.
    case cover
    /// Cover at least this share of what is counted, from 0 to 1, with the fewest sites or at the least cost.
    case coverShare(Double)
    /// Cover as much as possible of what is counted, within the number of sites or the budget.
    case maximise
    /// Minimise the sum of the walks to the nearest room (p-median), within the number of sites.
    case minimiseWalk
    /// Minimise the longest walk to the nearest room (p-centre), within the number of sites.
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

  /// A phase of a plan that is carried out step by step.
  public struct Phase: Sendable, Equatable {
    /// The year of the phase, or another name.
    public var name: String
    /// The largest number of sites; nil for as many as are needed.
    public var sites: Int?

    /// Makes a phase with a largest number of sites; nil for as many as are needed.
    public init(name: String, sites: Int?) {
      (self.name, self.sites) = (name, sites)
    }

    /// The last day of the phase; nil unless it is named by a year.
    public var end: CalendarDate? {
      guard name.utf8.count == 4, Int(name) != nil else { return nil }
      return CalendarDate("\(name)-12-31")
    }
  }

  /// A preference for candidates with a certain owner or mode.
  public struct Preference: Sendable, Equatable {
    /// The word to look for in a candidate's owner or mode.
    public var word: String

    /// Prefers candidates with this word in their owner or as their mode, if plans are otherwise equal.
    public init(word: String) { self.word = word }
  }

  /// The goal of the plan; by default, to close every gap.
  public var goal = Goal.cover
  /// What each estate counts for; by default each estate counts 1.
  public var weight = Weight.estates
  /// The largest number of sites; nil if it is not limited.
  public var sites: Int?
  /// The budget in yuan; nil if it is not limited.
  public var budget: Int64?
  /// Whether the cheapest plan is wanted rather than the one with the fewest sites.
  public var isCheapest = false
  /// The amount of what is counted that a square metre of room serves; nil if a room serves all estates that reach
  /// it.
  public var perSquareMetre: Double?
  /// Whether candidates of unknown area may be taken.
  public var takesUnknownArea = false
  /// The least distance between two new sites; nil if there is none.
  public var apart: Length?
  /// The preferences by which otherwise equal plans are compared, most important first.
  public var preferences: [Preference] = []
  /// The phases; empty for a plan of one step.
  public var phases: [Phase] = []
  /// The ids of the sites of an earlier plan from which the search starts.
  public var start: [String] = []
  /// The day by which a site must be available; nil for the day of the study.
  public var availableBy: CalendarDate?
  /// The seed of random choices.
  public var seed: UInt64 = 1
  /// The most work, in pairs of estates and candidates that are visited; nil if it is not limited. The same input and
  /// limit give the same plan on every machine.
  public var workLimit: Int64? = 20_000_000_000
  /// The longest time of the search, by the clock; nil if it is not limited.
  public var timeLimit: Duration?

  /// A request for the fewest sites that close every gap that can be closed.
  public init() {}
}
