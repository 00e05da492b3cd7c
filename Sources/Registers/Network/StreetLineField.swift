import Tables

/// What a layer of streets can say of its lines.
package enum StreetLineField: String, TableField {
  case name, walkable, oneway, speed

  package var synonyms: [String] {
    switch self {
    case .name: ["道路名称", "路名", "街道名称", "street_name", "名称", "name"]
    case .walkable: ["是否可步行", "可步行", "步行", "walkable", "foot"]
    case .oneway: ["单向通行", "单向", "单行", "oneway", "one_way"]
    case .speed: ["步行速度", "速度系数", "速度", "speed", "speed_kmh", "speed_factor"]
    }
  }
}
