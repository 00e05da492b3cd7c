/// The kinds of facility. The raw values are the codes used in the outputs.
public enum RoomKind: String, Sendable, CaseIterable {
  /// 居家养老服务用房: a home-care service room provided with an estate.
  case careRoom = "care_room"
  /// 居家养老服务照料中心, 社区养老服务中心: a care centre of a village or community.
  case communityCareCentre = "community_care_centre"
  /// 乡镇(街道)居家养老中心, 综合养老服务中心: a care centre of a township or subdistrict.
  case townshipCareCentre = "township_care_centre"
  /// 日间照料中心: a day-care centre.
  case dayCareCentre = "day_care_centre"
  /// 老年食堂, 长者食堂, 邻里食堂, 助餐点: a canteen or meal point for older people.
  case elderCanteen = "elder_canteen"
  /// 助浴点: a point for assisted bathing.
  case bathingPoint = "bathing_point"
  /// 农村幸福院: a village's home for mutual support of older people.
  case villageHappinessHome = "village_happiness_home"
  /// 敬老院: a public home for older people.
  case publicElderHome = "public_elder_home"
  /// 养老院, 护理院, 福利院: a residential institution.
  case careInstitution = "care_institution"
  /// 卫生服务中心, 卫生院, 医院: a health centre or hospital.
  case healthCentre = "health_centre"
  /// 护理站: a nursing station.
  case nursingStation = "nursing_station"
  /// Known to be none of the kinds above.
  case other

  /// The kinds that provide home care to people in the neighbourhood, as "用于居家养老服务" means them.
  public static let homeCare: Set<RoomKind> = [
    .careRoom, .communityCareCentre, .townshipCareCentre, .dayCareCentre,
  ]
}
