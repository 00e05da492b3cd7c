import Tables

/// What a table of gates can say.
package enum GateField: String, TableField {
  case id, lon, lat
  case estateID = "estate_id"

  package var synonyms: [String] {
    switch self {
    case .id: ["出入口编号", "gate_id", "编号", "ID"]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .estateID: ["所属小区编号", "小区编号", "estate_id", "所属小区"]
    }
  }
}
