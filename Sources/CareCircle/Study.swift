import CareModel
import Coverage
import DataExchange
import Geodesy
import PlaneGeometry

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
  let estateLines: [Int32]
  let facilityLines: [Int32]
  let streets: StudyStreets
  let units: StudyUnits
  /// The ground of which gap areas are asked; nil for that of the townships.
  let demand: MultiPolygon?

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
    plan.estates = estates
    plan.facilities = facilities
    plan.gates = gates
    plan.circle = circle
    try self.init(plan)
  }

  /// Reads the inputs that a plan names; estates and facilities have to be among them.
  public init(_ plan: StudyPlan) throws(CareCircleError) {
    try plan.check(needs: [("estates", plan.estates), ("facilities", plan.facilities)])
    try self.init(unchecked: plan)
  }

  /// Reads whatever inputs a plan names, estates and facilities side by side.
  init(unchecked plan: StudyPlan) throws(CareCircleError) {
    let tables = StudyTables(plan)
    let streets = try StudyStreets(plan)
    let attributes = try plan.estateAttributes.map { file throws(CareCircleError) in
      try LoadedTable<Estate>.estateAttributes(file).withRows()
    }
    let bare = try tables.estates?.get()
    let join = attributes.flatMap { table in bare.map { AttributeJoin($0, table) } }
    let estates = join?.estates ?? bare
    let facilities = try tables.facilities?.get()
    var rows = estates?.rows ?? []
    let gates = try plan.gates.map { file throws(CareCircleError) in
      try LoadedTable<EstateGate>.gates(file, of: rows).withRows()
    }
    if let gates { rows.attach(gates.rows) }
    let boundary = try plan.boundary.map { file throws(CareCircleError) in
      try LoadedTable<MultiPolygon>.boundary(file).withRows()
    }
    let residential = try plan.residentialLand.map { file throws(CareCircleError) in
      try LoadedTable<MultiPolygon>.boundary(file).withRows()
    }
    let units = try StudyUnits(plan)
    let unitIssues = units.settle(&rows, estates)
    self.plan = plan
    self.estates = rows
    self.units = units
    demand = residential?.place ?? boundary?.place
    self.facilities = facilities?.rows ?? []
    estateLines = estates?.lines ?? []
    facilityLines = facilities?.lines ?? []
    self.streets = streets
    inputs =
      [estates?.info, facilities?.info, gates?.info, boundary?.info, join?.attributes.info]
      .compactMap(\.self)
      + [residential?.info, units.townships?.info, units.communities?.info].compactMap(\.self)
      + streets.inputs
    tableIssues =
      (estates?.issues ?? []) + (facilities?.issues ?? []) + (gates?.issues ?? [])
      + (boundary?.issues ?? []) + (join?.attributes.issues ?? []) + (residential?.issues ?? [])
      + units.issues + unitIssues + streets.issues
    datumIssues = Deferred {
      DatumCheck.issues(estates: estates, facilities: facilities, boundary: boundary?.place)
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
      attribution: streets.network?.attribution, language: plan.language)
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

extension StudyPlan {
  /// Refuses a plan that lacks an input or whose circle cannot be drawn.
  func check(needs inputs: [(name: String, file: InputFile?)]) throws(CareCircleError) {
    var problems = inputs.filter { $0.file == nil }.map { input in
      InputProblem(
        .missingValue, file: "carecircle", field: input.name,
        Message(en: "the study has no \(input.name); name a file", zh: "缺少输入 \(input.name)；请指定文件"))
    }
    if let problem = circle.problem {
      problems.append(InputProblem(.wrongValue, file: "carecircle", field: "circle", problem))
    }
    let files = [
      estates, facilities, gates, boundary, residentialLand, estateAttributes, townships,
      communities,
    ]
    if files.count(where: { $0?.path == "-" }) > 1 {
      problems.append(
        InputProblem(
          .wrongValue, file: "carecircle", value: "-",
          Message(
            en: "standard input can be one input only; give the others as files",
            zh: "标准输入只能用于一个输入；其余请指定文件")))
    }
    guard problems.isEmpty else { throw .usage(problems) }
    let missing = files.compactMap { $0 }.compactMap(\.absence)
    guard missing.isEmpty else { throw .inputMissing(missing) }
  }
}
