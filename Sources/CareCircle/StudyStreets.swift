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

  /// Those among the inputs that were read.
  init(_ plan: StudyPlan, _ read: ReadInputs) {
    let extent: LoadedTable<MultiPolygon>? = read[.networkExtent]
    let known: LoadedTable<MultiPolygon>? = read[.facilitiesExtent]
    let barriers: BarrierLayer? = read[.barriers]
    let network: LoadedNetwork? = read[.network]
    var ground = network.map { Self.ground($0.map, barriers?.lines, plan) }
    ground?.extent = extent?.place
    (self.network, self.ground, facilitiesExtent) = (network, ground, known?.place)
  }

  private static func ground(
    _ map: StreetMap, _ given: LineShapes?, _ plan: StudyPlan
  ) -> StreetGround {
    var rules = StreetAccess.Rules()
    rules.cap = plan.streets.accessCap
    if case .walking(_, _, let detour) = plan.circle { rules.offStreetFactor = detour.value }
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
    if plan.inputs.has(.network) {
      switch plan.circle {
      case .radius:
        problems.append(
          InputProblem(
            .wrongValue, file: "carecircle", field: "circle",
            Message(
              en:
                "a radius is a straight line and needs no streets; give minutes on foot, or leave "
                + "the network out",
              zh: "半径为直线距离，无需道路；请给出步行分钟数，或去掉 network")))
      case .walking: problems += lengthProblem(plan.circle).map { [$0] } ?? []
      }
    }
    guard problems.isEmpty else { throw .usage(problems) }
  }

  /// Refuses a circle in which somebody walks farther than streets are searched.
  static func checkLength(of circle: ServiceCircle) throws(CareCircleError) {
    if let problem = lengthProblem(circle) { throw .usage([problem]) }
  }

  private static func lengthProblem(_ circle: ServiceCircle) -> InputProblem? {
    guard case .walking(let limit, let walker, _) = circle else { return nil }
    let metres =
      limit.inSeconds * max(walker.speed.metresPerSecond, Walker.fit.speed.metresPerSecond)
    guard metres > longest else { return nil }
    return InputProblem(
      .wrongValue, file: "carecircle", field: "circle", value: String(Int(metres)) + " m",
      Message(
        en: "walks along streets are found up to 100 km; shorten the time",
        zh: "沿道路步行最远支持100公里；请缩短时间"))
  }

  private static let longest = 100_000.0
}
