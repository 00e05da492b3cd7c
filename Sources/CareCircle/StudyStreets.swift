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
  let ground: StreetGround?
  /// The area whose facilities are known.
  let facilitiesExtent: MultiPolygon?
  /// What is known of the files.
  let inputs: [InputInfo]
  /// What is doubtful in them.
  let issues: [DataIssue]

  /// Reads what a plan names.
  init(_ plan: StudyPlan) throws(CareCircleError) {
    try Self.check(plan)
    let extents = try [plan.networkExtent, plan.facilitiesExtent].map {
      (file) throws(CareCircleError) in
      try file.map { file throws(CareCircleError) in
        try LoadedTable<MultiPolygon>.boundary(file).withRows()
      }
    }
    facilitiesExtent = extents[1]?.place
    let barriers = try plan.barriers.map { file throws(CareCircleError) in
      try BarrierLayer(file)
    }
    network = try plan.network.map { file throws(CareCircleError) in
      try LoadedNetwork.load(file, profile: plan.streets.walker)
    }
    var ground = network.map { Self.ground($0.map, barriers?.lines, plan.streets, plan.circle) }
    ground?.extent = extents[0]?.place
    self.ground = ground
    inputs = extents.compactMap { $0?.info }
    issues =
      extents.flatMap { $0?.issues ?? [] } + (barriers?.issues ?? []) + (network?.issues ?? [])
  }

  /// The streets of a network in memory, walked as a question says.
  init(_ network: LoadedNetwork?, _ question: ReachQuestion) {
    self.network = network
    ground = network.map {
      Self.ground($0.map, nil, question.streetRules ?? StreetRules(), question.circle)
    }
    facilitiesExtent = nil
    (inputs, issues) = ([], network?.issues ?? [])
  }

  private static func ground(
    _ map: StreetMap, _ given: LineShapes?, _ streets: StreetRules, _ circle: ServiceCircle
  ) -> StreetGround {
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
    return StreetGround(
      StreetAccess(map.graph, barriers: barriers, rules: rules), rings: Enclosures(map))
  }

  /// Refuses what has no meaning along streets, or without them.
  private static func check(_ plan: StudyPlan) throws(CareCircleError) {
    var problems: [InputProblem] = []
    if plan.network == nil, plan.barriers != nil || plan.networkExtent != nil {
      problems.append(
        InputProblem(
          .missingValue, file: "carecircle", field: "network",
          Message(
            en: "barriers and network_extent say something about streets; name a network, too",
            zh: "barriers 与 network_extent 用于道路步行；请同时指定 network")))
    }
    guard problems.isEmpty else { throw .usage(problems) }
    let missing = [plan.network, plan.barriers, plan.networkExtent, plan.facilitiesExtent]
      .compactMap { $0 }.compactMap(\.absence)
    guard missing.isEmpty else { throw .inputMissing(missing) }
  }
}
