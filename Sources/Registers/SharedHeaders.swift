/// The headers of coordinates, which are the same in all tables.
///
/// X坐标 and Y坐标 are taken as easting and northing. Surveyors use them the other way round; every row is then reported as
/// swapped, and mapping the columns corrects it.
enum CoordinateHeaders {
  static let lon = ["经度", "lng", "lon", "longitude", "long", "东坐标", "X坐标", "x"]
  static let lat = ["纬度", "lat", "latitude", "北坐标", "Y坐标", "y"]
}

enum PlaceHeaders {
  static let county = ["县(市、区)", "县市区", "区县", "所属区县", "所属区域", "county"]
  static let township = [
    "乡镇(街道)", "镇街", "所属街道", "街道名称", "乡镇", "街道", "所在街道", "所在乡镇",
    "所属乡镇", "镇(街道)名称", "乡镇(街道)名称", "township", "subdistrict",
  ]
  static let community = [
    "村(社区)", "行政村", "村居", "社区名称", "社区", "所在村(社区)", "所属村(社区)", "所在社区", "所属社区", "community",
  ]
}

/// Headers that new estates and their rooms share.
enum BuildingHeaders {
  static let phase = ["期", "分期", "期数", "phase"]
  static let group = ["共用组", "group", "sharing_group"]
  static let permit = ["规划许可日期", "建设工程规划许可证日期", "建设工程规划许可证核发日期", "permit_date"]
  static let start = ["开工日期", "开工时间", "start_date"]
  static let completion = ["竣工验收日期", "竣工备案日期", "竣工验收时间", "completion_date"]
}
