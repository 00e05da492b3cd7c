import CareModel
import Coverage
import Geodesy
import Parallel
import PlaneGeometry
import Registers
import Tables
import Wording

/// A study whose inputs have been read: ask it `analyse()`.
public struct Study: Sendable {
  /// What was asked.
  public let plan: StudyPlan
  /// The estates, with their gates.
  public let estates: [Estate]
  /// The facilities.
  public let facilities: [Facility]
  /// What is known of each input, in the order of reading.
  public let inputs: [InputInfo]
  /// What was rejected, doubtful or notable while reading.
  public var readingIssues: [DataIssue] { tableIssues + datumIssues.value }

  private let tableIssues: [DataIssue]
  /// Looked for while the estates are judged.
  private let datumIssues: Deferred<[DataIssue]>
  /// From which file and line the estates and the facilities come; nil where there are none.
  let estateOrigins: RowOrigins?
  let facilityOrigins: RowOrigins?
  let streets: StudyStreets
  let units: StudyUnits
  /// The ground of which gap areas are asked; nil for that of the townships.
  let demand: MultiPolygon?
  let population: StudyPopulation?
  /// What of the inputs is worked on; nil for all of it.
  let part: StudyPart?

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

  /// Reads the inputs that a plan names; estates and facilities have to be among them.
  public init(_ plan: StudyPlan) throws(CareCircleError) {
    try plan.check(needs: [.estates, .facilities], among: InputKind.all.ofStudies)
    try self.init(unchecked: plan)
  }

  /// Reads whatever inputs a plan names, estates and facilities side by side; of a tile's plan keeps what lies in it
  /// and in its margin.
  init(
    unchecked plan: StudyPlan, among kinds: [InputKind] = InputKind.all.ofStudies
  ) throws(CareCircleError) {
    let read = try StudyInputs(plan, among: kinds)
    let facilities = read.facilities?.rows ?? []
    let grounds = read.demand.map { [$0] } ?? read.units.wholeTownships.compactMap(\.ground)
    let part = StudyPart(plan, read.rows, facilities, ground: grounds)
    let (estateOrigins, facilityOrigins) = (
      read.estates?.rowOrigins, read.facilities?.rowOrigins
    )
    self.plan = plan
    self.part = part
    self.estates = part.map { $0.estates.map { read.rows[$0] } } ?? read.rows
    self.estateOrigins = part.map { estateOrigins?.selecting($0.estates) } ?? estateOrigins
    self.facilities = part.map { $0.facilities.map { facilities[$0] } } ?? facilities
    self.facilityOrigins = part.map { facilityOrigins?.selecting($0.facilities) } ?? facilityOrigins
    (units, streets, demand) = (read.units, read.streets, read.demand)
    population = read.population
    inputs = part?.infos(of: read) ?? read.infos
    tableIssues = part?.issues(of: read) ?? read.issues
    datumIssues = Deferred {
      part?.tile.isFirst == false
        ? []
        : DatumCheck.issues(
          estates: read.estates, facilities: read.facilities, boundary: read.boundary?.place)
    }
    datumIssues.start()
  }

  /// Finds for every estate whether it reaches a facility that counts.
  ///
  /// Takes time in proportion to the pairs of estates and facilities within reach, on every core; along streets
  /// in proportion to the streets within reach of each facility.
  /// `progress` is told how many more estates are done; it is called from any thread.
  public func analyse(progress: @Sendable (Int) -> Void = { _ in }) throws(CareCircleError)
    -> StudyResult
  {
    let found = reaches(progress)
    let results = CoverageResults(
      estates: estates, reaches: found.reaches, facilities: facilities,
      qualifications: found.qualifications, circle: plan.circle, searchLimit: found.searchLimit,
      crsSource: inputs.compactMap(\.crsSource).max() ?? .declared,
      method: streets.ground == nil ? .straight : .street,
      attribution: streets.network?.attribution, language: plan.language,
      part: part?.description)
    return StudyResult(results: results, study: self, streets: found.streets)
  }

  private func reaches(_ progress: @Sendable (Int) -> Void) -> Found {
    guard let ground = streets.ground else {
      let model = StraightReachModel(
        facilities: facilities, requirement: plan.requirement, circle: plan.circle,
        ageRule: plan.ageRule, searchLimit: plan.searchLimit,
        facilityExtent: streets.facilitiesExtent)
      let reaches = model.reaches(of: estates, finished: progress)
      return Found(
        reaches: reaches, qualifications: model.qualifications, searchLimit: model.searchLimit)
    }
    let model = StreetReachModel(
      facilities: facilities, requirement: plan.requirement, circle: plan.circle,
      ageRule: plan.ageRule, searchLimit: plan.searchLimit, ground: ground,
      facilityExtent: streets.facilitiesExtent)
    let analysis = model.analysis(of: estates, finished: progress)
    return Found(
      reaches: analysis.reaches, qualifications: model.qualifications,
      searchLimit: model.searchLimit, streets: analysis)
  }

  /// What a model of reach found, of whichever kind it is.
  private struct Found {
    let reaches: [EstateReach]
    let qualifications: [Qualification]
    let searchLimit: Length
    var streets: StreetAnalysis?
  }
}
