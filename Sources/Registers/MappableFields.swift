/// The fields that a mapping of columns can name.
package enum MappableFields {
  /// The fields of the table that is called `role` in a study; none of an unknown one.
  package static func names(of role: String) -> [String] {
    switch role {
    case EstateReader.role, EstateAttributeReader.role, EstatePolygonReader.role:
      EstateField.allCases.map(\.rawValue)
    case FacilityReader.role: FacilityField.allCases.map(\.rawValue)
    case GateReader.role: GateField.allCases.map(\.rawValue)
    case NewEstateReader.role: NewEstateField.allCases.map(\.rawValue)
    case RoomReader.role: RoomField.allCases.map(\.rawValue)
    case VillageReader.role, CommunityReader.role, TownshipReader.role:
      UnitField.allCases.map(\.rawValue)
    case NamedSiteReader.role: NamedSiteField.allCases.map(\.rawValue)
    case PopulationReader.role: PopulationField.allCases.map(\.rawValue)
    case BoundaryReader.role: BoundaryField.allCases.map(\.rawValue)
    default: []
    }
  }
}
