import CareModel
import Coverage
import Geodesy
import Layers
import Registers
import StreetNetwork
import Tables
import Wording

/// The plan of a study: its inputs, its circle, its question. Nothing has been read yet.
public struct StudyPlan: Sendable {
  /// The files of the inputs, by kind: `plan.inputs[.estates] = [.file("estates.csv", crs: .bd09)]`.
  public var inputs = PlannedInputs()
  /// The ground within which gap areas are looked for; nil for the residential land, otherwise the boundary, otherwise
  /// the townships.
  public var demand: DemandSource?
  /// What decides the unit of an estate if its row and its location disagree.
  public var unitsBy = UnitsBy.name
  /// Which parts of the network can be walked on, and how.
  public var streets = StreetRules()
  /// The short name of the policy, or the path of its file.
  public var policy: String?
  /// Whether the tables contain everything that there is in the region of the policy.
  public var coversRegion = false
  /// The circle in which a facility serves.
  public var circle: ServiceCircle = .walk(minutes: 15)
  /// What a facility must be to count.
  public var requirement = RoomRequirement()
  /// Which estates the question applies to.
  public var ageRule = OldEstateRule()
  /// The limit on the walk for the search for the nearest facility.
  public var searchLimit: Length = .kilometres(5)
  /// A name that all parts of a study share if each part is given rows of its own; nil if all are given the same files.
  public var studyID: String?
  /// The part of the study to analyse; nil for the whole study.
  public var tile: StudyTile?
  /// The ground that tiles divide; nil for the bounding box of all estates and all ground.
  public var tileExtent: GroundBox?
  /// The language of texts in the outputs.
  public var language = Language.english
  /// The folder for the results of the whole study.
  public var output: String?
  /// The formats in which results are written, in addition to GeoJSON and tables.
  public var formats: Set<LayerFormat> = []
  /// The unit that hands in the workbook (填报单位).
  public var reportingUnit: String?

  /// A plan without inputs, with all defaults.
  public init() {}
}

/// Which facilities count as existing.
public enum StudyScenario: String, Sendable, CaseIterable {
  /// Those that are in use on the day asked for.
  case today
  /// Those, and those that are planned, from the day of their opening.
  case planned
}

extension StudyPlan {
  /// The question of the plan. It is asked along streets if the plan names a network.
  ///
  /// - Throws: `ReachQuestionFault` with every term that is wrong.
  public func question() throws(ReachQuestionFault) -> ReachQuestion {
    // Rules that are out of range are reported even if there is no network to which they apply.
    let rules = inputs.has(.network) ? [] : streets.problems
    guard rules.isEmpty else { throw ReachQuestionFault(problems: rules) }
    return try ReachQuestion(
      requirement: requirement, circle: circle, ageRule: ageRule, searchLimit: searchLimit,
      method: inputs.has(.network) ? .streets(streets) : .straightLines)
  }
}

extension CareCircleError {
  /// A problem for each term of a question that is wrong. `name` returns the name of a term: its key in a study file,
  /// or an option.
  package init(_ fault: ReachQuestionFault, naming name: (ReachTerm) -> String = \.rawValue) {
    self = .usage(
      fault.problems.map { problem in
        InputProblem(
          .wrongValue, file: "carecircle", field: name(problem.term), value: problem.value,
          problem.message)
      })
  }
}
