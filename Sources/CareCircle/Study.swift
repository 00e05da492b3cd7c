import CareModel
import Compliance
import Coverage
import Geodesy
import Parallel
import PlaneGeometry
import Registers
import Reports
import Tables
import Wording

/// A study whose inputs have been read once and which can then be asked questions: about coverage and gap areas
/// (`analyse`), about the clauses of a policy (`check`), about supply, circles and routes.
public struct Study: Sendable {
  /// The plan: inputs, outputs, language.
  public let plan: StudyPlan
  /// The question that is asked about every estate.
  public private(set) var question: ReachQuestion
  /// The estates that are asked about, with their gates.
  public let estates: [Estate]
  /// These estates among all that were read.
  let asked: AskedEstates
  /// The facilities whose location is known, whether or not they count.
  public private(set) var facilities: [Facility]
  /// The facilities whose location is unknown; only some clauses take them into account.
  let unplacedFacilities: [Facility]
  /// The facts about each input, in the order of reading.
  public let inputs: [InputInfo]
  /// The issues found while reading: what was rejected, doubtful or worth a note.
  public var readingIssues: [DataIssue] { tableIssues + datumIssues.value }

  private let tableIssues: [DataIssue]
  /// These are found while the estates are judged, since no answer depends on them.
  private let datumIssues: Deferred<[DataIssue]>
  /// The file and line of each estate and each facility; nil if there is no such table.
  let estateOrigins: RowOrigins?
  private(set) var facilityOrigins: RowOrigins?
  /// The origins of every estate that was read, also of those outside the area that is asked about.
  let everyEstateOrigins: RowOrigins?
  let streets: StudyStreets
  let units: StudyUnits
  /// The ground within which gap areas are looked for; nil for all ground of the townships.
  let demand: MultiPolygon?
  /// The older people of the townships, allotted to every estate that was read.
  let population: StudyPopulation?
  /// The tile to analyse; nil for the whole study.
  let part: StudyPart?
  /// The tables that only clauses use, which are read when they are first needed.
  let complianceTables: Deferred<Result<ReadInputs, CareCircleError>>

  /// Reads the inputs of a study.
  ///
  /// - Parameters:
  ///   - estates: a table or layer of housing estates.
  ///   - facilities: a table or layer of care facilities.
  ///   - gates: the entrances of estates, if they are known.
  ///   - circle: the circle in which a facility serves.
  /// - Throws: `CareCircleError` with every problem of the first input that has any.
  public init(
    estates: InputFile, facilities: InputFile, gates: InputFile? = nil, circle: ServiceCircle
  ) throws(CareCircleError) {
    var plan = StudyPlan()
    plan.inputs[.estates] = [estates]
    plan.inputs[.facilities] = [facilities]
    plan.inputs[.gates] = gates.map { [$0] } ?? []
    plan.circle = circle
    try self.init(plan)
  }

  /// Reads the inputs that a plan names and its purpose needs, estates and facilities in parallel. If the plan names a
  /// tile, only what lies in the tile and its margin is kept.
  ///
  /// - Throws: `CareCircleError` with everything that is wrong with the plan, or with every problem of the first input
  ///   that has any.
  public init(
    _ plan: StudyPlan, for purpose: StudyPurpose = .coverage
  ) throws(CareCircleError) {
    let plan = purpose.narrowed(plan)
    let question = try Self.question(of: plan)
    try plan.check(for: purpose)
    try self.init(plan, asking: question)
  }

  /// Reads all inputs of some kinds that a plan names.
  init(
    _ plan: StudyPlan, asking question: ReachQuestion, among kinds: [InputKind] = .all
  ) throws(CareCircleError) {
    let read = try StudyInputs(plan, among: kinds.ofStudies)
    let facilities = read.facilities?.rows ?? []
    let grounds = read.demand.map { [$0] } ?? read.units.wholeTownships.compactMap(\.ground)
    let part = plan.tile.map {
      StudyPart(
        $0, extent: plan.tileExtent, read.rows, facilities, ground: grounds, asking: question,
        hasOwnRows: plan.studyID != nil)
    }
    var (estateOrigins, facilityOrigins) = (
      read.estates?.rowOrigins, read.facilities?.rowOrigins
    )
    estateOrigins = part.map { estateOrigins?.selecting($0.estates) } ?? estateOrigins
    let asked = AskedEstates(
      part.map { $0.estates.map { read.rows[$0] } } ?? read.rows,
      on: read.within?.place.map(AskedGround.init))
    (self.plan, self.question, self.part, self.asked) = (plan, question, part, asked)
    estates = asked.estates
    everyEstateOrigins = estateOrigins
    self.estateOrigins = asked.ground == nil ? estateOrigins : estateOrigins?.selecting(asked.rows)
    unplacedFacilities = facilities.filter { !$0.isPlaced }
    let placed =
      part?.facilities
      ?? (unplacedFacilities.isEmpty ? nil : facilities.indices.filter { facilities[$0].isPlaced })
    self.facilities = placed.map { $0.map { facilities[$0] } } ?? facilities
    self.facilityOrigins = placed.map { facilityOrigins?.selecting($0) } ?? facilityOrigins
    (units, streets, demand) = (read.units, read.streets, read.demand)
    population = part.map { read.population?.selecting($0.estates) } ?? read.population
    inputs = asked.marking(
      part?.infos(of: read.read, estates: read.rows) ?? read.infos, estateOrigins)
    tableIssues =
      part?.issues(of: read.read, estates: read.rows, read.unitIssues) ?? read.issues
    datumIssues = Deferred {
      if let part, !part.tile.isFirst, !part.hasOwnRows { return [] }
      let found = DatumCheck.issues(
        estates: read.estates, facilities: read.facilities, boundary: read.boundary,
        units: read.units, streets: read.streets.network?.map.graph.junctions.first?.coordinate,
        within: asked.ground)
      guard let part, part.hasOwnRows else { return found }
      return part.told(found, of: read.read, estates: read.rows)
    }
    complianceTables = Deferred {
      Result { () throws(CareCircleError) in
        try ReadInputs(plan.inputs, kinds.ofClauses, walker: plan.streets.walker)
      }
    }
    datumIssues.start()
  }

  private static func question(of plan: StudyPlan) throws(CareCircleError) -> ReachQuestion {
    do throws(ReachQuestionFault) {
      return try plan.question()
    } catch {
      throw CareCircleError(error)
    }
  }

  /// A study of estates and facilities that are in memory already, in WGS 84.
  ///
  /// `network` is the streets, as read by `LoadedNetwork.load`. If it is given, the question must be asked along
  /// streets.
  ///
  /// - Throws: `CareCircleError.usage` if only one of `network` and the question is about streets.
  public init(
    estates: [Estate], facilities: [Facility], asking question: ReachQuestion,
    network: LoadedNetwork? = nil
  ) throws(CareCircleError) {
    guard (network == nil) == (question.streetRules == nil) else {
      throw .usage([.networkAndQuestionDiffer(hasNetwork: network != nil)])
    }
    var plan = StudyPlan()
    (plan.requirement, plan.circle) = (question.requirement, question.circle)
    (plan.ageRule, plan.searchLimit) = (question.ageRule, question.searchLimit)
    plan.streets = question.streetRules ?? plan.streets
    (self.plan, self.question, part) = (plan, question, nil)
    (self.estates, self.facilities, unplacedFacilities) = (estates, facilities, [])
    asked = AskedEstates(estates, on: nil)
    (estateOrigins, facilityOrigins, everyEstateOrigins) = (nil, nil, nil)
    (inputs, tableIssues) = ([], [])
    streets = StudyStreets(network, question)
    units = StudyUnits(townships: nil, communities: nil)
    (demand, population) = (nil, nil)
    datumIssues = Deferred { [] }
    complianceTables = Deferred { .failure(.usage([.nothingToCheck])) }
  }

  /// Finds out for every estate whether it reaches a facility that counts.
  ///
  /// Runs on every core, in time proportional to the pairs of estates and facilities within reach; along streets, in
  /// time proportional to the streets within reach of each facility. `progress` is called from any thread with the
  /// number of further estates that have been judged.
  ///
  /// - Throws: `CareCircleError` if the plan names a policy that cannot be read.
  public func analyse(progress: @Sendable (Int) -> Void = { _ in }) throws(CareCircleError)
    -> StudyResult
  {
    let policy = try plan.policy.map { name throws(CareCircleError) in
      try PolicyFinder.policy(nameOrFile: name, plan.parameters)
    }
    let found = reachModel(question).answers(for: estates, finished: progress)
    let results = CoverageResults(
      estates: estates, reaches: found.reaches, facilities: facilities,
      qualifications: found.qualifications, circle: question.circle,
      searchLimit: found.searchLimit,
      crsSource: inputs.compactMap(\.crsSource).max() ?? .declared,
      method: question.reachMethod, attribution: streets.network?.attribution,
      language: plan.language, clauses: policy?.clauses(for: estates, under: question),
      part: part?.description, estatesOutside: asked.outside)
    return StudyResult(
      results: results, study: self, parameters: parameters(policy), streets: found.streets)
  }

  /// Every parameter of the study, for its provenance.
  func parameters(_ policy: Policy?) -> StudyParameters {
    var parameters = StudyParameters(question)
    parameters.demand = DemandChoice.source(plan.demand, plan.inputs)?.rawValue
    parameters.unitsBy = plan.unitsBy
    parameters.policy = policy
    parameters.coversRegion = plan.coversRegion
    parameters.studyID = plan.studyID
    return parameters
  }

  /// The same study with further rooms, which are in no table.
  func adding(_ rooms: [Facility]) -> Study {
    var study = self
    study.facilities += rooms
    study.facilityOrigins = nil
    return study
  }

  /// The same study, with a question that applies to estates of every age.
  func askedAboutEveryAge() throws(CareCircleError) -> Study {
    var rule = question.ageRule
    rule.includesAllAges = true
    var study = self
    do throws(ReachQuestionFault) {
      study.question = try ReachQuestion(
        requirement: question.requirement, circle: question.circle, ageRule: rule,
        searchLimit: question.searchLimit, method: question.method)
    } catch {
      throw CareCircleError(error)
    }
    return study
  }

  /// The model that answers a question about the study's facilities, along its streets if the question asks for that.
  func reachModel(_ question: ReachQuestion, facilityExtent: Bool = true) -> ReachModel {
    ReachModel(
      facilities: facilities, question: question, streets: streets.walkable,
      facilityExtent: facilityExtent ? streets.facilitiesExtent : nil)
  }
}

extension InputProblem {
  fileprivate static func networkAndQuestionDiffer(hasNetwork: Bool) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "network",
      hasNetwork
        ? Message(
          en:
            "the question is asked in straight lines; ask it along streets, or leave the network out",
          zh: "问题按直线提出；请改为沿道路，或去掉路网")
        : Message(
          en: "the question is asked along streets; hand over a network, too",
          zh: "问题沿道路提出；请同时给出路网"))
  }
}
