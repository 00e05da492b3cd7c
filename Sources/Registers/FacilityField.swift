import Tables

/// What a table of care facilities can say.
package enum FacilityField: String, TableField {
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

  package var synonyms: [String] {
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
