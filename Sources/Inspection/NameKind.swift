import Wording

/// What a name says that a row is, if it is not what the file should contain.
public enum NameKind: String, Sendable, CaseIterable {
  /// 儿童福利院 and other institutions for children.
  case children
  /// 居委会, 村委会, 居民委员会, 村民委员会, and what is housed with them.
  case residentsCommittee = "residents_committee"
  /// Any other committee, association or branch of a party.
  case committee
  /// A hospital or clinic (卫生服务中心, 医院, 诊所).
  case health
  /// A school or kindergarten (学校, 幼儿园).
  case school
  /// Offices and service counters of authorities.
  case office
  /// A company or a shop.
  case company
  /// A place of elder care, in a table of estates.
  case elderCare = "elder_care"
  /// A gate of a place (…-西门); maps list gates beside the place itself.
  case entrance

  /// Whether the row is something other than what the file should contain. A gate is only a part of it.
  var isOtherThing: Bool { self != .entrance }

  package var title: Message {
    switch self {
    case .children: Message(en: "places for children", zh: "儿童机构")
    case .residentsCommittee:
      Message(en: "residents' and villagers' committees", zh: "居民委员会、村民委员会")
    case .committee: Message(en: "other committees and associations", zh: "其他委员会、协会、支部")
    case .health: Message(en: "health centres, hospitals", zh: "卫生服务中心、医院、门诊")
    case .school: Message(en: "schools", zh: "学校、幼儿园")
    case .office: Message(en: "offices of the authorities", zh: "政府部门、办事窗口")
    case .company: Message(en: "companies, shops", zh: "公司、商店")
    case .elderCare: Message(en: "places of elder care", zh: "养老服务设施")
    case .entrance: Message(en: "gates of a place (not counted)", zh: "某处的出入口（不计入）")
    }
  }

  /// The words by which kinds are recognised, the most reliable kinds first.
  package static let words: [(kind: NameKind, words: [String])] = [
    (.children, ["儿童福利院", "儿童"]),
    (.residentsCommittee, ["居民委员会", "村民委员会", "居委会", "村委会"]),
    (
      .committee,
      ["委员会", "常委会", "支部", "联合会", "协会", "总工会", "监察室", "调解室"]
    ),
    (
      .health,
      [
        "卫生服务中心", "卫生服务站", "卫生院", "卫生站", "卫生室", "医院", "保健院", "诊所", "门诊", "药店",
        "药房",
      ]
    ),
    (.school, ["幼儿园", "小学", "中学", "大学", "学校", "学院"]),
    (
      .office,
      [
        "人民政府", "街道办事处", "派出所", "事务受理", "退役军人", "党群服务", "服务窗口", "法院", "税务局",
      ]
    ),
    (.company, ["公司", "超市", "酒店", "宾馆", "商场", "便利店", "银行"]),
  ]

  /// The words by which places of elder care are recognised.
  static let careWords = [
    "养老", "敬老", "养护", "护理院", "护理中心", "护养", "福利院", "福利中心", "福利事业中心", "老年", "长者",
    "颐", "康养", "照料", "照护", "托老", "居托", "幸福院", "光荣院", "安养", "助老", "为老", "老人", "安老",
    "护老", "乐龄", "晚晴", "夕阳红", "日间", "助餐", "助浴",
  ]

  /// The endings of the names of places of elder care, in a table of estates.
  static let careEndings = [
    "养老院", "敬老院", "福利院", "护理院", "颐养院", "托老院", "幸福院", "养老服务中心", "居家养老中心",
    "照料中心", "养老服务站", "养老服务用房", "长者食堂", "老年食堂",
    "康养中心", "颐养中心",
  ]
}
