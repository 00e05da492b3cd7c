import CareModel
import Coverage
import Geodesy
import PlaneGeometry

/// Everything that clauses can ask about. A nil table was not given: clauses that need it stay undecided.
public struct Register: Sendable {
  /// The day for which the question is asked; without it, due dates decide nothing.
  public var asOf: CalendarDate?
  /// The circle in force.
  public var circle: ServiceCircle = .walk(minutes: 15)
  /// How far the nearest place is looked for.
  public var searchLimit: Length = .kilometres(5)
  /// The streets that walks go along; nil for straight lines.
  public var ground: StreetGround?
  /// The area whose facilities are known; nil where nobody has said.
  public var facilityExtent: MultiPolygon?
  /// Which estates are old.
  public var ageRule = OldEstateRule()
  /// Takes a place whose status is not given as in use.
  public var assumesInUse = false
  /// Counts rooms that are planned or open after the day asked for as if they were there.
  public var countsPlanned = false
  /// Whether the tables hold everything there is in the region of the policy. Without it a sum over the
  /// region can be too small only because the tables are a part of it.
  public var coversRegion = false
  /// Existing estates.
  public var estates: [Estate]?
  /// Places of care.
  public var facilities: [Facility]?
  /// New estates, a row for each phase.
  public var newEstates: [NewEstate]?
  /// Rooms tied to new estates, groups or communities.
  public var rooms: [ProvidedRoom]?
  /// Villages.
  public var villages: [AdministrativeUnit]?
  /// Communities.
  public var communities: [AdministrativeUnit]?
  /// Townships.
  public var townships: [AdministrativeUnit]?
  /// Places that a document calls by name.
  public var namedSites: [NamedSite]?

  /// A register without any table.
  public init() {}

  /// What a place must be to be in use on a day.
  func requirement(asOf day: CalendarDate?) -> RoomRequirement {
    var requirement = RoomRequirement()
    requirement.asOf = day
    requirement.assumesInUse = assumesInUse
    requirement.countsPlanned = countsPlanned
    return requirement
  }

  /// The units of a level.
  func units(_ level: AdministrativeUnit.Level) -> [AdministrativeUnit]? {
    switch level {
    case .village: villages
    case .community: communities
    case .township: townships
    }
  }

  /// How many subjects there are of a type; nil when their table is missing.
  func count(_ type: SubjectType) -> Int? {
    switch type {
    case .estate: estates?.count
    case .newEstate: newEstates?.count
    case .village: villages?.count
    case .community: communities?.count
    case .township: townships?.count
    case .facility: facilities?.count
    case .namedSite: namedSites?.count
    case .county, .city: 1
    }
  }

  /// The name of the table that holds subjects of a type, as a study calls it.
  static func table(_ type: SubjectType) -> String {
    switch type {
    case .estate: "estates"
    case .newEstate: "new_estates"
    case .village: "villages"
    case .community: "communities"
    case .township: "townships"
    case .facility: "facilities"
    case .namedSite: "named_sites"
    case .county, .city: "study"
    }
  }
}
