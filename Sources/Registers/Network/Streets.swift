import Tables
import Wording

extension InputKind {
  /// The streets on which people walk.
  public static let network = InputKind(
    "network", title: Message(en: "street network", zh: "道路网"),
    help: Message(
      en:
        "Streets: .osm.pbf, .osm, .osm.gz, .osm.bz2, a built .ccnet, or lines as GeoJSON. Without them walks are estimated by straight lines.",
      zh: "道路网：.osm.pbf、.osm、.osm.gz、.osm.bz2、已构建的 .ccnet，或 GeoJSON 线。未给出时按直线估算。"),
    uses: Set(InputUse.allCases), form: .streets)
}

/// The fields of a layer of streets.
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
