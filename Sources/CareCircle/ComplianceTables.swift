import CareModel
import Registers
import Tables
import Wording

/// The tables of a plan that only clauses ask for.
struct ComplianceTables {
  let newEstates: LoadedTable<NewEstate>?
  let rooms: LoadedTable<ProvidedRoom>?
  let villages: LoadedTable<AdministrativeUnit>?
  let communities: LoadedTable<AdministrativeUnit>?
  let townships: LoadedTable<AdministrativeUnit>?
  let namedSites: LoadedTable<NamedSite>?

  /// Reads whatever the plan names; files that are not there are told all at once.
  ///
  /// Townships and communities have been read with the estates.
  init(_ plan: StudyPlan, _ units: StudyUnits) throws(CareCircleError) {
    let missing = [plan.newEstates, plan.rooms, plan.villages, plan.namedSites]
      .compactMap { $0?.absence }
    guard missing.isEmpty else { throw .inputMissing(missing) }
    newEstates = try Self.load(plan.newEstates) { file throws(CareCircleError) in
      try .newEstates(file)
    }
    rooms = try Self.load(plan.rooms) { file throws(CareCircleError) in try .rooms(file) }
    villages = try Self.load(plan.villages) { file throws(CareCircleError) in
      try .units(file, level: .village)
    }
    (townships, communities) = (units.townships, units.communities)
    namedSites = try Self.load(plan.namedSites) { file throws(CareCircleError) in
      try .namedSites(file)
    }
  }

  private static func load<Row>(
    _ file: InputFile?, _ read: (InputFile) throws(CareCircleError) -> LoadedTable<Row>
  ) throws(CareCircleError) -> LoadedTable<Row>? {
    guard let file else { return nil }
    return try read(file).withRows()
  }

  /// What is known of each file, in the order of reading.
  var inputs: [InputInfo] {
    [newEstates?.info, rooms?.info, villages?.info, namedSites?.info].compactMap(\.self)
  }

  /// What was rejected, doubtful or notable.
  var issues: [DataIssue] {
    (newEstates?.issues ?? []) + (rooms?.issues ?? []) + (villages?.issues ?? [])
      + (namedSites?.issues ?? [])
  }
}
