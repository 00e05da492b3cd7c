import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// The townships and communities of a study, and which estate lies in which of them.
///
/// What an estate's own row says comes first. If it names no unit, the unit on whose ground the estate stands is filled
/// in; if it names another unit of the table, the row is kept and the contradiction is reported.
package struct StudyUnits: Sendable {
  package let townships: LoadedTable<AdministrativeUnit>?
  package let communities: LoadedTable<AdministrativeUnit>?

  /// The units of tables of townships and of communities.
  package init(
    townships: LoadedTable<AdministrativeUnit>?, communities: LoadedTable<AdministrativeUnit>?
  ) {
    (self.townships, self.communities) = (townships, communities)
  }

  /// The units among the inputs that were read.
  package init(_ read: ReadInputs) {
    self.init(townships: read[.townships], communities: read[.communities])
  }

  /// The townships, each once: a township with several rows has the ground of all of them.
  package var wholeTownships: [AdministrativeUnit] { Self.whole(townships?.rows ?? []) }

  /// The communities, combined in the same way.
  package var wholeCommunities: [AdministrativeUnit] { Self.whole(communities?.rows ?? []) }

  private static func whole(_ rows: [AdministrativeUnit]) -> [AdministrativeUnit] {
    var units: [AdministrativeUnit] = []
    var unitOfName: [[String?]: Int] = [:]
    for row in rows {
      guard let name = row.name, let index = unitOfName[[name, row.township]] else {
        if let name = row.name { unitOfName[[name, row.township]] = units.count }
        units.append(row)
        continue
      }
      let polygons = (units[index].ground?.polygons ?? []) + (row.ground?.polygons ?? [])
      if let ground = MultiPolygon(polygons) { units[index].place = .area(ground) }
    }
    return units
  }

  /// Fills in the units of estates, and reports where a row contradicts the ground.
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
    let grounds = PolygonIndex(units.map(\.ground))
    let placed = estates.indices.filter { estates[$0].anchor != nil }
    let found = grounds.indices(containing: placed.compactMap { estates[$0].anchor })
    let known = Set(units.flatMap { [$0.name, $0.id].compactMap(\.self) })
    var issues: [DataIssue] = []
    for (estate, number) in zip(placed, found) where number >= 0 {
      let unit = Int(number)
      let name = units[unit].name ?? units[unit].id
      guard let said = estates[estate][keyPath: key] else {
        estates[estate][keyPath: key] = name
        continue
      }
      guard said != name, said != units[unit].id, known.contains(said) else { continue }
      issues.append(settling.issue(estate, said, name))
    }
    return issues
  }
}

extension StudyUnits.Settling {
  fileprivate func issue(_ estate: Int, _ said: String, _ name: String) -> DataIssue {
    let source = table.rowOrigins.source(of: estate)
    return DataIssue(
      file: source.name, line: table.rowOrigins.line(of: estate),
      row: source.rowName(table.rows[estate].name), field: source.columns[field] ?? field,
      value: said, code: code, severity: .doubtful,
      message: Message(
        en: "the estate stands on the ground of \(name); it is counted where its row says",
        zh: "该小区位于\(name)范围内；按表中所填统计"))
  }
}

extension AdministrativeUnit {
  /// The ground of the unit; nil if it has none.
  package var ground: MultiPolygon? {
    if case .area(let ground) = place { return ground }
    return nil
  }
}
