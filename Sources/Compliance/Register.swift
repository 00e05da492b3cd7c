import CareModel
import Coverage
import Geodesy
import PlaneGeometry

/// The tables and settings that clauses are checked against.
///
/// A nil table was not supplied: clauses that need it stay undecided.
public struct Register: Sendable {
  /// The date of the check. Without it, clauses with a due date cannot fail.
  public var asOf: CalendarDate?
  /// The service circle that applies.
  public var circle: ServiceCircle = .walk(minutes: 15)
  /// The distance up to which the nearest facility is searched for.
  public var searchLimit: Length = .kilometres(5)
  /// The street network along which walks are measured; nil for straight lines.
  public var streets: WalkableStreets?
  /// The area in which all facilities are known; nil if it has not been stated.
  public var facilityExtent: MultiPolygon?
  /// The rule that decides which estates are old.
  public var ageRule = OldEstateRule()
  /// Whether a facility of unknown status is assumed to be in use.
  public var assumesInUse = false
  /// Whether rooms count that are still planned or open after the date of the check.
  public var countsPlanned = false
  /// Whether the tables are complete for the region of the policy. If not, a total over the region
  /// may be too small merely because the tables cover only part of it.
  public var coversRegion = false
  /// The steps whose dates were read from one column of one sheet for new estates and for their rooms, so that they
  /// cannot be compared.
  package var columnsOfBoth: Set<BuildingStep> = []
  /// A day that has certainly come if `asOf` is not given: the first day of the policy.
  package var firstDayOfPolicy: CalendarDate?
  /// Whether facilities or rooms are in doubt because `asOf` is not given.
  var lacksDay = false
  /// The last day that has certainly come; nil if none is known.
  var lastCertainDay: CalendarDate? { asOf ?? firstDayOfPolicy }
  /// The ground to whose subjects the check is limited; nil for all ground. What lies outside still serves and counts
  /// where it matters to a subject inside.
  package var within: AskedGround?
  /// The existing housing estates.
  public var estates: [Estate]?
  /// The elder-care facilities of the region. Those whose location is unknown come last.
  public var facilities: [Facility]?
  /// The new estates, with one row for each phase.
  public var newEstates: [NewEstate]?
  /// The rooms of new estates, groups or communities.
  public var rooms: [ProvidedRoom]?
  /// The units at village level.
  public var villages: [AdministrativeUnit]?
  /// The units at community level.
  public var communities: [AdministrativeUnit]?
  /// The units at township level.
  public var townships: [AdministrativeUnit]?
  /// The sites that a policy document mentions by name.
  public var namedSites: [NamedSite]?

  /// The tables beside the registers, of indicators, milestones, parcels and the like.
  public var records: [RecordTable: [Record]] = [:] {
    didSet { regions = Region.all(records) }
  }
  /// The regions that the tables of records describe.
  package private(set) var regions: [Region] = []

  /// Makes a register without any tables.
  public init() {}

  /// The facilities whose location is known, with the same indices as in `facilities`.
  var placedFacilities: [Facility] {
    let all = facilities ?? []
    return Array(all[..<(all.firstIndex { !$0.isPlaced } ?? all.endIndex)])
  }

  /// The requirement for a facility or room to be in use on a day.
  func requirement(asOf day: CalendarDate?) -> RoomRequirement {
    var requirement = RoomRequirement()
    requirement.asOf = day
    requirement.assumesInUse = assumesInUse
    requirement.countsPlanned = countsPlanned
    return requirement
  }

  /// The units of a level; nil if their table is missing.
  func units(_ level: AdministrativeUnit.Level) -> [AdministrativeUnit]? {
    switch level {
    case .village: villages
    case .community: communities
    case .township: townships
    }
  }

  /// The tables of a register, by their names in a study. `study` stands for the region as a whole, which needs
  /// no table.
  package enum Table: String, Sendable {
    case estates
    case facilities
    case newEstates = "new_estates"
    case rooms
    case villages
    case communities
    case townships
    case namedSites = "named_sites"
    case indicators
    case milestones
    case basicServices = "basic_services"
    case parcels
    case conversions
    case candidates
    case subsidies
    case study
  }

  /// Whether a table was supplied.
  func has(_ table: Table) -> Bool {
    switch table {
    case .estates: estates != nil
    case .facilities: facilities != nil
    case .newEstates: newEstates != nil
    case .rooms: rooms != nil
    case .villages: villages != nil
    case .communities: communities != nil
    case .townships: townships != nil
    case .namedSites: namedSites != nil
    case .indicators, .milestones, .basicServices, .parcels, .conversions, .candidates, .subsidies:
      RecordTable(rawValue: table.rawValue).map { records[$0] != nil } ?? false
    case .study: true
    }
  }
}

extension SubjectType {
  /// The table that holds the subjects of this type.
  var table: Register.Table {
    switch self {
    case .estate: .estates
    case .newEstate: .newEstates
    case .village: .villages
    case .community: .communities
    case .township: .townships
    case .facility: .facilities
    case .room: .rooms
    case .namedSite: .namedSites
    case .object: .milestones
    case .parcel: .parcels
    case .conversion: .conversions
    case .candidate: .candidates
    case .recipient: .subsidies
    case .county, .city: .study
    }
  }
}
