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

extension Study {
  /// Judges every clause of a policy. A missing table makes the clauses that need it undecided.
  ///
  /// - Throws: `CareCircleError` with every problem of the first table that has any.
  public func check(_ policy: Policy) throws(CareCircleError) -> ComplianceResult {
    let tables = try complianceTables.value.get()
    let check = ComplianceCheck(policy, register(tables))
    return ComplianceResult(
      plan: plan, check: check, inputs: inputs + tables.inputs,
      issues: readingIssues + tables.issues + check.doubts(about: tables.rooms),
      attribution: streets.network?.attribution)
  }

  private func register(_ tables: ComplianceTables) -> Register {
    var register = Register()
    register.asOf = question.requirement.asOf
    register.circle = question.circle
    register.searchLimit = question.searchLimit
    register.ground = streets.ground
    register.facilityExtent = streets.facilitiesExtent
    register.ageRule = question.ageRule
    register.assumesInUse = question.requirement.assumesInUse
    register.countsPlanned = question.requirement.countsPlanned
    register.coversRegion = plan.coversRegion
    register.estates = plan.estates == nil ? nil : estates
    register.facilities = plan.facilities == nil ? nil : facilities
    register.newEstates = tables.newEstates?.rows
    register.rooms = tables.rooms?.rows
    register.villages = tables.villages?.rows
    register.communities = tables.communities?.rows
    register.townships = tables.townships?.rows
    register.namedSites = tables.namedSites?.rows
    return register
  }
}

/// What a check of a policy found.
public struct ComplianceResult: Sendable {
  /// What was planned.
  public let plan: StudyPlan
  /// The findings.
  public let check: ComplianceCheck
  /// What is known of each input.
  public let inputs: [InputInfo]
  /// What was rejected, doubtful or notable while reading.
  public let issues: [DataIssue]
  fileprivate let attribution: String?

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
      DataIssue(
        file: rooms.info.name, line: Int(rooms.lines[place]),
        field: rooms.info.columns["estate"] ?? "estate", value: rooms.rows[place].estate,
        code: .roomWithoutEstate, severity: .doubtful,
        message: Message(
          en: "no new estate has this id or name, so that the room counts for nobody; correct it",
          zh: "没有该编号或名称的新建小区，此用房未计入任何小区；请更正"))
    }
  }
}
