import Registers
import Tables
import Wording

/// Tells from its headers what a table holds.
package enum RoleFinder {
  /// The role with the most known columns. Where several have as many, names decide if they can:
  /// facilities where a third of the names speak of elder care.
  package static func choose(_ table: Table) throws(CareCircleError) -> RoleChoice {
    let known: [InputRole: Int] = [
      .estates: columns(of: table, EstateReader.self),
      .facilities: columns(of: table, FacilityReader.self),
      .gates: columns(of: table, GateReader.self),
    ]
    let most = known.values.max() ?? 0
    let best = InputRole.allCases.filter { known[$0] == most }
    if most > 0, best.count == 1, let only = best.first {
      return RoleChoice(role: only, basis: .headers, knownColumns: known)
    }
    if best.contains(.facilities), try namesSpeakOfCare(table) {
      return RoleChoice(role: .facilities, basis: .names, knownColumns: known)
    }
    return RoleChoice(role: best.first ?? .estates, basis: .unclear, knownColumns: known)
  }

  /// Whether a header is known in any role, for finding the header of a file of unknown role.
  package static func knownHeaders(_ role: InputRole?) -> (Header) -> Bool {
    let estates = ColumnMap<EstateField>.knownHeaders()
    let facilities = ColumnMap<FacilityField>.knownHeaders()
    let gates = ColumnMap<GateField>.knownHeaders()
    switch role {
    case .estates?: return estates
    case .facilities?: return facilities
    case .gates?: return gates
    case nil: return { estates($0) || facilities($0) || gates($0) }
    }
  }

  /// How many columns a role has a field for; 0 where it lacks one that it needs, or where the user's
  /// mapping names a field that it does not have.
  private static func columns<Reader: RowReader>(of table: Table, _ reader: Reader.Type) -> Int {
    let map = ColumnMap<Reader.Field>(of: table)
    let unsettled = Set(map.problems.filter { $0.code == .ambiguousColumn }.compactMap(\.field))
    let cannot =
      map.problems.contains {
        $0.code == .unknownColumn && Reader.Field(rawValue: $0.field ?? "") == nil
      }
      || Reader.required.contains { map[$0] == nil && !unsettled.contains($0.rawValue) }
    return cannot ? 0 : map.columns.count + unsettled.count
  }

  /// Looks at the first thousand names.
  private static func namesSpeakOfCare(_ table: Table) throws(CareCircleError) -> Bool {
    guard let column = ColumnMap<FacilityField>(of: table)[.name] else { return false }
    var (named, care) = (0, 0)
    try table.forEachRow { cursor in
      guard named < 1000, let name = cursor.text(column) else { return }
      named += 1
      if NameWords.facilities.reading(of: name).speaksOfCare { care += 1 }
    }
    return care > 0 && care * 3 >= named
  }
}
