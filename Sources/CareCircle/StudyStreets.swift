import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import Registers
import StreetNetwork
import Wording

/// The streets of a study, and what is known of the extent of its data.
struct StudyStreets: Sendable {
  /// The network, where the study names one.
  let network: LoadedNetwork?
  /// What legs cannot cross, and where closed walls are.
  let walkable: WalkableStreets?
  /// The area whose facilities are known.
  let facilitiesExtent: MultiPolygon?

  /// Those among the inputs that were read.
  init(_ plan: StudyPlan, _ read: ReadInputs) {
    let extent: LoadedTable<MultiPolygon>? = read[.networkExtent]
    let known: LoadedTable<MultiPolygon>? = read[.facilitiesExtent]
    let barriers: BarrierLayer? = read[.barriers]
    let network: LoadedNetwork? = read[.network]
    var walkable = network.map { Self.walkable($0.map, barriers?.lines, plan.streets, plan.circle) }
    walkable?.extent = extent?.place
    (self.network, self.walkable, facilitiesExtent) = (network, walkable, known?.place)
  }

  /// The streets of a network in memory, walked as a question says.
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

  /// Refuses what has no meaning along streets, or without them.
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
