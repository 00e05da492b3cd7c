import CareModel
import Coverage
import Geodesy
import Layers
import Registers
import StreetNetwork
import Tables
import Wording

/// What a study is asked to do: its inputs, its circle, its question. Nothing has been read yet.
public struct StudyPlan: Sendable {
  /// The files of its inputs, by their kind: `plan.inputs[.estates] = [.file("estates.csv", crs: .bd09)]`.
  public var inputs = PlannedInputs()
  /// The ground of which gap areas are asked; nil for the residential land, else the boundary, else the townships.
  public var demand: DemandSource?
  /// What of the network is walked on, and how.
  public var streets = StreetRules()
  /// The policy by its short name, or the path of its file.
  public var policy: String?
  /// Whether the tables hold everything there is in the region of the policy.
  public var coversRegion = false
  /// The circle in which a facility serves.
  public var circle: ServiceCircle = .walk(minutes: 15)
  /// What a facility must be to count.
  public var requirement = RoomRequirement()
  /// Which estates the question is about.
  public var ageRule = OldEstateRule()
  /// How far the nearest facility is looked for, on the walk.
  public var searchLimit: Length = .kilometres(5)
  /// The name by which the parts of a study know each other where each was given rows of its own; nil where all were
  /// given the same files.
  public var studyID: String?
  /// The one part of the study that is worked on; nil for all of it.
  public var tile: StudyTile?
  /// The ground that tiles divide; nil for the box around all estates and all ground.
  public var tileExtent: GroundBox?
  /// The language of texts in the outputs.
  public var language = Language.english
  /// The folder for the results of the whole study.
  public var output: String?
  /// What the results are written as, besides GeoJSON and tables.
  public var formats: Set<LayerFormat> = []
  /// Who hands in the workbook (填报单位).
  public var reportingUnit: String?

  /// A plan without inputs, with every default.
  public init() {}
}

/// What is counted as being there.
public enum StudyScenario: String, Sendable, CaseIterable {
  /// What is in use on the day asked for.
  case today
  /// And what is planned, from the day of its opening on.
  case planned
}

extension StudyPlan {
  /// The question that the plan asks, along streets where it names a network.
  ///
  /// - Throws: `ReachQuestionFault` with every term that is wrong.
  public func question() throws(ReachQuestionFault) -> ReachQuestion {
    // Rules that are out of range are told of even while there is no network to which they apply.
    let rules = inputs.has(.network) ? [] : streets.problems
    guard rules.isEmpty else { throw ReachQuestionFault(problems: rules) }
    return try ReachQuestion(
      requirement: requirement, circle: circle, ageRule: ageRule, searchLimit: searchLimit,
      method: inputs.has(.network) ? .streets(streets) : .straightLines)
  }
}

extension CareCircleError {
  /// What is wrong with a question, each term named by `name`: its key in a study, or an option.
  package init(_ fault: ReachQuestionFault, naming name: (ReachTerm) -> String = \.rawValue) {
    self = .usage(
      fault.problems.map { problem in
        InputProblem(
          .wrongValue, file: "carecircle", field: name(problem.term), value: problem.value,
          problem.message)
      })
  }
}
