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
  public var streets = StreetChoices()
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
  /// The one part of the study that is worked on; nil for all of it.
  public var tile: StudyTile?
  /// The ground that tiles divide; nil for the box around all estates and all ground.
  public var tileExtent: GroundBox?
  /// The language of texts in the outputs.
  public var language = Language.english
  /// The folder for the results of the whole study.
  public var output: String?
  /// What the results are written as, besides GeoJSON and tables.
  public var formats: Set<ResultFormat> = []
  /// Who hands in the workbook (填报单位).
  public var reportingUnit: String?

  /// A plan without inputs, with every default.
  public init() {}
}

/// The ground of which gap areas are asked.
public enum DemandSource: String, Sendable, CaseIterable {
  /// The ground on which people live.
  case residentialLand = "residential_land"
  /// The study's boundary.
  case boundary
  /// The ground of the estates, of those that are polygons.
  case estates
  /// All ground of the townships.
  case townships
}

/// What is counted as being there.
public enum StudyScenario: String, Sendable, CaseIterable {
  /// What is in use on the day asked for.
  case today
  /// And what is planned, from the day of its opening on.
  case planned
}

/// What of a network is walked on, and how.
public struct StreetChoices: Hashable, Sendable {
  /// The longest straight leg between a place and a street. Default 100 m.
  public var accessCap: Length = .metres(100)
  /// Who walks: whether steps and private ways are open, and what steps cost. Nil takes a built network for
  /// whom it was built, and `WalkingProfile.elder` otherwise.
  public var walker: WalkingProfile?

  /// The defaults.
  public init() {}
}
