import CareModel
import Geodesy
import Wording

/// What a study asks: which rooms count, for which estates, within which circle, and how walks are measured.
///
/// There is one way to make a question, and it refuses everything that cannot be answered. Study files, the command's
/// options and the library all use it, so that none of them can ask what another refuses.
public struct ReachQuestion: Hashable, Sendable {
  /// How walks are measured.
  public enum Method: Hashable, Sendable {
    /// Geodesic distance times the detour factor: an estimate.
    case straightLines
    /// Along the streets of a network.
    case streets(StreetRules)
  }

  /// What a facility must be to count.
  public let requirement: RoomRequirement
  /// The circle within which a facility must lie.
  public let circle: ServiceCircle
  /// Which estates the question applies to.
  public let ageRule: OldEstateRule
  /// The limit on the walk for the search for the nearest facility: 1 m to 100 km, both included.
  public let searchLimit: Length
  /// How walks are measured.
  public let method: Method

  /// Makes a question.
  ///
  /// - Throws: `ReachQuestionFault` with every term that is out of range, or that contradicts another.
  public init(
    requirement: RoomRequirement = RoomRequirement(),
    circle: ServiceCircle = .walk(minutes: 15),
    ageRule: OldEstateRule = OldEstateRule(),
    searchLimit: Length = .kilometres(5),
    method: Method = .straightLines
  ) throws(ReachQuestionFault) {
    (self.requirement, self.circle, self.ageRule) = (requirement, circle, ageRule)
    (self.searchLimit, self.method) = (searchLimit, method)
    let problems = problems + (streetRules?.problems ?? [])
    guard problems.isEmpty else { throw ReachQuestionFault(problems: problems) }
  }

  /// The rules for streets; nil if walks are estimated from straight lines.
  public var streetRules: StreetRules? {
    if case .streets(let rules) = method { return rules }
    return nil
  }

  /// Which of the two methods measures walks.
  package var reachMethod: ReachMethod { streetRules == nil ? .straight : .street }

  /// The same question for another circle and method.
  package func asked(
    in circle: ServiceCircle, searchLimit: Length, along method: Method
  ) throws(ReachQuestionFault) -> ReachQuestion {
    try ReachQuestion(
      requirement: requirement, circle: circle, ageRule: ageRule, searchLimit: searchLimit,
      method: method)
  }
}

/// Why a question cannot be asked, with every term that is wrong.
public struct ReachQuestionFault: Error, Hashable, Sendable {
  /// One term that is wrong.
  public struct Problem: Hashable, Sendable {
    /// The term that is wrong.
    public let term: ReachTerm
    /// The value as people write it; nil if the term as a whole is wrong.
    public let value: String?
    /// What was expected instead, in both languages.
    public let message: Message
  }

  /// Every term that is wrong, in the order of the terms.
  public let problems: [Problem]

  package init(problems: [Problem]) {
    self.problems = problems
  }
}

/// The terms of a question, named by their keys in a study file.
public enum ReachTerm: String, Sendable, CaseIterable {
  /// The circle: a walk of some minutes, or a radius.
  case circle
  /// The smallest room that counts.
  case minimumArea = "minimum_area"
  /// The kinds of facility that count.
  case qualifyingKinds = "qualifying_kinds"
  /// The last year of completion of an old estate.
  case oldUntil = "old_until"
  /// The limit of the search for the nearest facility.
  case searchLimit = "search_limit"
  /// The longest leg between a place and a street.
  case accessCap = "streets.access_cap"
  /// How many times longer a walk takes on steps than on the level.
  case stepsFactor = "streets.steps_factor"

  /// The option of the command for the same term.
  public var option: String {
    switch self {
    case .circle: "--minutes, --walker, --walking-speed, --detour, --radius"
    case .minimumArea: "--minimum-area"
    case .qualifyingKinds: "--qualifying-kind"
    case .oldUntil: "--old-until"
    case .searchLimit: "--search-limit"
    case .accessCap: "--access-cap"
    case .stepsFactor: "--steps-factor"
    }
  }
}
