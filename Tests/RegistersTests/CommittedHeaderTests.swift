import Testing

@testable import Registers
@testable import Tables

/// The headers that bureaus use. Removing one from a field would break existing ledgers.
@Suite struct CommittedHeaderTests {
  /// A field and the headers by which it has to be known, separated by blanks.
  struct Row: Sendable, CustomTestStringConvertible {
    let table: String
    let field: String
    let headers: [String]
    let find: @Sendable (String) -> Bool

    init<Field: TableField>(_ table: String, _ field: Field, _ headers: String) {
      (self.table, self.field) = (table, field.rawValue)
      self.headers = headers.split(separator: " ").map(String.init)
      find = { header in
        let map = ColumnMap<Field>(
          headers: ["备注", header, "说明"], mapping: [:], file: "in.csv", line: 1)
        return map[field] == 1 && map.problems.isEmpty
      }
    }

    var testDescription: String { "\(table).\(field)" }
  }

  private static let facilities = [
    Row("facilities", FacilityField.id, "设施编号 机构编号 用房编号 编号 ID 代码 统一社会信用代码"),
    Row(
      "facilities", FacilityField.name, "名称 设施名称 机构名称 养老机构名称 组织名称 单位名称 站点名称 照料中心名称 MC"),
    Row("facilities", FacilityField.facilityType, "设施类型 机构类型 组织类型 类别 类型"),
    Row("facilities", FacilityField.level, "层级 级别"),
    Row("facilities", FacilityField.address, "地址 详细地址 坐落 所在地 DZ ZL"),
    Row(
      "facilities", FacilityField.grossArea,
      "建筑面积 用房面积 房屋建筑面积 实测建筑面积 面积 JZMJ SCJZMJ 建筑面积(㎡) 建筑面积（平方米） 面积[m²]"),
    Row("facilities", FacilityField.innerArea, "套内建筑面积 套内面积 实测套内建筑面积 TNJZMJ SCTNJZMJ"),
    Row("facilities", FacilityField.usableArea, "使用面积 实用面积"),
    Row("facilities", FacilityField.beds, "床位数 核定床位数 总床位"),
    Row("facilities", FacilityField.nursingBeds, "护理型床位 护理型床位数 护理型床位(张)"),
    Row("facilities", FacilityField.services, "服务类型 服务项目 服务内容 服务功能 提供服务"),
    Row("facilities", FacilityField.star, "星级 等级 评定等级 星级评定"),
    Row("facilities", FacilityField.handover, "移交状态 是否移交 移交情况"),
    Row("facilities", FacilityField.handoverDate, "移交日期 移交时间"),
    Row("facilities", FacilityField.opening, "启用日期 投入使用日期 开业日期 投用时间"),
    Row("facilities", FacilityField.leaseEnd, "租赁到期日 租期至"),
    Row("facilities", FacilityField.useStatus, "运营状态 使用状态 状态 是否投入使用 运营情况 目前使用情况"),
    Row("facilities", FacilityField.lon, "经度 lng lon X坐标 东坐标"),
    Row("facilities", FacilityField.lat, "纬度 lat Y坐标 北坐标"),
    Row("facilities", FacilityField.township, "乡镇(街道) 镇街 所属街道 街道名称 所在街道 镇（街道）名称"),
    Row("facilities", FacilityField.community, "村(社区) 行政村 村居 社区名称 所在村（社区）"),
    Row("facilities", FacilityField.serves, "共用村 服务村 服务乡镇 服务社区 服务范围"),
  ]

  private static let estates = [
    Row("estates", EstateField.id, "小区编号 编号 ID 代码"),
    Row("estates", EstateField.name, "小区名称 住宅小区 项目名称 楼盘名称 小区地址名称 XQMC"),
    Row("estates", EstateField.builtYear, "建成年份 建成年代 竣工年代 竣工年份 建造年代"),
    Row("estates", EstateField.completionDate, "竣工验收日期 竣工备案日期 竣工验收时间"),
    Row("estates", EstateField.households, "户数 总户数 住户数 套数 规划户数"),
    Row("estates", EstateField.oldFlag, "是否老旧小区"),
    Row("estates", EstateField.renovationFlag, "是否纳入老旧小区改造计划 是否老旧小区改造 改造年度"),
    Row("estates", EstateField.elders, "60岁以上人口 60周岁及以上老年人口 老年人口数"),
    Row("estates", EstateField.setting, "城乡类型"),
    Row("estates", EstateField.township, "乡镇(街道) 镇街 所属街道 街道名称 所在街道 镇（街道）名称"),
    Row("estates", EstateField.community, "村(社区) 行政村 村居 社区名称 所在村（社区）"),
    Row("estates", EstateField.lon, "经度 lng lon X坐标 东坐标"),
    Row("estates", EstateField.lat, "纬度 lat Y坐标 北坐标"),
    Row("gates", GateField.id, "出入口编号"),
    Row("gates", GateField.estateID, "小区编号 所属小区编号"),
  ]

  private static let newEstates = [
    Row("new_estates", NewEstateField.id, "小区编号 编号 ID 代码"),
    Row("new_estates", NewEstateField.name, "小区名称 住宅小区 项目名称 楼盘名称 小区地址名称 XQMC"),
    Row("new_estates", NewEstateField.phase, "期 分期"),
    Row("new_estates", NewEstateField.group, "共用组"),
    Row("new_estates", NewEstateField.county, "县(市、区) 区县 所属区域"),
    Row("new_estates", NewEstateField.setting, "城乡类型"),
    Row("new_estates", NewEstateField.households, "户数 总户数 住户数 套数 规划户数"),
    Row("new_estates", NewEstateField.gfa, "总建筑面积"),
    Row("new_estates", NewEstateField.gfaAboveGround, "地上建筑面积"),
    Row("new_estates", NewEstateField.gfaPlotRatio, "计容建筑面积"),
    Row("new_estates", NewEstateField.gfaResidential, "住宅建筑面积"),
    Row("new_estates", NewEstateField.planningDate, "规划条件日期 规划条件下达日期"),
    Row("new_estates", NewEstateField.landDate, "土地出让日期"),
    Row(
      "new_estates", NewEstateField.permitDate, "规划许可日期 建设工程规划许可证日期 建设工程规划许可证核发日期"),
    Row("new_estates", NewEstateField.startDate, "开工日期 开工时间"),
    Row("new_estates", NewEstateField.completionDate, "竣工验收日期 竣工备案日期 竣工验收时间"),
    Row("new_estates", NewEstateField.deliveryDate, "交付日期 交付使用日期 交付时间"),
    Row("new_estates", NewEstateField.requiredArea, "应配面积"),
    Row("new_estates", NewEstateField.providedArea, "配建养老用房面积 居家养老服务用房面积"),
    Row("rooms", RoomField.id, "用房编号"),
    Row("rooms", RoomField.estate, "所属小区编号 所属小区 所属小区名称"),
    Row("rooms", RoomField.group, "共用组"),
    Row("rooms", RoomField.phase, "期 分期"),
    Row("rooms", RoomField.handoverDate, "移交日期 移交时间 交付使用日期"),
    Row("rooms", RoomField.handover, "移交状态 是否移交 移交情况"),
    Row("rooms", RoomField.opening, "启用日期 投入使用日期 投用时间"),
    Row("rooms", RoomField.leaseEnd, "租赁到期日 租期至"),
    Row("rooms", RoomField.useStatus, "运营状态 使用状态 状态 是否投入使用 运营情况 目前使用情况"),
    Row("rooms", RoomField.permitDate, "规划许可日期 建设工程规划许可证日期 建设工程规划许可证核发日期"),
    Row("rooms", RoomField.startDate, "开工日期 开工时间"),
    Row("rooms", RoomField.completionDate, "竣工验收日期 竣工备案日期 竣工验收时间"),
    Row("rooms", RoomField.grossArea, "建筑面积 用房面积 房屋建筑面积 实测建筑面积 面积 JZMJ SCJZMJ"),
    Row("rooms", RoomField.innerArea, "套内建筑面积 套内面积 实测套内建筑面积 TNJZMJ SCTNJZMJ"),
    Row("rooms", RoomField.usableArea, "使用面积 实用面积"),
  ]

  private static let units = [
    Row(
      "townships", UnitField.id,
      "乡镇编号 村编号 社区编号 行政村编号 地区编号 行政区划代码 区划代码 编号 ID 代码"),
    Row(
      "townships", UnitField.name,
      "名称 乡镇(街道) 镇街 街道名称 镇（街道）名称 村(社区) 行政村 村居 社区名称"),
    Row("townships", UnitField.township, "所属街道 所在街道 所属乡镇"),
    Row("townships", UnitField.townshipType, "类型"),
    Row("villages", UnitField.sharedWith, "共用村 集中配置村"),
    Row("townships", UnitField.advisers, "养老服务顾问人数 养老服务顾问人数(人)"),
    Row("townships", UnitField.isReported, "接收使用情况是否上报"),
    Row("townships", UnitField.adaptedHomes, "适老化改造户数"),
    Row("townships", UnitField.elders, "60岁以上人口 60周岁及以上老年人口 老年人口数"),
    Row("townships", UnitField.assessed, "评估档案数"),
    Row("townships", UnitField.contracted, "签约老年人数"),
    Row("townships", UnitField.hasPlatform, "信息平台是否建成"),
    Row("townships", UnitField.educationPlaces, "老年教育机构数"),
    Row("townships", UnitField.managementSystem, "管理制度"),
    Row("townships", UnitField.leader, "分管领导"),
    Row("townships", UnitField.manager, "专门管理人员"),
    Row("townships", UnitField.socialWorker, "专职社会工作者"),
    Row("townships", UnitField.team, "养老服务队伍"),
    Row("townships", UnitField.basicCoverage, "基本生活服务覆盖率"),
    Row("townships", UnitField.visitCoverage, "探访覆盖率"),
    Row("population", PopulationField.township, "乡镇(街道) 镇街 街道名称 镇（街道）名称"),
    Row("population", PopulationField.elders60, "60岁以上人口 60周岁及以上老年人口 老年人口数"),
    Row("population", PopulationField.elders65, "65岁以上人口 65周岁及以上老年人口"),
    Row("named_sites", NamedSiteField.id, "对象编号"),
    Row("named_sites", NamedSiteField.name, "对象名称 名称"),
  ]

  private static let records = [
    Row("indicators", IndicatorField.id, "地区编号 行政区划代码 区划代码"),
    Row("indicators", IndicatorField.name, "地区名称 县(市、区) 区县"),
    Row("indicators", IndicatorField.level, "层级 级别"),
    Row("indicators", IndicatorField.clause, "条款"),
    Row("indicators", IndicatorField.indicator, "指标名称"),
    Row("indicators", IndicatorField.unit, "单位"),
    Row("indicators", IndicatorField.base, "基期值 2021年底实际值"),
    Row("indicators", IndicatorField.target, "目标值 2025年目标值"),
    Row("indicators", IndicatorField.actual, "实际值"),
    Row("indicators", IndicatorField.numerator, "分子"),
    Row("indicators", IndicatorField.denominator, "分母"),
    Row("indicators", IndicatorField.dataDate, "数据日期"),
    Row("indicators", IndicatorField.metDate, "达标日期"),
    Row("milestones", MilestoneField.id, "对象编号"),
    Row("milestones", MilestoneField.name, "对象名称"),
    Row("milestones", MilestoneField.milestone, "事项名称"),
    Row("milestones", MilestoneField.done, "是否完成"),
    Row("milestones", MilestoneField.doneDate, "完成日期"),
    Row("basic_services", BasicServiceField.service, "服务项目"),
    Row("basic_services", BasicServiceField.amount, "实现程度"),
    Row("basic_services", BasicServiceField.issued, "发布日期"),
    Row("parcels", ParcelField.id, "地块编号"),
    Row("parcels", ParcelField.reservePrice, "出让底价"),
    Row("parcels", ParcelField.benchmarkPrice, "公共服务用地基准地价"),
    Row("parcels", ParcelField.acquisitionCost, "土地取得费用"),
    Row("parcels", ParcelField.developmentCost, "土地开发费用"),
    Row("parcels", ParcelField.taxes, "相关税费"),
    Row("conversions", ConversionField.id, "项目编号"),
    Row("conversions", ConversionField.formerUse, "原用途"),
    Row("conversions", ConversionField.start, "过渡期起始日期"),
    Row("candidates", CandidateField.id, "资产编号"),
    Row("candidates", CandidateField.mode, "配置方式"),
    Row("candidates", CandidateField.cost, "造价"),
    Row("candidates", CandidateField.available, "可用日期"),
  ]

  private static let subsidies = [
    Row("subsidies", SubsidyField.id, "补助对象编号"),
    Row("subsidies", SubsidyField.kind, "类别"),
    Row("subsidies", SubsidyField.level, "层级 级别"),
    Row("subsidies", SubsidyField.star, "星级 等级 评定等级 星级评定"),
    Row("subsidies", SubsidyField.score, "考核得分 考核分数 评估得分"),
    Row("subsidies", SubsidyField.isQualified, "是否考核合格"),
    Row("subsidies", SubsidyField.insideInstitution, "是否设在养老机构内"),
    Row("subsidies", SubsidyField.useStatus, "使用状态 运营状态"),
    Row("subsidies", SubsidyField.beds, "核定床位数 床位数 总床位"),
    Row("subsidies", SubsidyField.tenure, "房屋性质"),
    Row("subsidies", SubsidyField.leaseYears, "租期(年) 租期"),
    Row("subsidies", SubsidyField.isNursing, "是否护理型机构"),
    Row("subsidies", SubsidyField.nursingOccupancy, "护理老人入住率"),
    Row("subsidies", SubsidyField.finalAccounts, "投资决算额 投资决算额(万元)"),
    Row("subsidies", SubsidyField.residents, "符合条件入住人数"),
    Row("subsidies", SubsidyField.dependentResidents, "失能失智人数"),
    Row("subsidies", SubsidyField.lowIncomeResidents, "低保及边缘家庭人数"),
    Row("subsidies", SubsidyField.ownership, "机构性质"),
    Row("subsidies", SubsidyField.premium, "平均保费"),
    Row("subsidies", SubsidyField.persons, "人数"),
    Row("subsidies", SubsidyField.age, "年龄"),
    Row("subsidies", SubsidyField.aloneDependent, "独居且生活不能自理"),
    Row("subsidies", SubsidyField.income, "低保情况"),
    Row("subsidies", SubsidyField.excluded, "是否特困或重残护理补贴"),
  ]

  @Test(arguments: facilities + estates + newEstates + units + records + subsidies)
  func everyHeaderIsRead(_ row: Row) {
    for header in row.headers { #expect(row.find(header), "\(header)") }
  }

  /// A serial number is not an id, and the handover of a room is not the delivery of an estate.
  @Test func lookalikesAreNotRead() {
    #expect(!Row("facilities", FacilityField.id, "").find("序号"))
    #expect(!Row("new_estates", NewEstateField.id, "").find("序号"))
    #expect(!Row("new_estates", NewEstateField.deliveryDate, "").find("移交日期"))
    #expect(!Row("facilities", FacilityField.innerArea, "").find("使用面积"))
    #expect(!Row("new_estates", NewEstateField.gfa, "").find("计容建筑面积"))
  }
}
