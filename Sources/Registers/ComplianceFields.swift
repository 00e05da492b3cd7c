import Tables

/// What a table of new estates can say.
package enum NewEstateField: String, TableField {
  case id, name, phase, group, township, community, setting, households, lon, lat, geometry
  case gfa
  case gfaAboveGround = "gfa_above_ground"
  case gfaResidential = "gfa_residential"
  case planningDate = "planning_date"
  case landDate = "land_date"
  case permitDate = "permit_date"
  case startDate = "start_date"
  case completionDate = "completion_date"
  case deliveryDate = "delivery_date"

  package var synonyms: [String] {
    switch self {
    case .id: EstateField.id.synonyms + ["项目编号"]
    case .name: EstateField.name.synonyms
    case .phase: BuildingHeaders.phase
    case .group: BuildingHeaders.group
    case .township: EstateField.township.synonyms
    case .community: EstateField.community.synonyms
    case .setting: EstateField.setting.synonyms
    case .households: EstateField.households.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    case .gfa: ["总建筑面积", "gfa", "total_floor_area", "floor_area"]
    case .gfaAboveGround: ["地上建筑面积", "gfa_above_ground"]
    case .gfaResidential: ["住宅建筑面积", "gfa_residential"]
    case .planningDate: ["规划条件日期", "规划条件下达日期", "planning_date"]
    case .landDate: ["土地出让日期", "land_date", "land_sale_date"]
    case .permitDate: BuildingHeaders.permit
    case .startDate: BuildingHeaders.start
    case .completionDate: BuildingHeaders.completion
    case .deliveryDate: ["交付日期", "交付使用日期", "delivery_date", "移交日期"]
    }
  }
}

/// What a table of rooms tied to estates can say.
package enum RoomField: String, TableField {
  case id, name, estate, group, phase, community, handover, opening, lon, lat
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"
  case useStatus = "use_status"
  case handoverDate = "handover_date"
  case permitDate = "permit_date"
  case startDate = "start_date"
  case completionDate = "completion_date"
  case leaseEnd = "lease_end"

  package var synonyms: [String] {
    switch self {
    case .id: ["用房编号", "room_id", "设施编号", "编号", "ID", "代码", "code"]
    case .name: ["用房名称"] + FacilityField.name.synonyms
    case .estate: ["所属小区编号", "所属小区", "estate_id", "estate", "小区编号", "小区名称"]
    case .group: BuildingHeaders.group
    case .phase: BuildingHeaders.phase
    case .community: EstateField.community.synonyms
    case .handover: FacilityField.handover.synonyms
    case .opening: FacilityField.opening.synonyms
    case .lon: FacilityField.lon.synonyms
    case .lat: FacilityField.lat.synonyms
    case .grossArea: FacilityField.grossArea.synonyms
    case .innerArea: FacilityField.innerArea.synonyms
    case .usableArea: FacilityField.usableArea.synonyms
    case .useStatus: FacilityField.useStatus.synonyms
    case .handoverDate: ["移交日期", "handover_date", "交付日期"]
    case .permitDate: BuildingHeaders.permit
    case .startDate: BuildingHeaders.start
    case .completionDate: BuildingHeaders.completion
    case .leaseEnd: FacilityField.leaseEnd.synonyms
    }
  }
}

/// What a table of villages, communities or townships can say.
package enum UnitField: String, TableField {
  case id, name, township, lon, lat, geometry
  case sharedWith = "shared_with"
  case townshipType = "township_type"

  package var synonyms: [String] {
    switch self {
    case .id:
      [
        "村编号", "社区编号", "乡镇编号", "地区编号", "village_id", "community_id", "township_id", "编号", "ID",
        "代码", "code", "行政区划代码", "区划代码", "村编码", "社区编码",
      ]
    case .name:
      [
        "村名", "村名称", "行政村", "社区名称", "乡镇名称", "街道名称", "村(社区)", "乡镇(街道)", "镇街", "名称",
        "name", "MC", "社区", "村", "村居",
      ]
    case .township: ["所属乡镇", "所属街道", "township"] + EstateField.township.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    case .sharedWith: ["共用村", "集中配置村", "shared_with"]
    case .townshipType: ["township_type", "乡镇类型", "类型", "类别"]
    }
  }
}

/// What a table of named sites can say.
package enum NamedSiteField: String, TableField {
  case id, name, township, lon, lat, geometry

  package var synonyms: [String] {
    switch self {
    case .id: ["对象编号", "site_id", "编号", "ID", "代码", "code"]
    case .name: ["对象名称", "名称", "name", "MC", "安置点名称"]
    case .township: EstateField.township.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    }
  }
}

/// Headers that new estates and their rooms share.
private enum BuildingHeaders {
  static let phase = ["期", "分期", "期数", "phase"]
  static let group = ["共用组", "group", "sharing_group"]
  static let permit = ["规划许可日期", "建设工程规划许可证日期", "permit_date"]
  static let start = ["开工日期", "start_date"]
  static let completion = ["竣工验收日期", "竣工备案日期", "completion_date"]
}
