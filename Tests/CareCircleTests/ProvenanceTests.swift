import CareCircle
import CareCircleTestSupport
import Testing

/// Whatever changes an answer changes provenance.
@Suite struct ProvenanceTests {
  /// A change of one term of a plan, under the name that the term has in the plan.
  struct Change: Sendable, CustomTestStringConvertible {
    let term: String
    let change: @Sendable (inout StudyPlan) -> Void
    var testDescription: String { term }

    init(_ term: String, _ change: @escaping @Sendable (inout StudyPlan) -> Void) {
      (self.term, self.change) = (term, change)
    }
  }

  static let changes: [Change] = ofPlan + ofRequirement + ofAgeRule + ofStreets

  private static let ofPlan: [Change] = [
    Change("inputs") { $0.inputs[.barriers] = [] },
    Change("demand") { $0.demand = .estates },
    Change("policy") { $0.policy = "zibo" },
    Change("parameters") {
      $0.policy = "wenzhou"
      $0.parameters = ["WZ-1.household_rounding=ceil"].compactMap { PolicySource.Override($0) }
    },
    Change("coversRegion") { $0.coversRegion = true },
    Change("circle") { $0.circle = .walk(minutes: 4.001) },
    Change("circle") { $0.circle = .walk(minutes: 4, walker: .frail) },
    Change("circle") { $0.circle = .walk(minutes: 4, detour: .none) },
    Change("searchLimit") { $0.searchLimit = .metres(501) },
    Change("tile") { $0.tile = StudyTile("0/0/2") },
    Change("tileExtent") {
      $0.tile = StudyTile("0/0/1")
      $0.tileExtent = GroundBox("120.5,27.9,120.9,28.2")
    },
    Change("unitsBy") { $0.unitsBy = .ground },
    Change("studyID") { $0.studyID = "north" },
  ]
  private static let ofRequirement: [Change] = [
    Change("minimumArea") { $0.requirement.minimumArea = .squareMetres(200.5) },
    Change("kinds") { $0.requirement.kinds = [.careRoom] },
    Change("acceptsAny") { $0.requirement.acceptsAny = true },
    Change("assumesInUse") { $0.requirement.assumesInUse = true },
    Change("countsPlanned") { $0.requirement.countsPlanned = true },
    Change("countsPlannedFromOpening") { $0.requirement.countsPlannedFromOpening = true },
    Change("asOf") { $0.requirement.asOf = CalendarDate("2026-11-30") },
  ]
  private static let ofAgeRule: [Change] = [
    Change("lastYear") { $0.ageRule.lastYear = 1999 },
    Change("includesAllAges") { $0.ageRule.includesAllAges = true },
  ]
  private static let ofStreets: [Change] = [
    Change("accessCap") { $0.streets.accessCap = .metres(99) },
    Change("refusesPrivate") { $0.streets.refusesPrivate = true },
    Change("isStepFree") { $0.streets.isStepFree = true },
    Change("stepsFactor") { $0.streets.stepsFactor = 3 },
  ]

  /// Terms that change how results look or where they go, and nothing that they say; and those whose own terms are
  /// listed one by one.
  private static let others: Set<String> = [
    "language", "output", "formats", "reportingUnit", "requirement", "ageRule", "streets",
  ]

  private let scene: TileScene

  init() throws {
    var scene = try TileScene(seed: 3, hasStreets: true)
    try scene.folder.write(
      "barriers.geojson",
      #"{"type":"LineString","coordinates":[[120.7051,28.001],[120.7052,28.019]]}"#)
    scene.plan.inputs[.barriers] = [.file(scene.folder.path + "/barriers.geojson", crs: .wgs84)]
    scene.plan.tileExtent = nil
    self.scene = scene
  }

  /// A term that is added to a plan or a question needs a line here, and so one in provenance.
  @Test func everyTermIsTried() {
    let plan = StudyPlan()
    let labels = [
      Mirror(reflecting: plan), Mirror(reflecting: plan.requirement),
      Mirror(reflecting: plan.ageRule), Mirror(reflecting: plan.streets),
    ].flatMap { $0.children.compactMap(\.label) }
    #expect(Set(labels) == Set(Self.changes.map(\.term)).union(Self.others))
  }

  private func provenance(_ plan: StudyPlan, _ name: String) throws -> [UInt8] {
    try Study(plan).analyse().write(toFolder: "\(scene.folder.path)/\(name)")
    return try scene.folder.bytes("\(name)/provenance.json")
  }

  @Test func everyTermChangesProvenance() throws {
    let own = try provenance(scene.plan, "own")
    for (number, change) in Self.changes.enumerated() {
      var plan = scene.plan
      change.change(&plan)
      #expect(try provenance(plan, "other-\(number)") != own, "\(change.term)")
    }
  }

  @Test func aPolicyIsToldWithTheUsersValues() throws {
    let values = ["WZ-1.household_rounding=ceil"].compactMap(PolicySource.Override.init)
    let policy = try PolicyFinder.policy(named: "wenzhou", values)
    #expect(policy.origin.sha256.count == 64)
    #expect(policy.origin.overrides.map(\.text) == ["WZ-1.household_rounding=ceil"])
    let study = try Study(scene.plan)
    let written = try ["plain", "set"].map { name in
      let chosen = name == "set" ? policy : try PolicyFinder.policy(named: "wenzhou")
      try study.check(chosen).write(toFolder: "\(scene.folder.path)/\(name)")
      return String(decoding: try scene.folder.bytes("\(name)/provenance.json"), as: UTF8.self)
    }
    #expect(written[0] != written[1])
    #expect(written[1].contains("WZ-1.household_rounding=ceil"))
    #expect(written[1].contains("barriers.geojson"))
  }

  @Test func decayIsTold() throws {
    let study = try Study(scene.plan)
    for (decay, code) in [(SupplyDecay.none, "none"), (.zones([(1, 1), (4, 0.5)]), "1:1,4:0.5")] {
      try study.supply(decay).write(toFolder: scene.folder.path + "/supply")
      let text = String(decoding: try scene.folder.bytes("supply/provenance.json"), as: UTF8.self)
      #expect(text.contains("\"decay\": \"\(code)\""))
    }
  }
}
