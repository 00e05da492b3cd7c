import Tables

/// What a table of housing estates can say.
package enum EstateField: String, TableField {
  case id, name, lon, lat, township, community, setting
  case builtYear = "built_year"
  case completionDate = "completion_date"
  case oldFlag = "old_flag"
  case renovationFlag = "renovation_flag"
  case households, elders
  case geometry

  package var synonyms: [String] {
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
