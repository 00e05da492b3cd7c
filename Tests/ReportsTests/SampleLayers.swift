import CareCircle
import CareCircleTestSupport
import Foundation

@testable import Reports

/// Every layer that there is, of the sample study, made once for all tests.
enum SampleLayers {
  /// The layers, by the command that makes them.
  static let all: Result<[ResultLayer], any Error> = Result {
    try study() + streets() + questions() + changes()
  }

  /// The names by which tests call them: of circles, which share a name, the schema.
  static let names = [
    "carecircle.gaps", "carecircle.estates", "carecircle.facilities", "carecircle.facility-circles",
    "carecircle.gap-areas", "carecircle.coverage", "carecircle.issues",
    "carecircle.estate-circles", "carecircle.outlines", "carecircle.routes", "carecircle.route",
    "carecircle.compliance", "carecircle.findings", "carecircle.supply", "carecircle.changes",
  ]

  /// The layer of a name.
  static func layer(_ name: String) throws -> ResultLayer {
    struct Missing: Error { let name: String }
    let found = try all.get().first { self.name(of: $0) == name }
    guard let found else { throw Missing(name: name) }
    return found
  }

  static func name(of layer: ResultLayer) -> String {
    layer.name == "gaps" ? "carecircle.gaps" : String(layer.schema.prefix { $0 != "/" })
  }

  static func plan() throws -> StudyPlan {
    try StudyFile.plan(CommandRun.sample("study.yaml"))
  }

  private static func study() throws -> [ResultLayer] {
    let result = try Study(plan()).analyse()
    return try result.layers() + [result.results.estateCircles]
  }

  private static func streetPlan() throws -> StudyPlan {
    var plan = try plan()
    plan.network = .file(CommandRun.sample("streets.geojson"), crs: .wgs84)
    return plan
  }

  private static func streets() throws -> [ResultLayer] {
    let result = try Study(streetPlan()).analyse()
    let wanted: Set<String> = ["circles", "routes"]
    let layers = try result.layers(withRoutes: true).filter { wanted.contains($0.name) }
    guard let covered = result.results.reaches.firstIndex(where: { $0.reach == .covered }),
      let nearest = result.results.reaches[covered].nearest
    else { return layers }
    let route = try Study(streetPlan(), for: .route).route(
      from: .id(result.results.estates[covered].id),
      to: .id(result.results.facilities[nearest.facility].id))
    return layers + [route?.layer].compactMap(\.self)
  }

  private static func questions() throws -> [ResultLayer] {
    let plan = try plan()
    let policy = try PolicyFinder.policy(named: "wenzhou")
    return try Study(plan, for: .compliance).check(policy).layers.filter { $0.name != "issues" }
      + Study(plan).supply(.none).layers.filter { $0.name != "issues" }
  }

  /// Held until the tests end: a layer of changes reads the layers of both runs again.
  private static let folder = Result { try TemporaryFolder() }

  private static func changes() throws -> [ResultLayer] {
    let folder = try folder.get().path
    var plan = try plan()
    try Study(plan).analyse().write(toFolder: "\(folder)/before")
    plan.circle = .walk(minutes: 10)
    try Study(plan).analyse().write(toFolder: "\(folder)/after")
    return [
      try ResultComparison(before: "\(folder)/before", after: "\(folder)/after").layer
    ]
  }
}
