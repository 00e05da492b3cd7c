import Compliance
import Coverage
import Layers

/// Every parameter of a study that can change an answer, as its provenance lists them.
///
/// Whatever is new in a question or a plan has its line in `document`; a test walks over the terms and finds one that is
/// missing.
public struct StudyParameters: Sendable {
  /// What is asked, of whom, and how walks are measured.
  public var question: ReachQuestion
  /// The ground of which gap areas are asked; nil where there is none.
  public var demand: String?
  /// The policy whose clauses are judged, or stand beside the estates.
  public var policy: Policy?
  /// Whether the tables hold everything there is in the region of the policy.
  public var coversRegion = false
  /// How much a facility counts with the length of the walk, where supply was asked for.
  public var decay: String?
  /// The name by which the parts of a study know each other, where each was given rows of its own.
  public var studyID: String?

  /// The parameters of a question.
  public init(_ question: ReachQuestion) { self.question = question }

  var document: JSONValue {
    .object(ofQuestion + ofPolicy + [("demand", .optional(demand)), ("decay", .optional(decay))])
  }

  private var ofQuestion: [(String, JSONValue)] {
    let (requirement, ageRule) = (question.requirement, question.ageRule)
    let kinds = requirement.kinds.map(\.rawValue).sorted()
    return [
      ("as_of", .optional(requirement.asOf?.description)),
      ("minimum_area_m2", .number(requirement.minimumArea.squareMetres)),
      ("qualifying_kinds", .array(kinds.map(JSONValue.string))),
      ("any_facility", .flag(requirement.acceptsAny)),
      ("assume_in_use", .flag(requirement.assumesInUse)),
      ("scenario", .string(requirement.countsPlannedFromOpening ? "planned" : "today")),
      ("planned_on_any_day", .flag(requirement.countsPlanned)),
      ("old_until_year", .integer(ageRule.lastYear)),
      ("all_ages", .flag(ageRule.includesAllAges)),
      ("search_limit_m", .number(question.searchLimit.metres)),
    ]
  }

  private var ofPolicy: [(String, JSONValue)] {
    let overrides = policy?.origin.overrides.map(\.text) ?? []
    return [
      ("policy", .optional(policy?.name)),
      ("policy_sha256", .optional(policy?.origin.sha256)),
      ("policy_set", .array(overrides.map(JSONValue.string))),
      ("covers_region", .flag(coversRegion)),
    ]
  }
}
