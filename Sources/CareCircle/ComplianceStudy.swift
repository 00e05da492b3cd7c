import CareModel
import Compliance
import Coverage
import Geodesy
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
  private let network: LoadedNetwork?
  private let accessCap: Length?

  /// Reads whatever tables a plan names, and judges every clause of a policy.
  ///
  /// A missing table makes the clauses that need it undecided. A plan without any table is refused.
  /// - Throws: `CareCircleError` with every problem of the first input that has any.
  public init(_ plan: StudyPlan, policy: Policy) throws(CareCircleError) {
    try plan.checkTables()
    let study = try Study(unchecked: plan)
    let tables = try ComplianceTables(plan, study.units)
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
    register.estates = plan.estates == nil ? nil : study.estates
    register.facilities = plan.facilities == nil ? nil : study.facilities
    register.newEstates = tables.newEstates?.rows
    register.rooms = tables.rooms?.rows
    register.villages = tables.villages?.rows
    register.communities = tables.communities?.rows
    register.townships = tables.townships?.rows
    register.namedSites = tables.namedSites?.rows
    self.plan = plan
    check = ComplianceCheck(policy, register)
    network = study.streets.network
    accessCap = study.streets.ground?.access.rules.cap
    inputs = study.inputs + tables.inputs
    issues = study.readingIssues + tables.issues + check.doubts(about: tables.rooms)
  }

  /// The tables and the layer in the plan's language.
  public var report: ComplianceReport {
    ComplianceReport(check, language: plan.language, attribution: network?.attribution)
  }

  /// From what the findings were made.
  var provenance: ByteBuffer {
    report.provenance(
      inputs: inputs,
      parameters: StudyParameters(requirement: plan.requirement, ageRule: plan.ageRule),
      network: network, accessCap: accessCap)
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

extension StudyPlan {
  fileprivate func checkTables() throws(CareCircleError) {
    let files = [
      estates, facilities, newEstates, rooms, villages, communities, townships, namedSites,
    ]
    guard files.contains(where: { $0 != nil }) else {
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
