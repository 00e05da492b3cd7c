import CareModel
import Geodesy
import PlaneGeometry

/// Assigns facilities and estates to the units of one level.
///
/// The id or name of the unit in a row takes precedence; without a match there, the unit whose area
/// contains the row's point is used. A row that neither settles is unplaced: it may lie in any unit,
/// so that no unit can be said to lack it.
struct UnitMembers: Sendable {
  /// The facilities of each unit.
  private var facilityUnits: [[Int]]
  /// The estates of each unit.
  private var estateUnits: [[Int]]
  /// The unit of each facility; nil if it is unknown.
  private(set) var unitOfFacility: [Int?]
  /// Whether there is a facility that may lie in any unit.
  let hasUnplacedFacilities: Bool
  /// Whether there is an estate that may lie in any unit.
  let hasUnplacedEstates: Bool
  /// For each unit, the facilities that declare that they serve it.
  private(set) var servedBy: [Int: [Int]] = [:]

  init(_ units: [AdministrativeUnit], _ register: Register) {
    let finder = UnitFinder(units)
    let facilities = register.facilities ?? []
    unitOfFacility = facilities.map { facility in
      finder.unit(
        named: finder.level == .township ? facility.township : facility.community,
        at: facility.isPlaced ? facility.coordinate : nil)
    }
    facilityUnits = Self.members(unitOfFacility, count: units.count)
    let estates = register.estates ?? []
    let named = estates.map { finder.level == .township ? $0.township : $0.community }
    let unitOfEstate = zip(estates, named).map { finder.unit(named: $1, at: $0.anchor) }
    estateUnits = Self.members(unitOfEstate, count: units.count)
    hasUnplacedEstates = zip(zip(estates, named), unitOfEstate).contains { estate, unit in
      unit == nil && !finder.isOutside(estate.0.anchor, named: estate.1)
    }
    hasUnplacedFacilities = zip(unitOfFacility, facilities).contains { unit, facility in
      unit == nil
        && !finder.isOutside(
          facility.isPlaced ? facility.coordinate : nil,
          named: finder.level == .township ? facility.township : facility.community)
    }
    for (index, facility) in facilities.enumerated() {
      for name in facility.serves {
        if let unit = finder.unit(named: name, at: nil) {
          servedBy[unit, default: []].append(index)
        }
      }
    }
  }

  func facilities(in unit: Int) -> [Int] { facilityUnits[unit] }
  func estates(in unit: Int) -> [Int] { estateUnits[unit] }

  private static func members(_ units: [Int?], count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (index, unit) in units.enumerated() {
      if let unit { members[unit].append(index) }
    }
    return members
  }
}

/// Finds the unit in which a row of another table lies.
struct UnitFinder: Sendable {
  let level: AdministrativeUnit.Level?
  private let units: [AdministrativeUnit]
  /// Units by id and name; nil for a name that several units share.
  private var byName: [String: Int?] = [:]
  private let areas: [(unit: Int, area: MultiPolygon, box: BoundingBox)]

  init(_ units: [AdministrativeUnit]) {
    self.units = units
    level = units.first?.level
    areas = units.indices.compactMap { unit in
      guard case .area(let area)? = units[unit].place else { return nil }
      return (unit, area, BoundingBox(area))
    }
    for (index, unit) in units.enumerated() {
      for name in Set([unit.id, unit.name].compactMap(\.self)) {
        byName[name] = byName[name] == nil ? .some(index) : .some(nil)
      }
    }
  }

  /// The unit with this id or name or, if there is none, the first whose area contains the point.
  func unit(named name: String?, at point: Coordinate?) -> Int? {
    if let name, let unit = byName[name] ?? nil { return unit }
    guard let point else { return nil }
    return areas.first { $0.box.contains(point) && $0.area.contains(point) }?.unit
  }

  /// Whether a row certainly lies in none of the units: it names another one, or names none while
  /// every unit has an area and none of them contains the point.
  func isOutside(_ point: Coordinate?, named name: String?) -> Bool {
    if let name { return byName[name] == nil }
    guard let point else { return false }
    return areas.count == units.count && unit(named: nil, at: point) == nil
  }
}

/// The bounding box of an area in degrees. Its edge counts as inside.
struct BoundingBox: Sendable {
  private let south, north, west, east: Double

  init(_ area: MultiPolygon) {
    let corners = area.outerCorners
    south = corners.lazy.map(\.latitude).min() ?? 0
    north = corners.lazy.map(\.latitude).max() ?? 0
    west = corners.lazy.map(\.longitude).min() ?? 0
    east = corners.lazy.map(\.longitude).max() ?? 0
  }

  func contains(_ point: Coordinate) -> Bool {
    (south...north).contains(point.latitude) && (west...east).contains(point.longitude)
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
