import CareCircleTestSupport
import CareModel
import Compliance
import Geodesy
import Testing

/// A policy that comes with CareCircle, with values that a user gives.
func policy(_ name: String, _ overrides: [String] = []) throws -> Policy {
  let source = try #require(PolicyLibrary.source(name))
  return try source.policy(overrides.compactMap { PolicySource.Override($0) })
}

/// What a clause says of every subject.
func findings(
  _ name: String, _ clause: String, _ register: Register, _ overrides: [String] = []
) throws -> [Finding] {
  try findings(policy(name, overrides), clause, register)
}

/// What a clause says of every subject.
func findings(_ policy: Policy, _ clause: String, _ register: Register) -> [Finding] {
  ComplianceCheck(policy, register).findings.filter { policy.clauses[$0.clause].id == clause }
}

/// What a clause says of the first subject.
func finding(
  _ name: String, _ clause: String, _ register: Register, _ overrides: [String] = []
) throws -> Finding {
  try #require(findings(name, clause, register, overrides).first)
}

/// What is wrong with a policy file.
func problems(_ text: String, _ overrides: [String] = []) -> [PolicyProblem] {
  do throws(PolicyProblems) {
    _ = try PolicySource(text).policy(overrides.compactMap { PolicySource.Override($0) })
    return []
  } catch {
    return error.problems
  }
}

extension FindingReason: CustomTestStringConvertible {
  /// The code, for the names of cases.
  public var testDescription: String { rawValue }
}

// MARK: - Registers

extension Register {
  /// A register as of a day, filled by a closure; every subject has values that satisfy its clauses until
  /// told otherwise.
  static func asOf(_ day: String?, _ fill: (inout Register) -> Void) -> Register {
    var register = Register()
    register.asOf = day.flatMap { CalendarDate($0) }
    register.coversRegion = true
    fill(&register)
    return register
  }

  /// An urban estate of 1990, at a distance in metres east of the origin.
  mutating func estate(
    _ id: String = "E", east: Double = 0, _ change: (inout Estate) -> Void = { _ in }
  ) {
    var estate = Estate(id: id, place: .point(Scene().place(east: east)))
    estate.built = YearRange(1990)
    change(&estate)
    estates = (estates ?? []) + [estate]
  }

  /// A place of care in use, at a distance in metres east of the origin.
  mutating func facility(
    _ id: String = "F", _ kind: RoomKind? = .careRoom, east: Double = 0, area: Double? = 200,
    _ change: (inout Facility) -> Void = { _ in }
  ) {
    var facility = Facility(id: id, coordinate: Scene().place(east: east))
    facility.kind = kind
    facility.area = RoomArea(gross: area.map { .squareMetres($0) })
    facility.status = .inUse
    facility.community = "C"
    facility.township = "T"
    change(&facility)
    facilities = (facilities ?? []) + [facility]
  }

  /// A new estate of 412 dwellings and 68,400 m² whose land was conditioned in 2025; its four days are
  /// those of `Register.days`.
  mutating func newEstate(_ id: String = "N", _ change: (inout NewEstate) -> Void = { _ in }) {
    var estate = NewEstate(id: id)
    estate.households = 412
    estate.floorArea = AreaBounds(.squareMetres(68_400))
    estate.planningConditions = CalendarDate("2025-01-10")
    estate.dates = Self.days
    change(&estate)
    newEstates = (newEstates ?? []) + [estate]
    rooms = rooms ?? []
  }

  /// A room in use of the new estate N, built on the days of `Register.days`.
  mutating func room(
    _ id: String = "R", gross: Double? = nil, inner: Double? = nil, usable: Double? = nil,
    _ change: (inout ProvidedRoom) -> Void = { _ in }
  ) {
    var room = ProvidedRoom(id: id)
    room.estate = "N"
    room.area = RoomArea(
      gross: gross.map { .squareMetres($0) }, inner: inner.map { .squareMetres($0) },
      usable: usable.map { .squareMetres($0) })
    room.status = .inUse
    room.dates = Self.days
    change(&room)
    rooms = (rooms ?? []) + [room]
  }

  /// Records a service somewhere else, in a place that was pulled down: the table knows such services.
  mutating func record(_ service: String) {
    facility("Gone", .other) {
      $0.services = [service]
      $0.status = .demolished
      ($0.community, $0.township) = ("Elsewhere", "Elsewhere")
    }
  }

  /// A village, community or township without a ground.
  mutating func unit(
    _ level: AdministrativeUnit.Level, _ id: String,
    _ change: (inout AdministrativeUnit) -> Void = { _ in }
  ) {
    var unit = AdministrativeUnit(id: id, level: level)
    change(&unit)
    switch level {
    case .village: villages = (villages ?? []) + [unit]
    case .community: communities = (communities ?? []) + [unit]
    case .township: townships = (townships ?? []) + [unit]
    }
    facilities = facilities ?? []
  }

  /// Permit, start, acceptance and handover, all between January 2025 and January 2026.
  static var days: BuildingDates {
    var dates = BuildingDates()
    dates.permit = CalendarDate("2025-02-01")
    dates.start = CalendarDate("2025-03-01")
    dates.acceptance = CalendarDate("2025-12-20")
    dates.handover = CalendarDate("2026-01-15")
    return dates
  }
}
