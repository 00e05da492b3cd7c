import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// The townships and communities of a study, and which estate lies in which.
///
/// What an estate's own row says comes first. Where it says nothing, the unit on whose ground the estate stands is
/// filled in; where it says another unit of the table, the row is kept and the contradiction listed.
package struct StudyUnits: Sendable {
  package let townships: LoadedTable<AdministrativeUnit>?
  package let communities: LoadedTable<AdministrativeUnit>?

  /// Units of tables.
  package init(
    townships: LoadedTable<AdministrativeUnit>?, communities: LoadedTable<AdministrativeUnit>?
  ) {
    (self.townships, self.communities) = (townships, communities)
  }

  /// Those among the inputs that were read.
  package init(_ read: ReadInputs) {
    self.init(townships: read[.townships], communities: read[.communities])
  }

  /// The townships, each once: one that lies on several rows has the ground of all of them.
  package var wholeTownships: [AdministrativeUnit] { Self.whole(townships?.rows ?? []) }

  /// The communities in the same way.
  package var wholeCommunities: [AdministrativeUnit] { Self.whole(communities?.rows ?? []) }

  private static func whole(_ rows: [AdministrativeUnit]) -> [AdministrativeUnit] {
    var units: [AdministrativeUnit] = []
    var places: [[String?]: Int] = [:]
    for row in rows {
      guard let name = row.name, let place = places[[name, row.township]] else {
        if let name = row.name { places[[name, row.township]] = units.count }
        units.append(row)
        continue
      }
      let polygons = (units[place].ground?.polygons ?? []) + (row.ground?.polygons ?? [])
      if let ground = MultiPolygon(polygons) { units[place].place = .area(ground) }
    }
    return units
  }

  /// Fills in the units of estates, and tells what contradicts the ground.
  package func settle(_ estates: inout [Estate], _ table: LoadedTable<Estate>?) -> [DataIssue] {
    guard let table else { return [] }
    return settle(
      &estates, townships, \.township,
      Settling(table: table, field: "township", code: .townshipContradiction))
      + settle(
        &estates, communities, \.community,
        Settling(table: table, field: "community", code: .communityContradiction))
  }

  fileprivate struct Settling {
    let table: LoadedTable<Estate>
    let field: String
    let code: DataIssue.Code
  }

  private func settle(
    _ estates: inout [Estate], _ units: LoadedTable<AdministrativeUnit>?,
    _ key: WritableKeyPath<Estate, String?> & Sendable, _ settling: Settling
  ) -> [DataIssue] {
    guard let units = units?.rows, units.contains(where: { $0.ground != nil }) else { return [] }
    let index = PolygonIndex(units.map(\.ground))
    let placed = estates.indices.filter { estates[$0].anchor != nil }
    let found = index.places(containing: placed.compactMap { estates[$0].anchor })
    let known = Set(units.flatMap { [$0.name, $0.id].compactMap(\.self) })
    var issues: [DataIssue] = []
    for (place, number) in zip(placed, found) where number >= 0 {
      let unit = Int(number)
      let name = units[unit].name ?? units[unit].id
      guard let said = estates[place][keyPath: key] else {
        estates[place][keyPath: key] = name
        continue
      }
      guard said != name, said != units[unit].id, known.contains(said) else { continue }
      issues.append(settling.issue(place, said, name))
    }
    return issues
  }
}

extension StudyUnits.Settling {
  fileprivate func issue(_ place: Int, _ said: String, _ name: String) -> DataIssue {
    let source = table.rowOrigins.source(of: place)
    return DataIssue(
      file: source.name, line: table.rowOrigins.line(of: place),
      field: source.columns[field] ?? field, value: said, code: code, severity: .doubtful,
      message: Message(
        en: "the estate stands on the ground of \(name); it is counted where its row says",
        zh: "该小区位于\(name)范围内；按表中所填统计"))
  }
}

extension AdministrativeUnit {
  /// Its ground, where it has one.
  package var ground: MultiPolygon? {
    if case .area(let ground) = place { return ground }
    return nil
  }
}
