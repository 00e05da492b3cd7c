import Wording

extension FacilityReader {
  package static func form(of field: FacilityField) -> FieldForm? {
    switch field {
    case .id: .firstCell("YL001", .idNote)
    case .name:
      .text("Example Care Room", "岚泾社区居家养老服务用房", Message(en: "The name.", zh: "设施名称。"))
    case .facilityType: .choice(kinds, Message(en: "The kind of facility.", zh: "设施类型。"))
    case .level:
      .choice(
        [
          Message(en: "community", zh: "村社级"), Message(en: "township", zh: "乡镇（街道）级"),
          Message(en: "county", zh: "区县级"),
        ], Message(en: "The level of a care centre.", zh: "照料中心的层级。"))
    case .lon: .lon
    case .lat: .lat
    case .address:
      .text(
        "1 Example Road", "霁城街道示例路1号",
        Message(en: "The address.", zh: "详细地址。"))
    case .township: .township
    case .community: .community
    case .grossArea: .grossArea
    case .innerArea: .innerArea
    case .usableArea: .usableArea
    case .useStatus: .status
    case .handover: .handover
    case .handoverDate: .handoverDate
    case .opening: .opening
    case .leaseEnd: .leaseEnd
    case .beds: .count("5", Message(en: "The number of beds.", zh: "床位数。"))
    case .nursingBeds:
      .count("3", Message(en: "The nursing beds among them.", zh: "其中护理型床位数。"))
    case .star:
      .choice(
        ["五星级", "四星级", "三星级", "二星级", "一星级", "未评"].map { Message(en: $0, zh: $0) },
        Message(en: "The rating in stars.", zh: "评定的星级。"))
    case .services:
      .text("助餐、日间照料", "助餐、日间照料", Message(en: "The services.", zh: "服务内容，以顿号分隔。"))
    case .waterPrice, .electricityPrice, .gasPrice:
      .flag(Message(en: "Whether household prices apply.", zh: "是否执行居民生活类价格。"))
    case .serves:
      .text("", "", Message(en: "Further villages that it serves.", zh: "服务的其他村，以顿号分隔。"))
    }
  }

  private static let kinds = [
    Message(en: "care_room", zh: "居家养老服务用房"),
    Message(en: "community_care_centre", zh: "居家养老服务照料中心"),
    Message(en: "township_care_centre", zh: "乡镇（街道）居家养老中心"),
    Message(en: "day_care_centre", zh: "日间照料中心"),
    Message(en: "elder_canteen", zh: "老年食堂"),
    Message(en: "bathing_point", zh: "助浴点"),
    Message(en: "village_happiness_home", zh: "农村幸福院"),
    Message(en: "public_elder_home", zh: "敬老院"),
    Message(en: "care_institution", zh: "养老院"),
    Message(en: "health_centre", zh: "卫生服务中心"),
    Message(en: "nursing_station", zh: "护理站"),
    Message(en: "other", zh: "其他"),
  ]
}

extension RoomReader {
  package static func form(of field: RoomField) -> FieldForm? {
    switch field {
    case .id: .firstCell("XF001", .idNote)
    case .name: .text("Example Care Room", "霁月府养老用房", Message(en: "The name.", zh: "用房名称。"))
    case .estate:
      .text("XJ001", "XJ001", Message(en: "The id of its new estate.", zh: "所属新建小区的编号。"))
    case .group: .group
    case .phase: .phase
    case .community: .community
    case .lon, .lat: nil
    case .grossArea: .grossArea
    case .innerArea: .innerArea
    case .usableArea: .usableArea
    case .useStatus: .status
    case .handover: .handover
    case .handoverDate: .handoverDate
    case .permitDate: .permitDate
    case .startDate: .startDate
    case .completionDate: .completionDate
    case .opening: .opening
    case .leaseEnd: .leaseEnd
    }
  }
}
