import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// By what the unit of an estate is decided where its row and the ground on which it stands differ.
public enum UnitsBy: String, Sendable, CaseIterable {
  /// What the row says comes first, the ground where it says nothing.
  case name
  /// The ground comes first, what the row says where the estate stands on none.
  case ground
}

/// Decides in which unit of one level each estate counts, and tells what does not fit.
struct UnitSettlement {
  let units: LoadedTable<AdministrativeUnit>
  let estates: LoadedTable<Estate>
  let key: WritableKeyPath<Estate, String?> & Sendable
  let field: String
  let contradiction: DataIssue.Code
  let deciding: UnitsBy

  /// Names the unit of every estate as its table does, where that is known.
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
        // What is called as its row says stays so, that rows with an id are told apart from those with a name.
        tally.count(unit, in: &rows[index], key, isCalled(unit, said) ? said : name(of: unit))
      } else {
        tally.unknown[said, default: 0] += 1
      }
    }
    return issues + tally.issues(for: self)
  }

  /// The unit in which an estate counts; nil where no unit is known to be meant.
  private func unit(_ said: String, _ match: UnitNameIndex.Match, on ground: Int?) -> Int? {
    if deciding == .ground, let ground { return ground }
    if match.isExact {
      return ground.flatMap { match.units.contains($0) ? $0 : nil } ?? match.units.first
    }
    // A name that is only alike has to agree with the ground, where that is known.
    if let ground { return match.units.contains(ground) ? ground : nil }
    return Set(match.units.map { name(of: $0) }).count == 1 ? match.units.first : nil
  }

  private func isCalled(_ unit: Int, _ said: String) -> Bool {
    units.rows[unit].name == said || units.rows[unit].id == said
  }

  func name(of unit: Int) -> String { units.rows[unit].name ?? units.rows[unit].id }

  /// The unit on whose ground each estate stands, or -1; nil where no unit has ground.
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

/// How many estates each unit holds, and how they were found to belong there.
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
        settlement.empty(emptyNames(settlement), hasUnknown: !unknown.isEmpty),
      ]
      .compactMap(\.self)
  }

  /// The names of units without estates; a unit on several rows has those of all of them.
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
