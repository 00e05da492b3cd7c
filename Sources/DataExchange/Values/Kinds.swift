import CareModel

/// The kinds of facility by the words that ledgers have for them.
enum Kinds {
  /// Reads a kind; `level` (层级) tells a township's centre from a community's where the type does not.
  static func kind(_ text: String?, level: String?) -> Reading<RoomKind> {
    let known = RoomKind.allCases.map(\.rawValue).joined(separator: ", ")
    let expected = Message(
      en: "not a kind of facility that is known; expected 居家养老服务用房, 居家养老服务照料中心, "
        + "乡镇(街道)居家养老中心, 日间照料中心, 老年食堂, 养老院, 敬老院, 农村幸福院, or \(known)",
      zh: "不是已知的设施类型；应为居家养老服务用房、居家养老服务照料中心、乡镇(街道)居家养老中心、日间照料中心、老年食堂、养老院、敬老院、农村幸福院等")
    return Reading(text, expected: expected) { text in
      let word = Header(text).full
      if let kind = RoomKind(rawValue: word) { return kind }
      if careCentres.contains(where: word.contains) { return centre(word, level: level) }
      return words.first { word.contains($0.word) }?.kind
    }
  }

  private static func centre(_ word: String, level: String?) -> RoomKind {
    let place = word + Header.folded(level ?? "")
    let isTownship = ["乡镇", "街道", "综合养老服务中心"].contains(where: place.contains)
    return isTownship && !place.contains("村社") ? .townshipCareCentre : .communityCareCentre
  }

  private static let careCentres = [
    "居家养老服务照料中心", "居家养老服务中心", "居家养老中心", "社区养老服务中心", "综合养老服务中心",
  ]

  /// The first word that the type contains decides.
  private static let words: [(word: String, kind: RoomKind)] = [
    ("食堂", .elderCanteen), ("助餐", .elderCanteen), ("助浴", .bathingPoint),
    ("幸福院", .villageHappinessHome), ("敬老院", .publicElderHome), ("日间照料", .dayCareCentre),
    ("照料中心", .communityCareCentre), ("居家养老服务用房", .careRoom), ("居家养老用房", .careRoom),
    ("养老用房", .careRoom), ("卫生", .healthCentre), ("医院", .healthCentre), ("诊所", .healthCentre),
    ("养老院", .careInstitution), ("护理院", .careInstitution), ("养护院", .careInstitution),
    ("老年公寓", .careInstitution), ("福利院", .careInstitution), ("养老机构", .careInstitution),
    ("其他", .other), ("其它", .other),
  ]
}
