import CareModel
import Coverage
import Siting
import Wording

/// A plan of sites with everything that it is about, as the outputs show it.
public struct SitingReport: Sendable {
  /// Why a candidate is not taken into account.
  public enum Refusal: String, Sendable, CaseIterable {
    /// It is smaller than a room must be.
    case undersized
    /// Its area is not known.
    case areaUnknown = "area_unknown"
    /// Its location is not known.
    case placeUnknown = "place_unknown"
    /// It cannot be had by the day of the plan.
    case notAvailable = "not_available"
    /// The table forbids it.
    case forbidden
    /// Its cost is not known, though costs decide.
    case costUnknown = "cost_unknown"
    /// No gap lies within its circle.
    case closesNothing = "closes_nothing"

    /// The refusal in words, in both languages.
    public var words: Message {
      switch self {
      case .undersized: Message(en: "smaller than a room must be", zh: "面积不达标")
      case .areaUnknown:
        Message(en: "its area is unknown (--with-unknown takes it)", zh: "面积不明（--with-unknown 可纳入）")
      case .placeUnknown: Message(en: "its location is unknown", zh: "位置不明")
      case .notAvailable: Message(en: "not available in time", zh: "届时尚不可用")
      case .forbidden: Message(en: "forbidden by the table", zh: "表中标为禁选")
      case .costUnknown: Message(en: "its cost is unknown", zh: "造价不明")
      case .closesNothing: Message(en: "no gap is within its circle", zh: "服务圈内没有缺口小区")
      }
    }
  }

  /// A site that the plan takes, and whom it serves.
  public struct Site: Sendable {
    /// The index of the candidate.
    public let candidate: Int
    /// The phase in which it is taken; nil without phases.
    public let phase: String?
    /// What is covered after this site, in the unit of the weight.
    public let covered: Int64
    /// The demands whose nearest site of the plan it is, or those that it serves where capacities are limited.
    public let serves: [Service]

    /// Makes a site that the plan takes.
    public init(
      candidate: Int, phase: String?, covered: Int64, serves: [Service]
    ) {
      (self.candidate, self.phase, self.covered) = (candidate, phase, covered)
      self.serves = serves
    }
  }

  /// What a site serves of a demand.
  public struct Service: Sendable {
    /// The index of the demand in `demands`.
    public let demand: Int
    /// The walk in metres.
    public let metres: Double
    /// The weight of the demand, or the part of it that the site serves.
    public let weight: Int64

    /// Makes what a site serves.
    public init(demand: Int, metres: Double, weight: Int64) {
      (self.demand, self.metres, self.weight) = (demand, metres, weight)
    }
  }

  /// A demand that the plan does not cover.
  public struct Uncovered: Sendable {
    /// The index of the demand in `demands`.
    public let demand: Int
    /// Whether some usable candidate could cover it.
    public let isReachable: Bool
    /// The nearest usable candidate within the search limit, with the walk in metres; nil if there is none.
    public let nearest: (candidate: Int, metres: Double)?

    /// Makes a demand that is not covered.
    public init(demand: Int, isReachable: Bool, nearest: (candidate: Int, metres: Double)?) {
      (self.demand, self.isReachable, self.nearest) = (demand, isReachable, nearest)
    }
  }

  /// One problem that was solved: the whole plan, or a phase of it.
  public struct Step: Sendable {
    /// The name of the phase; nil for the whole.
    public let phase: String?
    /// The plan of this step, with its bound.
    public let plan: SitingPlan

    /// Makes a step from its plan.
    public init(phase: String?, plan: SitingPlan) {
      (self.phase, self.plan) = (phase, plan)
    }
  }

  /// The names of the model and of what is counted, as codes.
  public let model: String
  /// What is counted: estates, households or elders.
  public let weight: String
  /// The candidates of the table, or proposed ones.
  public let candidates: [CandidateSite]
  /// Whether the candidates were proposed by the program.
  public let isProposed: Bool
  /// Why each candidate is not used; nil if it may be.
  public let refusals: [Refusal?]
  /// The estates that are to be served.
  public let demands: [Estate]
  /// The weight of each demand; 0 if it is not known.
  public let weights: [Int64]
  /// The number of demands whose weight is not known.
  public let unweighted: Int
  /// The problems that were solved, one for each phase.
  public let steps: [Step]
  /// The chosen sites, in the order in which they should come.
  public let sites: [Site]
  /// The demands that are not covered.
  public let uncovered: [Uncovered]
  /// What existing rooms cover among the demands.
  public let coveredBefore: Int64
  /// How much weight a square metre of room serves; nil if that is not limited.
  public let perSquareMetre: Double?
  /// The limit on work; nil if it was not limited.
  public let workLimit: Int64?
  /// The circle within which a site serves.
  public let circle: ServiceCircle
  /// How walks are measured.
  public let method: ReachMethod
  /// The language of texts.
  public let language: Language
  /// The attribution that the makers of the street data ask for.
  public let attribution: String?

  /// Makes a report. `refusals` belong to `candidates`, and `weights` to `demands`, in order.
  public init(
    model: String, weight: String, candidates: [CandidateSite], isProposed: Bool,
    refusals: [Refusal?], demands: [Estate], weights: [Int64], unweighted: Int, steps: [Step],
    sites: [Site], uncovered: [Uncovered], coveredBefore: Int64, perSquareMetre: Double?,
    workLimit: Int64?,
    circle: ServiceCircle, method: ReachMethod, language: Language, attribution: String?
  ) {
    (self.model, self.weight, self.candidates) = (model, weight, candidates)
    (self.isProposed, self.refusals, self.demands) = (isProposed, refusals, demands)
    (self.weights, self.unweighted, self.steps, self.sites) = (weights, unweighted, steps, sites)
    (self.uncovered, self.coveredBefore, self.workLimit) = (uncovered, coveredBefore, workLimit)
    (self.circle, self.method, self.language) = (circle, method, language)
    (self.perSquareMetre, self.attribution) = (perSquareMetre, attribution)
  }

  /// Whether every step is proved optimal.
  public var isOptimal: Bool { steps.allSatisfy(\.plan.isOptimal) }
  /// The largest gap between objective and bound of any step, in percent.
  public var gapPercent: Double { steps.map(\.plan.gapPercent).max() ?? 0 }
  /// The total weight of all demands.
  public var totalWeight: Int64 { weights.reduce(0, +) }
  /// What is covered with all sites.
  public var coveredAfter: Int64 { sites.last?.covered ?? coveredBefore }
}
