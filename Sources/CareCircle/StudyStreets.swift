import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import Registers
import StreetNetwork
import Wording

/// The streets of a study, and the extents of its data.
struct StudyStreets: Sendable {
  /// The network; nil if the study names none.
  let network: LoadedNetwork?
  /// The streets to walk along, with barriers and closed walls; nil without a network.
  let walkable: WalkableStreets?
  /// The area within which every facility is known; nil if none was declared.
  let facilitiesExtent: MultiPolygon?

  /// Takes the streets and the extents from the inputs that were read.
  init(_ plan: StudyPlan, _ read: ReadInputs) {
    let extent: LoadedTable<MultiPolygon>? = read[.networkExtent]
    let known: LoadedTable<MultiPolygon>? = read[.facilitiesExtent]
    let barriers: BarrierLayer? = read[.barriers]
    let network: LoadedNetwork? = read[.network]
    var walkable = network.map { Self.walkable($0.map, barriers?.lines, plan.streets, plan.circle) }
    walkable?.extent = extent?.place
    (self.network, self.walkable, facilitiesExtent) = (network, walkable, known?.place)
  }

  /// The streets of a network that is in memory, with the rules of a question.
  init(_ network: LoadedNetwork?, _ question: ReachQuestion) {
    self.network = network
    walkable = network.map {
      Self.walkable($0.map, nil, question.streetRules ?? StreetRules(), question.circle)
    }
    facilitiesExtent = nil
  }

  private static func walkable(
    _ map: StreetMap, _ given: LineShapes?, _ streets: StreetRules, _ circle: ServiceCircle
  ) -> WalkableStreets {
    var rules = StreetAccess.Rules()
    rules.cap = streets.accessCap
    if case .walking(_, _, let detour) = circle { rules.offStreetFactor = detour.value }
    var barriers = map.barriers
    if let given, given.count > 0 {
      var lines = map.barriers.lines
      for line in 0..<given.count {
        lines.append(given.points(of: line).lazy.map { given.points[$0] })
      }
      barriers = BarrierIndex(lines)
    }
    return WalkableStreets(
      StreetAccess(map.graph, barriers: barriers, rules: rules), rings: Enclosures(map))
  }

  /// Refuses a plan with something that has no meaning along streets, or without them.
  static func check(_ plan: StudyPlan) throws(CareCircleError) {
    var problems: [InputProblem] = []
    if !plan.inputs.has(.network), plan.inputs.has(.barriers) || plan.inputs.has(.networkExtent) {
      problems.append(
        InputProblem(
          .missingValue, file: "carecircle", field: "network",
          Message(
            en: "barriers and network_extent say something about streets; name a network, too",
            zh: "barriers 与 network_extent 用于道路步行；请同时指定 network")))
    }
    guard problems.isEmpty else { throw .usage(problems) }
  }
}
