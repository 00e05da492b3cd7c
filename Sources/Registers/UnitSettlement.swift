import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// What decides the unit of an estate if its row and its location disagree.
public enum UnitsBy: String, Sendable, CaseIterable {
  /// The unit named in the row; the location decides only if the row names none.
  case name
  /// The location; the row decides only if the estate lies in no unit's polygon.
  case ground
}

/// Assigns each estate to a unit of one level, and reports contradictions.
struct UnitSettlement {
  let units: LoadedTable<AdministrativeUnit>
  let estates: LoadedTable<Estate>
  let key: WritableKeyPath<Estate, String?> & Sendable
  let field: String
  let contradiction: DataIssue.Code
  let deciding: UnitsBy
  let hasAllEstates: Bool

  /// Sets the unit of every estate to the name in the table of units, if the unit can be found.
  func settle(_ rows: inout [Estate]) -> [DataIssue] {
    let names = UnitNameIndex(units.rows)
    let grounds = ground(of: rows)
    var matches: [String: UnitNameIndex.Match] = [:]
    var tally = UnitTally(units.rows.count)
    var issues: [DataIssue] = []
    for index in rows.indices {
      let ground = grounds.map { Int($0[index]) }.flatMap { $0 < 0 ? nil : $0 }
      guard let said = rows[index][keyPath: key] else {
        if let ground { tally.count(ground, in: &rows[index], key, name(of: ground)) }
        continue
      }
      let match = matches[said] ?? names.match(said)
      matches[said] = match
      if let unit = unit(said, match, on: ground) {
        if !isCalled(unit, said), !match.units.contains(unit) {
          issues.append(moved(index, said, to: unit))
        } else if !isCalled(unit, said) {
          tally.likened[UnitTally.Likeness(said: said, unit: unit), default: 0] += 1
        } else if let ground, !match.units.contains(ground) {
          issues.append(contradicts(index, said, name(of: ground)))
        }
        // If the row gives the exact id or name, it is kept, so rows with an id stay distinct from rows with a name.
        tally.count(unit, in: &rows[index], key, isCalled(unit, said) ? said : name(of: unit))
      } else {
        tally.unknown[said, default: 0] += 1
      }
    }
    return issues + tally.issues(for: self)
  }

  /// The unit to which an estate belongs; nil if it cannot be determined.
  private func unit(_ said: String, _ match: UnitNameIndex.Match, on ground: Int?) -> Int? {
    if deciding == .ground, let ground { return ground }
    if match.isExact {
      return ground.flatMap { match.units.contains($0) ? $0 : nil } ?? match.units.first
    }
    // A name that is only similar must agree with the location, if that is known.
    if let ground { return match.units.contains(ground) ? ground : nil }
    return Set(match.units.map { name(of: $0) }).count == 1 ? match.units.first : nil
  }

  private func isCalled(_ unit: Int, _ said: String) -> Bool {
    units.rows[unit].name == said || units.rows[unit].id == said
  }

  func name(of unit: Int) -> String { units.rows[unit].name ?? units.rows[unit].id }

  /// The unit whose polygon contains each estate, or -1; nil if no unit has a polygon.
  private func ground(of rows: [Estate]) -> [Int32]? {
    guard units.rows.contains(where: { $0.ground != nil }) else { return nil }
    let placed = rows.indices.filter { rows[$0].anchor != nil }
    let found = PolygonIndex(units.rows.map(\.ground))
      .indices(containing: placed.compactMap { rows[$0].anchor })
    var grounds = [Int32](repeating: -1, count: rows.count)
    for (index, unit) in zip(placed, found) { grounds[index] = unit }
    return grounds
  }
}

/// The number of estates in each unit, and how their names were matched.
struct UnitTally {
  struct Likeness: Hashable {
    let said: String
    let unit: Int
  }

  private var counts: [Int]
  var likened: [Likeness: Int] = [:]
  var unknown: [String: Int] = [:]

  init(_ units: Int) { counts = [Int](repeating: 0, count: units) }

  mutating func count(
    _ unit: Int, in estate: inout Estate, _ key: WritableKeyPath<Estate, String?>, _ name: String
  ) {
    counts[unit] += 1
    if estate[keyPath: key] != name { estate[keyPath: key] = name }
  }

  func issues(for settlement: UnitSettlement) -> [DataIssue] {
    let alike = likened.sorted { ($0.key.said, $0.key.unit) < ($1.key.said, $1.key.unit) }
    return alike.map { settlement.likened($0.key.said, $0.key.unit, $0.value) }
      + [
        settlement.unknown(unknown),
        settlement.hasAllEstates
          ? settlement.empty(emptyNames(settlement), hasUnknown: !unknown.isEmpty) : nil,
      ]
      .compactMap(\.self)
  }

  /// The names of units without estates; the rows of a unit that has several count together.
  private func emptyNames(_ settlement: UnitSettlement) -> [String] {
    var held: Set<String> = []
    for unit in counts.indices where counts[unit] > 0 { held.insert(settlement.name(of: unit)) }
    var names: [String] = []
    for unit in counts.indices where held.insert(settlement.name(of: unit)).inserted {
      names.append(settlement.name(of: unit))
    }
    return names
  }
}
