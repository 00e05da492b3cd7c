import CareModel
import Geodesy
import PlaneGeometry

/// Which facilities and estates lie in which unit of a level, by what their rows say, else by the ground.
///
/// A facility's own column comes first (the unit's id or name); a polygon fills a blank. What neither
/// settles is unplaced: it may lie in any unit, so that nothing can be said to lack it.
struct UnitMembers: Sendable {
  private var facilityUnits: [[Int]]
  private var estateUnits: [[Int]]
  /// The unit of each facility; nil where it is not known.
  private(set) var unitOfFacility: [Int?]
  /// Whether a facility's unit is not known.
  let hasUnplacedFacilities: Bool
  /// Whether an estate's unit is not known.
  let hasUnplacedEstates: Bool
  /// Facilities that declare to serve a unit, by unit.
  private(set) var servedBy: [Int: [Int]] = [:]

  init(_ units: [AdministrativeUnit], _ register: Register) {
    let finder = UnitFinder(units)
    let facilities = register.facilities ?? []
    unitOfFacility = facilities.map { facility in
      finder.unit(
        named: finder.level == .township ? facility.township : facility.community,
        at: facility.coordinate)
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
          facility.coordinate,
          named: finder.level == .township ? facility.township : facility.community)
    }
    for (place, facility) in facilities.enumerated() {
      for name in facility.serves {
        if let unit = finder.unit(named: name, at: nil) {
          servedBy[unit, default: []].append(place)
        }
      }
    }
  }

  func facilities(in unit: Int) -> [Int] { facilityUnits[unit] }
  func estates(in unit: Int) -> [Int] { estateUnits[unit] }

  private static func members(_ units: [Int?], count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (place, unit) in units.enumerated() {
      if let unit { members[unit].append(place) }
    }
    return members
  }
}

/// Finds the unit that a row means.
struct UnitFinder: Sendable {
  let level: AdministrativeUnit.Level?
  private let units: [AdministrativeUnit]
  /// Units by id and name; nil for a name that several bear.
  private var byName: [String: Int?] = [:]
  private let areas: [(unit: Int, ground: MultiPolygon, box: GroundBox)]

  init(_ units: [AdministrativeUnit]) {
    self.units = units
    level = units.first?.level
    areas = units.indices.compactMap { unit in
      guard case .area(let ground)? = units[unit].place else { return nil }
      return (unit, ground, GroundBox(ground))
    }
    for (place, unit) in units.enumerated() {
      for name in Set([unit.id, unit.name].compactMap(\.self)) {
        byName[name] = byName[name] == nil ? .some(place) : .some(nil)
      }
    }
  }

  /// The unit by id or name, else the one on whose ground the point lies.
  func unit(named name: String?, at point: Coordinate?) -> Int? {
    if let name, let unit = byName[name] ?? nil { return unit }
    guard let point else { return nil }
    return areas.first { $0.box.contains(point) && $0.ground.contains(point) }?.unit
  }

  /// Whether a facility certainly lies in none of the units: it names another one, or every unit has a
  /// ground and the point is on none.
  func isOutside(_ point: Coordinate?, named name: String?) -> Bool {
    if let name { return byName[name] == nil }
    guard let point else { return false }
    return areas.count == units.count && unit(named: nil, at: point) == nil
  }
}

/// The box of degrees around a ground.
struct GroundBox: Sendable {
  private let south, north, west, east: Double

  init(_ ground: MultiPolygon) {
    let corners = ground.outerCorners
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
  /// Whether two units are neighbours: their grounds come within a distance, corners included; nil where
  /// one has no ground.
  func isNeighbour(of other: AdministrativeUnit, within distance: Length) -> Bool? {
    guard case .area(let own)? = place, case .area(let theirs)? = other.place else { return nil }
    let isNear = { (ground: MultiPolygon, corner: Coordinate) in
      ground.contains(corner) || ground.nearestPoint(to: corner).distance <= distance
    }
    return theirs.outerCorners.contains { isNear(own, $0) }
      || own.outerCorners.contains { isNear(theirs, $0) }
  }
}
