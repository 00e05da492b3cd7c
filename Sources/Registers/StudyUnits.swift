import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// The townships and communities of a study, and which estate lies in which of them.
///
/// By default, the unit named in an estate's row prevails. If the row names none, the unit whose polygon contains the
/// estate is filled in; if the row names a different unit of the table, the row is kept and the contradiction listed.
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
    /// The ground of all rows of the units that have several.
    var grounds: [Int: [Polygon]] = [:]
    for row in rows {
      guard let name = row.name, let unit = unitOfName[[name, row.township]] else {
        if let name = row.name { unitOfName[[name, row.township]] = units.count }
        units.append(row)
        continue
      }
      grounds[unit, default: units[unit].ground?.polygons ?? []] += row.ground?.polygons ?? []
    }
    for (unit, polygons) in grounds {
      if let ground = MultiPolygon(polygons) { units[unit].place = .area(ground) }
    }
    return units
  }

  /// Assigns each estate to a unit, and reports contradictions. Only where all estates are there can it be known which
  /// units have none.
  package func settle(
    _ estates: inout [Estate], _ table: LoadedTable<Estate>?, by deciding: UnitsBy = .name,
    hasAllEstates: Bool = true
  ) -> [DataIssue] {
    guard let table else { return [] }
    let ofTownships = townships.map {
      UnitSettlement(
        units: $0, estates: table, key: \.township, field: "township",
        contradiction: .townshipContradiction, deciding: deciding, hasAllEstates: hasAllEstates)
    }
    let ofCommunities = communities.map {
      UnitSettlement(
        units: $0, estates: table, key: \.community, field: "community",
        contradiction: .communityContradiction, deciding: deciding, hasAllEstates: hasAllEstates)
    }
    return [ofTownships, ofCommunities].compactMap(\.self).flatMap { $0.settle(&estates) }
  }
}

extension AdministrativeUnit {
  /// The ground of the unit; nil if it has none.
  package var ground: MultiPolygon? {
    if case .area(let ground) = place { return ground }
    return nil
  }
}
