import Compliance
import Coverage
import Layers
import Registers

/// Every parameter of a study that can change an answer, as the provenance lists them.
///
/// Each new term of a question or a plan needs a line in `document`; a test goes through the terms and reports one that
/// is missing.
public struct StudyParameters: Sendable {
  /// The question: what is asked, about which estates, and how walks are measured.
  public var question: ReachQuestion
  /// The ground within which gap areas are looked for; nil if there is none.
  public var demand: String?
  /// What decides the unit of an estate.
  public var unitsBy = UnitsBy.name
  /// The policy whose clauses are judged, or are listed with the estates.
  public var policy: Policy?
  /// Whether the tables contain everything that there is in the region of the policy.
  public var coversRegion = false
  /// How much a facility counts, by the length of the walk; nil if supply was not asked for.
  public var decay: String?
  /// The name that the parts of a study share; nil unless each part was given rows of its own.
  public var studyID: String?

  /// The parameters of a question.
  public init(_ question: ReachQuestion) { self.question = question }

  var document: JSONValue {
    .object(
      ofQuestion + ofPolicy + [
        ("demand", .optional(demand)), ("units_by", .string(unitsBy.rawValue)),
        ("decay", .optional(decay)),
      ])
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
