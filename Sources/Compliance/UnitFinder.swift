import CareModel
import Geodesy
import PlaneGeometry

/// Finds the units of one level in which rows of other tables lie.
struct UnitFinder: Sendable {
  /// What a row tells about its unit.
  struct Clue: Sendable {
    /// The name or id of the unit in the row.
    var name: String?
    /// The township in the row; nil for rows about townships.
    var township: String?
    /// The point of the row.
    var point: Coordinate?
  }

  /// The unit of a row, as far as it is known.
  enum Place: Sendable {
    case unit(Int)
    /// One of some units.
    case among([Int])
    /// One of the units, or none of them.
    case anywhere
    /// None of the units.
    case outside

    var unit: Int? {
      if case .unit(let unit) = self { return unit }
      return nil
    }
  }

  let level: AdministrativeUnit.Level?
  private let units: [AdministrativeUnit]
  private let names: UnitNameIndex
  /// The names of units of the other level below townships.
  private let others: UnitNameIndex?
  private let townships: TownshipNames
  private let areas: [(unit: Int, area: MultiPolygon, box: BoundingBox)]

  /// A finder of some units. `beside` are units of another level that stand in the same columns, so that a row which
  /// names one of them lies in none of these units.
  init(_ units: [AdministrativeUnit], beside others: [AdministrativeUnit]?) {
    self.units = units
    level = units.first?.level
    names = UnitNameIndex(units)
    self.others = others.map(UnitNameIndex.init)
    townships = TownshipNames(level == .township ? [] : units.map(\.township))
    areas = units.indices.compactMap { unit in
      guard case .area(let area)? = units[unit].place else { return nil }
      return (unit, area, BoundingBox(area))
    }
  }

  /// The table of communities for villages, and the other way round.
  static func others(
    _ level: AdministrativeUnit.Level?, _ register: Register
  ) -> [AdministrativeUnit]? {
    switch level {
    case .village: register.communities
    case .community: register.villages
    case .township, nil: nil
    }
  }

  /// The unit of a row.
  func place(_ clue: Clue) -> Place {
    guard let name = clue.name else {
      guard let point = clue.point else { return .anywhere }
      if let ground = unit(at: point) { return .unit(ground) }
      return areas.count == units.count ? .outside : .anywhere
    }
    let match = names.match(name)
    // Several townships may have a village of one name.
    let found =
      match.units.count == 1 && clue.township == nil
      ? match.units : match.units.filter { isIn(clue.township, $0) != false }
    guard !found.isEmpty else { return unmatched(name, clue, hasNamesakes: !match.units.isEmpty) }
    if match.isExact, found.count == 1 { return .unit(found[0]) }
    // A name that is only similar must agree with the location, if that is known.
    if let ground = clue.point.flatMap(unit) {
      if found.contains(ground) { return .unit(ground) }
      return .among(match.isExact ? found : (found + [ground]).sorted())
    }
    return found.count == 1 ? .unit(found[0]) : .among(found)
  }

  /// The place of a row that names none of the units.
  private func unmatched(_ name: String, _ clue: Clue, hasNamesakes: Bool) -> Place {
    if let point = clue.point {
      if let ground = unit(at: point) { return .unit(ground) }
      if areas.count == units.count { return .outside }
    }
    if !hasNamesakes, isElsewhere(name) { return .outside }
    return .anywhere
  }

  /// Whether a name means none of the units and no unit of the other level, either.
  func isUnknown(_ name: String) -> Bool {
    names.match(name).units.isEmpty && !isElsewhere(name)
  }

  /// Whether a name that means none of the units means one of another level: a community is not a village.
  private func isElsewhere(_ name: String) -> Bool {
    if others?.match(name).units.isEmpty == false { return true }
    return level != .township && names.isOfOtherKind(name)
  }

  /// Whether a row that is not settled may lie in a unit.
  func mayLie(_ clue: Clue, _ place: Place, in unit: Int) -> Bool {
    switch place {
    case .unit(let own): return own == unit
    case .among(let some): return some.contains(unit)
    case .outside: return false
    case .anywhere: break
    }
    if isIn(clue.township, unit) == false { return false }
    guard let point = clue.point else { return true }
    switch units[unit].place {
    case .area(let area): return area.contains(point)
    case .point(let centre): return !isFar(point, centre)
    case .gatesOnly, nil: return true
    }
  }

  /// Whether a point is so far from that of a unit that it cannot lie in it.
  private func isFar(_ point: Coordinate, _ centre: Coordinate) -> Bool {
    let limit: Length = level == .township ? .kilometres(200) : .kilometres(50)
    return Geodesic.distance(point, centre) > limit
  }

  /// Whether a unit belongs to a township; nil if that is unknown.
  private func isIn(_ township: String?, _ unit: Int) -> Bool? {
    guard level != .township, let township else { return nil }
    return townships.isIn(township, unit)
  }

  private func unit(at point: Coordinate) -> Int? {
    areas.first { $0.box.contains(point) && $0.area.contains(point) }?.unit
  }
}

extension UnitFinder.Clue {
  init(_ facility: Facility, _ level: AdministrativeUnit.Level?) {
    self.init(
      name: level == .township ? facility.township : facility.community,
      township: level == .township ? nil : facility.township,
      point: facility.isPlaced ? facility.coordinate : nil)
  }

  init(_ estate: Estate, _ level: AdministrativeUnit.Level?) {
    self.init(
      name: level == .township ? estate.township : estate.community,
      township: level == .township ? nil : estate.township, point: estate.anchor)
  }

  /// What is known about the units that a facility serves: they need not lie in its township, nor contain its point.
  var nearby: Self { Self(name: nil, township: nil, point: nil) }
}

/// The townships to which units belong, as their rows name them.
private struct TownshipNames: Sendable {
  private let index: UnitNameIndex
  /// For each unit, the index of its township's name; nil if its row names none.
  private let ofUnit: [Int?]

  init(_ names: [String?]) {
    var numbers: [String: Int] = [:]
    var townships: [AdministrativeUnit] = []
    ofUnit = names.map { name in
      guard let name else { return nil }
      if let number = numbers[name] { return number }
      numbers[name] = townships.count
      townships.append(AdministrativeUnit(id: name, level: .township))
      return townships.count - 1
    }
    index = UnitNameIndex(townships)
  }

  /// Whether a unit belongs to a township; nil if its row names none, or none of the units' townships is meant.
  func isIn(_ township: String, _ unit: Int) -> Bool? {
    guard let own = ofUnit[unit] else { return nil }
    let meant = index.match(township).units
    return meant.isEmpty ? nil : meant.contains(own)
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
