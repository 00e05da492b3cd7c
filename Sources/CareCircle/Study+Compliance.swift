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
      issues: readingIssues + tables.issues + doubts(check, tables)
        + check.unusedRecords(in: tables) + check.warningIssues,
      network: streets.network, parameters: parameters(policy), sources: sources(tables))
  }

  private func sources(_ tables: ReadInputs) -> FindingSources {
    let newEstates: LoadedTable<NewEstate>? = tables[.newEstates]
    let rooms: LoadedTable<ProvidedRoom>? = tables[.rooms]
    return FindingSources(
      estates: everyEstateOrigins, newEstates: newEstates?.rowOrigins, rooms: rooms?.rowOrigins,
      facilities: facilityOrigins)
  }

  /// Doubts about rows that a check could not tie to their estate or unit.
  private func doubts(_ check: ComplianceCheck, _ tables: ReadInputs) -> [DataIssue] {
    check.doubts(about: tables[.rooms], of: tables[.newEstates])
      + check.doubts(
        aboutUnitsOf: inputs.filter { $0.kind == .facilities },
        in: [
          .village: tables[.villages], .community: units.communities, .township: units.townships,
        ])
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
    register.columnsOfBoth = BuildingStep.ofBoth(newEstates, rooms)
    register.villages = villages?.rows
    register.communities = units.communities?.rows
    register.townships = units.townships?.rows
    register.namedSites = namedSites?.rows
    for table in RecordTable.allCases {
      guard let kind = InputKind.named(table.rawValue) else { continue }
      let records: LoadedTable<Record>? = tables[kind]
      register.records[table] = records?.rows
    }
    let candidates: LoadedTable<CandidateSite>? = tables[.candidates]
    register.records[.candidates] = candidates?.rows.map(\.record)
    return register
  }
}

extension CandidateSite {
  /// What clauses ask of it.
  fileprivate var record: Record {
    var record = Record(id: id)
    record.name = name
    record.place = isPlaced ? .point(coordinate) : nil
    if let township { record.facts.set("乡镇", township) }
    return record
  }
}

/// The result of checking a policy.
public struct ComplianceResult: Sendable {
  /// The plan of the study.
  public let plan: StudyPlan
  /// The findings of every clause, with the verdict and evidence of each.
  public let check: ComplianceCheck
  /// The facts about each input.
  public let inputs: [InputInfo]
  /// The issues found while reading: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]
  let network: LoadedNetwork?
  let parameters: StudyParameters
  /// The rows of files on which the findings rest.
  let sources: FindingSources

  /// The tables and the layer, in the plan's language.
  public var report: ComplianceReport {
    ComplianceReport(check, language: plan.language, attribution: network?.attribution)
  }

  /// Where the findings come from.
  var provenance: ByteBuffer {
    report.provenance(inputs: inputs, parameters: parameters, network: network)
  }
}
