import CareModel
import Wording

/// The kinds of facility, by the words for them in registers.
package enum Kinds {
  /// Reads a kind. `level` (层级) tells the centre of a township from that of a community if the type does not.
  package static func kind(_ text: String?, level: String?) -> Reading<RoomKind> {
    let known = RoomKind.allCases.map(\.rawValue).joined(separator: ", ")
    let expected = Message(
      en: "not a kind of facility that is known; expected 居家养老服务用房, 居家养老服务照料中心, "
        + "乡镇(街道)居家养老中心, 日间照料中心, 老年食堂, 养老院, 敬老院, 农村幸福院, or \(known)",
      zh: "不是已知的设施类型；应为居家养老服务用房、居家养老服务照料中心、乡镇(街道)居家养老中心、日间照料中心、老年食堂、养老院、敬老院、农村幸福院等")
    return Reading(text, expected: expected) { text in
      let word = Header(text).full
      // 未配建养老用房 means that there is none, whatever other words it contains.
      if ["无", "未", "不"].contains(where: word.hasPrefix) { return nil }
      if foreign.contains(where: word.contains) { return nil }
      if let kind = RoomKind(rawValue: word) { return kind }
      if careCentres.contains(where: word.contains) { return centre(word, level: level) }
      return words.first { word.contains($0.word) }?.kind
    }
  }

  private static func centre(_ word: String, level: String?) -> RoomKind {
    switch Self.level(level).value {
    case .township: .townshipCareCentre
    case .community: .communityCareCentre
    // The centre of a county is neither; its name decides, as if there were no level.
    case .county, nil:
      ["乡镇", "街道", "综合养老服务中心"].contains(where: word.contains) && !word.contains("村社")
        ? .townshipCareCentre : .communityCareCentre
    }
  }

  /// The administrative level of a centre.
  package enum Level { case county, township, community }

  /// Reads a level (层级), such as 区县级, 乡镇（街道）级, 镇级, 村社级 or 社区.
  package static func level(_ text: String?) -> Reading<Level> {
    let expected = Message(
      en: "expected a level such as 区县级, 乡镇(街道)级 or 村(社区)级",
      zh: "应为层级，如区县级、乡镇(街道)级、村(社区)级")
    return Reading(text, expected: expected) { text in
      let word = Header(text).full
      let isTownship =
        ["乡", "镇", "街道", "township", "subdistrict"].contains(where: word.contains)
      let isCommunity = ["村", "社区", "社级", "居委", "community", "village"]
        .contains(where: word.contains)
      let isCounty = !isTownship && !isCommunity && counties.contains(word)
      if isCounty { return .county }
      guard isTownship != isCommunity else { return nil }
      return isTownship ? .township : .community
    }
  }

  private static let counties: Set<String> = [
    "区县级", "县区级", "县级", "区级", "市级", "县市区级", "区县", "county", "district", "city",
  ]

  private static let careCentres = [
    "居家养老服务照料中心", "居家养老服务中心", "居家养老中心", "社区养老服务中心", "综合养老服务中心",
  ]

  /// Words of places that are not for older people, although a part of them would say so: 职工食堂, 公共卫生间.
  private static let foreign = ["职工", "员工", "学校", "学生", "机关", "卫生间", "动物", "宠物"]

  /// The first of these words that the type contains decides.
  private static let words: [(word: String, kind: RoomKind)] = [
    ("食堂", .elderCanteen), ("助餐", .elderCanteen), ("助浴", .bathingPoint),
    ("幸福院", .villageHappinessHome), ("敬老院", .publicElderHome), ("日间照料", .dayCareCentre),
    ("照料中心", .communityCareCentre), ("居家养老服务用房", .careRoom), ("居家养老用房", .careRoom),
    ("养老用房", .careRoom), ("护理站", .nursingStation), ("卫生", .healthCentre), ("医院", .healthCentre),
    ("诊所", .healthCentre),
    ("养老院", .careInstitution), ("护理院", .careInstitution), ("养护院", .careInstitution),
    ("老年公寓", .careInstitution), ("福利院", .careInstitution), ("养老机构", .careInstitution),
    ("特困人员供养", .publicElderHome), ("嵌入式", .careInstitution), ("康养联合体", .other),
    ("其他", .other), ("其它", .other),
  ]
}
