import CareModel
import Compliance
import Coverage
import Registers
import Reports
import TextFormats
import Wording

extension Study {
  /// Judges every clause of a policy. If a table is missing, the clauses that need it are undecided.
  ///
  /// - Throws: `CareCircleError` with every problem of the first table that has any.
  public func check(_ policy: Policy) throws(CareCircleError) -> ComplianceResult {
    let tables = try complianceTables.value.get()
    let check = ComplianceCheck(policy, register(tables))
    return ComplianceResult(
      plan: plan, check: check, inputs: inputs + tables.infos,
      issues: readingIssues + tables.issues + check.doubts(about: tables[.rooms]),
      network: streets.network, parameters: parameters(policy))
  }

  private func register(_ tables: ReadInputs) -> Register {
    let newEstates: LoadedTable<NewEstate>? = tables[.newEstates]
    let rooms: LoadedTable<ProvidedRoom>? = tables[.rooms]
    let villages: LoadedTable<AdministrativeUnit>? = tables[.villages]
    let namedSites: LoadedTable<NamedSite>? = tables[.namedSites]
    var register = Register()
    register.asOf = question.requirement.asOf
    register.circle = question.circle
    register.searchLimit = question.searchLimit
    register.streets = streets.walkable
    register.facilityExtent = streets.facilitiesExtent
    register.ageRule = question.ageRule
    register.assumesInUse = question.requirement.assumesInUse
    register.countsPlanned = question.requirement.countsPlanned
    register.coversRegion = plan.coversRegion
    register.within = asked.ground
    register.estates = plan.inputs.has(.estates) ? asked.every : nil
    register.facilities = plan.inputs.has(.facilities) ? facilities + unplacedFacilities : nil
    register.newEstates = newEstates?.rows
    register.rooms = rooms?.rows
    register.villages = villages?.rows
    register.communities = units.communities?.rows
    register.townships = units.townships?.rows
    register.namedSites = namedSites?.rows
    return register
  }
}

/// The result of checking a policy.
public struct ComplianceResult: Sendable {
  /// The plan of the study.
  public let plan: StudyPlan
  /// The findings.
  public let check: ComplianceCheck
  /// The facts about each input.
  public let inputs: [InputInfo]
  /// The issues found while reading: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]
  let network: LoadedNetwork?
  let parameters: StudyParameters

  /// The tables and the layer, in the plan's language.
  public var report: ComplianceReport {
    ComplianceReport(check, language: plan.language, attribution: network?.attribution)
  }

  /// Where the findings come from.
  var provenance: ByteBuffer {
    report.provenance(inputs: inputs, parameters: parameters, network: network)
  }
}

extension ComplianceCheck {
  /// Doubts about rooms that belong to nothing in the register, so that they count for no estate.
  fileprivate func doubts(about rooms: LoadedTable<ProvidedRoom>?) -> [DataIssue] {
    guard let rooms else { return [] }
    return unlinkedRooms.map { row in
      let source = rooms.rowOrigins.source(of: row)
      return DataIssue(
        file: source.name, line: rooms.rowOrigins.line(of: row),
        row: source.rowName(rooms.rows[row].name), field: source.columns["estate"] ?? "estate",
        value: rooms.rows[row].estate,
        code: .roomWithoutEstate, severity: .doubtful,
        message: Message(
          en: "no new estate has this id or name, so the room counts for no estate; correct it",
          zh: "没有该编号或名称的新建小区，此用房未计入任何小区；请更正"))
    }
  }
}
