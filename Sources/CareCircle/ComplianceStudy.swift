import CareModel
import Compliance
import Coverage
import Files
import Geodesy
import Layers
import Registers
import Reports
import TextFormats
import Wording

/// A policy held against the tables of a plan.
public struct ComplianceStudy: Sendable {
  /// What was asked.
  public let plan: StudyPlan
  /// The findings.
  public let check: ComplianceCheck
  /// What is known of each input.
  public let inputs: [InputInfo]
  /// What was rejected, doubtful or notable while reading.
  public let issues: [DataIssue]
  private let attribution: String?

  /// Reads whatever tables a plan names, and judges every clause of a policy.
  ///
  /// A missing table makes the clauses that need it undecided. A plan without any table is refused.
  /// - Throws: `CareCircleError` with every problem of the first input that has any.
  public init(_ plan: StudyPlan, policy: Policy) throws(CareCircleError) {
    try plan.checkTables()
    try plan.check(needs: [])
    let study = try Study(unchecked: plan)
    let tables = try ReadInputs(plan, InputKind.all.ofClauses)
    let newEstates: LoadedTable<NewEstate>? = tables[.newEstates]
    let rooms: LoadedTable<ProvidedRoom>? = tables[.rooms]
    let villages: LoadedTable<AdministrativeUnit>? = tables[.villages]
    let namedSites: LoadedTable<NamedSite>? = tables[.namedSites]
    var register = Register()
    register.asOf = plan.requirement.asOf
    register.circle = plan.circle
    register.searchLimit = plan.searchLimit
    register.ground = study.streets.ground
    register.facilityExtent = study.streets.facilitiesExtent
    register.ageRule = plan.ageRule
    register.assumesInUse = plan.requirement.assumesInUse
    register.countsPlanned = plan.requirement.countsPlanned
    register.coversRegion = plan.coversRegion
    register.estates = plan.inputs.has(.estates) ? study.estates : nil
    register.facilities = plan.inputs.has(.facilities) ? study.facilities : nil
    register.newEstates = newEstates?.rows
    register.rooms = rooms?.rows
    register.villages = villages?.rows
    register.communities = study.units.communities?.rows
    register.townships = study.units.townships?.rows
    register.namedSites = namedSites?.rows
    self.plan = plan
    check = ComplianceCheck(policy, register)
    attribution = study.streets.network?.attribution
    inputs = study.inputs + tables.infos
    issues = study.readingIssues + tables.issues + check.doubts(about: rooms)
  }

  /// The tables and the layer in the plan's language.
  public var report: ComplianceReport {
    ComplianceReport(check, language: plan.language, attribution: attribution)
  }

  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "compliance.geojson", "findings.csv", "compliance-summary.csv", "deadlines.csv", "issues.csv",
  ]

  /// The names of the files that it writes where it is asked to.
  public static let optionalFileNames = OutputFolder.names(ofLayers: ["compliance"])

  /// The workbook: ledgers of new estates, townships and villages, what is to be put right, deadlines.
  public func workbook() throws(CareCircleError) -> ByteBuffer {
    try report.workbook(issues: issues, unit: plan.reportingUnit)
  }

  /// The layer, for the formats of GIS programs and for databases.
  public func exportedLayer() throws(CareCircleError) -> ExportedLayer {
    try ExportedLayer(name: "compliance") { sink throws(CareCircleError) in
      try report.writeLayer(to: sink)
    }
  }

  /// Writes every output to a folder, which appears whole or not at all.
  ///
  /// `formats` are what is written besides GeoJSON and tables.
  public func write(
    toFolder path: String, formats: Set<ResultFormat> = []
  ) throws(CareCircleError) {
    var folder = try OutputFolder(path, replacing: Self.fileNames.union(Self.optionalFileNames))
    let report = report
    try folder.write("compliance.geojson") { sink throws(CareCircleError) in
      try report.writeLayer(to: sink)
    }
    try folder.write("findings.csv") { sink throws(CareCircleError) in
      try report.writeFindings(to: sink)
    }
    try folder.write("compliance-summary.csv", report.summary())
    try folder.write("deadlines.csv", report.deadlines())
    try folder.write(
      "issues.csv", IssueTable.csv(issues, language: plan.language, circle: plan.circle))
    let vectors = formats.compactMap(\.vector).sorted { $0.rawValue < $1.rawValue }
    if !vectors.isEmpty {
      let layer = try exportedLayer()
      for format in vectors { try folder.write([layer], as: format) }
    }
    if formats.contains(.workbook) { try folder.write("results.xlsx", workbook()) }
    try folder.finish()
  }

  /// Writes `findings.csv` alone; `-` is standard output.
  public func writeFindings(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in
      try report.writeFindings(to: sink)
    }
  }
}

extension ComplianceCheck {
  /// Rooms that belong to nothing in the register, so that nobody is credited with them.
  fileprivate func doubts(about rooms: LoadedTable<ProvidedRoom>?) -> [DataIssue] {
    guard let rooms else { return [] }
    return unlinkedRooms.map { place in
      let source = rooms.rowOrigins.source(of: place)
      return DataIssue(
        file: source.name, line: rooms.rowOrigins.line(of: place),
        field: source.columns["estate"] ?? "estate", value: rooms.rows[place].estate,
        code: .roomWithoutEstate, severity: .doubtful,
        message: Message(
          en: "no new estate has this id or name, so that the room counts for nobody; correct it",
          zh: "没有该编号或名称的新建小区，此用房未计入任何小区；请更正"))
    }
  }
}

extension StudyPlan {
  fileprivate func checkTables() throws(CareCircleError) {
    let tables: [InputKind] = [.estates, .facilities, .townships, .communities]
    guard (tables + InputKind.all.ofClauses).contains(where: inputs.has) else {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "inputs",
          Message(
            en:
              "there is nothing to check; name a study, or tables such as --new-estates and --rooms",
            zh: "没有可检查的数据；请指定研究文件，或 --new-estates、--rooms 等表"))
      ])
    }
  }
}
