import CareModel
import Geodesy
import PlaneGeometry

/// Assigns facilities and estates to the units of one level.
///
/// The id or name of the unit in a row takes precedence; without a match there, the unit whose area contains the row's
/// point is used. A row that neither settles may lie in several units: in those that its name can mean, or in any that
/// its township, its point and the areas of the units do not rule out.
struct UnitMembers: Sendable {
  /// The facilities of each unit.
  private var facilityUnits: [[Int]]
  /// The estates of each unit.
  private var estateUnits: [[Int]]
  /// The unit of each facility; nil if it is unknown.
  private(set) var unitOfFacility: [Int?]
  /// For each unit, the facilities that declare that they serve it.
  private(set) var servedBy: [Int: [Int]] = [:]
  /// For each unit that declares that it shares rooms, the units with which it does.
  private(set) var sharing: [Int: Set<Int>] = [:]
  /// The names of units in the rows of facilities that mean none of the units, with the number of rows.
  private(set) var unknownNames: [String: Int] = [:]

  private let finder: UnitFinder
  /// The facilities and estates whose unit is not settled, with what is known of it.
  private var openFacilities: [OpenRow] = []
  private var openEstates: [OpenRow] = []
  /// The facilities that serve units of which it is unknown which they are.
  private var openServers: [OpenRow] = []

  private struct OpenRow: Sendable {
    let row: Int
    let place: UnitFinder.Place
    let clue: UnitFinder.Clue
  }

  init(_ units: [AdministrativeUnit], _ register: Register) {
    let finder = UnitFinder(units, beside: UnitFinder.others(units.first?.level, register))
    self.finder = finder
    let facilities = register.facilities ?? []
    let clues = facilities.map { UnitFinder.Clue($0, finder.level) }
    let places = clues.map(finder.place)
    unitOfFacility = places.map(\.unit)
    facilityUnits = Self.members(unitOfFacility, count: units.count)
    openFacilities = Self.open(places, clues)
    let estates = register.estates ?? []
    let estateClues = estates.map { UnitFinder.Clue($0, finder.level) }
    let estatePlaces = estateClues.map(finder.place)
    estateUnits = Self.members(estatePlaces.map(\.unit), count: units.count)
    openEstates = Self.open(estatePlaces, estateClues)
    for clue in clues {
      if let name = clue.name, finder.isUnknown(name) { unknownNames[name, default: 0] += 1 }
    }
    takeServed(facilities)
    takeSharing(units)
  }

  private mutating func takeServed(_ facilities: [Facility]) {
    for (index, facility) in facilities.enumerated() {
      for name in facility.serves {
        let clue = UnitFinder.Clue(name: name, township: nil, point: nil)
        switch finder.place(clue) {
        case .unit(let unit):
          if servedBy[unit]?.last != index { servedBy[unit, default: []].append(index) }
        case .outside: break
        case let place:
          let own = UnitFinder.Clue(facility, finder.level)
          openServers.append(OpenRow(row: index, place: place, clue: own.nearby))
        }
      }
    }
  }

  private mutating func takeSharing(_ units: [AdministrativeUnit]) {
    for (index, unit) in units.enumerated() where !unit.sharedWith.isEmpty {
      for name in unit.sharedWith {
        let clue = UnitFinder.Clue(name: name, township: unit.township, point: nil)
        if let other = finder.place(clue).unit { sharing[index, default: []].insert(other) }
      }
    }
  }

  func facilities(in unit: Int) -> [Int] { facilityUnits[unit] }
  func estates(in unit: Int) -> [Int] { estateUnits[unit] }

  /// The facilities that may lie in a unit, but need not.
  func possibleFacilities(in unit: Int) -> [Int] { rows(openFacilities, in: unit) }

  /// The facilities that may serve a unit, but need not.
  func possibleServers(of unit: Int) -> [Int] { rows(openServers, in: unit) }

  /// The estates that may lie in a unit, but need not.
  func possibleEstates(in unit: Int) -> [Int] { rows(openEstates, in: unit) }

  /// Whether one of two units declares that it shares rooms with the other.
  func declareSharing(_ one: Int, _ other: Int) -> Bool {
    sharing[one]?.contains(other) == true || sharing[other]?.contains(one) == true
  }

  private func rows(_ open: [OpenRow], in unit: Int) -> [Int] {
    open.filter { finder.mayLie($0.clue, $0.place, in: unit) }.map(\.row)
  }

  private static func open(
    _ places: [UnitFinder.Place], _ clues: [UnitFinder.Clue]
  ) -> [OpenRow] {
    places.indices.compactMap { row in
      switch places[row] {
      case .unit, .outside: nil
      case .among, .anywhere: OpenRow(row: row, place: places[row], clue: clues[row])
      }
    }
  }

  private static func members(_ units: [Int?], count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (index, unit) in units.enumerated() {
      if let unit { members[unit].append(index) }
    }
    return members
  }
}

extension AdministrativeUnit {
  /// Whether two units are neighbours: a corner of one unit's area lies in the other's area or within
  /// a distance of it; equality suffices. Nil if one of the units has no area.
  func isNeighbour(of other: AdministrativeUnit, within distance: Length) -> Bool? {
    guard case .area(let own)? = place, case .area(let theirs)? = other.place else { return nil }
    let isNear = { (area: MultiPolygon, corner: Coordinate) in
      area.contains(corner) || area.nearestPoint(to: corner).distance <= distance
    }
    return theirs.outerCorners.contains { isNear(own, $0) }
      || own.outerCorners.contains { isNear(theirs, $0) }
  }
}
