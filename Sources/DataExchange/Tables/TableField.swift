import CareModel

/// The things that a table can say about its rows.
///
/// The raw value is the name by which a mapping calls the field; the synonyms are the headers under
/// which real files have it, the surest first.
protocol TableField: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
  var synonyms: [String] { get }
}

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

/// What a table of housing estates can say.
enum EstateField: String, TableField {
  case id, name, lon, lat, township, community, setting
  case builtYear = "built_year"
  case completionDate = "completion_date"
  case oldFlag = "old_flag"
  case renovationFlag = "renovation_flag"
  case households, elders
  case geometry

  var synonyms: [String] {
    switch self {
    case .id: ["小区编号", "estate_id", "编号", "ID", "代码", "小区代码", "code"]
    case .name:
      [
        "小区名称", "住宅小区", "项目名称", "楼盘名称", "小区地址名称", "XQMC", "estate_name", "名称", "name",
        "title",
      ]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .township: PlaceHeaders.township
    case .community: PlaceHeaders.community
    case .setting: ["城乡属性", "城乡分类", "城乡类别", "城乡", "setting", "urban_rural"]
    case .builtYear:
      ["建成年份", "建成年代", "竣工年代", "竣工年份", "建造年代", "built_year", "year_built", "buildtime"]
    case .completionDate: ["竣工验收日期", "竣工备案日期", "completion_date"]
    case .oldFlag: ["是否老旧小区", "old_flag", "is_old"]
    case .renovationFlag:
      ["是否纳入老旧小区改造计划", "是否老旧小区改造", "改造年度", "renovation_flag"]
    case .households: ["户数", "总户数", "住户数", "套数", "规划户数", "households"]
    case .elders: ["60岁以上人口", "60周岁及以上老年人口", "老年人口数", "elders"]
    case .geometry: ["边界", "boundary", "geometry", "geom", "geojson"]
    }
  }
}

/// What a table of care facilities can say.
enum FacilityField: String, TableField {
  case id, name, lon, lat, township, community, level, star, services, serves, beds
  case facilityType = "facility_type"
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"
  case useStatus = "use_status"
  case handover
  case handoverDate = "handover_date"
  case opening
  case leaseEnd = "lease_end"

  var synonyms: [String] {
    switch self {
    case .id:
      [
        "设施编号", "机构编号", "用房编号", "facility_id", "统一社会信用代码", "编号", "ID", "代码", "code",
      ]
    case .name:
      [
        "设施名称", "机构名称", "养老机构名称", "组织名称", "单位名称", "站点名称", "照料中心名称", "名称", "MC",
        "name", "title",
      ]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .township: PlaceHeaders.township
    case .community: PlaceHeaders.community
    case .serves: ["服务村", "共用村", "服务范围村", "serves"]
    case .beds: ["床位数", "核定床位数", "总床位", "beds"]
    case .level: ["层级", "级别", "level"]
    case .star: ["星级", "等级", "评定等级", "星级评定", "star", "rating"]
    case .services: ["服务类型", "服务项目", "服务内容", "服务功能", "services"]
    case .facilityType:
      ["设施类型", "机构类型", "组织类型", "facility_type", "类别", "类型", "kind", "type"]
    case .grossArea:
      [
        "建筑面积", "用房面积", "房屋建筑面积", "实测建筑面积", "JZMJ", "SCJZMJ", "gross_area", "面积", "area",
      ]
    case .innerArea:
      ["套内建筑面积", "套内面积", "实测套内建筑面积", "TNJZMJ", "SCTNJZMJ", "inner_area"]
    case .usableArea: ["使用面积", "实用面积", "usable_area"]
    case .useStatus:
      ["运营状态", "使用状态", "use_status", "是否投入使用", "运营情况", "状态", "status"]
    case .handover: ["移交状态", "是否移交", "移交情况", "handover"]
    case .handoverDate: ["移交日期", "handover_date"]
    case .opening: ["启用日期", "投入使用日期", "开业日期", "opening", "opening_date"]
    case .leaseEnd: ["租赁到期日", "租期至", "lease_end"]
    }
  }
}

/// What a table of gates can say.
enum GateField: String, TableField {
  case id, lon, lat
  case estateID = "estate_id"

  var synonyms: [String] {
    switch self {
    case .id: ["出入口编号", "gate_id", "编号", "ID"]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .estateID: ["所属小区编号", "小区编号", "estate_id", "所属小区"]
    }
  }
}

/// Headers of coordinates, in every table the same.
///
/// X坐标 and Y坐标 are taken as easting and northing. Surveyors turn them round; then every row is
/// named as swapped, and a mapping mends it.
private enum CoordinateHeaders {
  static let lon = ["经度", "lng", "lon", "longitude", "long", "东坐标", "X坐标", "x"]
  static let lat = ["纬度", "lat", "latitude", "北坐标", "Y坐标", "y"]
}

private enum PlaceHeaders {
  static let township = [
    "乡镇(街道)", "镇街", "所属街道", "街道名称", "乡镇", "街道", "township", "subdistrict",
  ]
  static let community = ["村(社区)", "行政村", "村居", "社区名称", "社区", "community"]
}
