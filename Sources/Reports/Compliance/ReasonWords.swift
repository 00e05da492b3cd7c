import CareModel
import Compliance
import Coverage
import Wording

/// The reasons of findings, and the reasons why a place does not count, as people read them. The codes stay in the
/// columns that programs read.
enum ReasonWords {
  /// A code as words; the code itself if it is not one of the program's.
  static func text(_ code: String, _ language: Language) -> String {
    words[code]?.text(language) ?? code
  }

  /// The words of every code, which are looked up for millions of findings.
  private static let words: [String: Message] = {
    let states = UseStatus.allCases.map { ($0.rawValue, $0.words) }
    let facts = MissingFact.allCases.map { ($0.rawValue, $0.words) }
    let shortcomings = Shortcoming.allCases.map { ($0.rawValue, $0.words) }
    let reasons = FindingReason.allCases.map { ($0.rawValue, $0.words) }
    return Dictionary(
      reasons + shortcomings + facts + states, uniquingKeysWith: { first, _ in first })
  }()
}

extension FindingReason {
  /// The reason in words.
  public var words: Message {
    shortcomingWords ?? unknownWords ?? figureWords ?? walkWords ?? exemptWords
  }

  private var shortcomingWords: Message? {
    switch self {
    case .areaShort: Message(en: "the area is too small", zh: "面积不足")
    case .placeTooSmall:
      Message(en: "a place is smaller than each must be", zh: "单处面积不达标")
    case .noRoom: Message(en: "there is no care room", zh: "未配建用房")
    case .nonePresent: Message(en: "there is none", zh: "未配置")
    case .servicesMissing: Message(en: "services are missing", zh: "服务项目不全")
    case .notTogether: Message(en: "not at one place", zh: "未集中设置")
    case .tooLate: Message(en: "later than the estate", zh: "晚于小区同期步骤")
    case .sharingUndeclared: Message(en: "sharing is not declared", zh: "未注明共建共享")
    case .sharingNotAdjacent:
      Message(en: "the sharing estates are not adjacent", zh: "共建共享的小区不相邻")
    case .notHandedOver: Message(en: "not handed over", zh: "未移交")
    case .demolished: Message(en: "demolished", zh: "已拆除")
    case .changedUse: Message(en: "used for something else", zh: "改变用途")
    case .rateShort: Message(en: "the share is too low", zh: "比例未达标")
    case .tooFar: Message(en: "the walk is too long", zh: "步行超出服务圈")
    case .onlyUndersized:
      Message(en: "only rooms that are too small are in the circle", zh: "服务圈内仅有面积不达标的用房")
    case .onlyUnusable:
      Message(en: "only rooms that are not in use", zh: "仅有未投入使用的用房")
    case .otherKind: Message(en: "another kind of facility", zh: "类型不符")
    case .unrated: Message(en: "not rated", zh: "未评定等级")
    case .targetMissed: Message(en: "the target is missed", zh: "未达到目标值")
    case .notDone: Message(en: "not done", zh: "未完成")
    case .outsideWindow: Message(en: "outside the period that is set", zh: "不在规定时段内")
    case .belowFloor: Message(en: "below the floor", zh: "低于规定下限")
    case .periodOver: Message(en: "the period is over", zh: "已超过规定期限")
    case .itemsMissing: Message(en: "items are missing", zh: "项目不全")
    case .rosterDiffers: Message(en: "the rosters differ", zh: "与名册不一致")
    default: nil
    }
  }

  private var unknownWords: Message? {
    switch self {
    case .dateUnknown: Message(en: "a date is unknown", zh: "日期不明")
    case .householdsUnknown: Message(en: "the number of households is unknown", zh: "户数不明")
    case .floorAreaUnknown: Message(en: "the floor area is unknown", zh: "总建筑面积不明")
    case .areaUnknown: Message(en: "the area of a room is unknown", zh: "用房面积不明")
    case .statusUnknown: Message(en: "whether it is in use is unknown", zh: "是否在用不明")
    case .kindUnknown: Message(en: "the kind is unknown", zh: "类型不明")
    case .yearUnknown: Message(en: "the year of building is unknown", zh: "建成年份不明")
    case .settingUnknown: Message(en: "whether urban or rural is unknown", zh: "城乡类型不明")
    case .rosterUnknown: Message(en: "whether it is on the roster is unknown", zh: "是否在册不明")
    case .servicesUnknown: Message(en: "the services are unknown", zh: "服务项目不明")
    case .ratingUnknown: Message(en: "the rating is unknown", zh: "等级不明")
    case .bedsUnknown: Message(en: "the number of beds is unknown", zh: "床位数不明")
    case .unitUnknown: Message(en: "the township or village is unknown", zh: "所属乡镇或村（社区）不明")
    case .adjacencyUnknown: Message(en: "whether they are adjacent is unknown", zh: "是否相邻不明")
    case .placeUnknown: Message(en: "the location is unknown", zh: "位置不明")
    case .phaseUnknown: Message(en: "the phase is unknown", zh: "所属期次不明")
    case .roomUnlinked:
      Message(en: "a room cannot be tied to one estate", zh: "有用房无法对应到唯一小区")
    case .idRepeated: Message(en: "the id of a room is repeated", zh: "用房编号重复")
    case .columnShared:
      Message(en: "one column serves estates and rooms", zh: "同一列同时用于小区和用房")
    case .versionUnknown:
      Message(en: "the version of the rule that applies is unknown", zh: "适用的条文版本不明")
    case .asOfUnknown: Message(en: "no day of the check is given", zh: "未给出核查日期")
    case .tableMissing: Message(en: "a table is missing", zh: "缺少所需表格")
    case .parameterUnverified:
      Message(en: "a parameter of the clause is not confirmed", zh: "条款参数尚未确认")
    case .undecidedSubjects: Message(en: "some subjects are undecided", zh: "部分对象待核实")
    case .extentUnknown:
      Message(en: "whether the tables are complete is unknown", zh: "表格是否覆盖全域不明")
    default: nil
    }
  }

  private var figureWords: Message? {
    switch self {
    case .figureMissing: Message(en: "a figure is missing", zh: "缺少数值")
    case .figureUnitMissing: Message(en: "the unit of a figure is missing", zh: "数值缺少单位")
    case .figureUnreadable: Message(en: "a figure cannot be read", zh: "数值无法识别")
    case .figureOutdated: Message(en: "a figure is too old", zh: "数值已过时")
    case .figureImplausible: Message(en: "a share is above 100%", zh: "比例超过百分之百")
    case .baseUnknown: Message(en: "the base is unknown", zh: "基期值不明")
    case .sourcesDiffer: Message(en: "the sources differ", zh: "数据来源不一致")
    case .formulaUndefined:
      Message(en: "the formula has no value here", zh: "公式在此无法计算")
    case .combinationUndefined:
      Message(en: "the text does not settle this combination", zh: "条文未规定该组合")
    default: nil
    }
  }

  private var walkWords: Message? {
    switch self {
    case .snapFailed: Message(en: "no street is near", zh: "附近没有道路")
    case .disconnected: Message(en: "its streets lead nowhere else", zh: "所在道路与路网不连通")
    case .outsideNetwork: Message(en: "outside the street network", zh: "位于路网范围之外")
    case .edgeOfData: Message(en: "near the edge of the data", zh: "临近数据边缘")
    case .edgeUncertain:
      Message(en: "beyond the edge of the data there may be one", zh: "数据边缘之外可能存在设施")
    case .facilityUnconnected:
      Message(en: "a facility is not connected to the streets", zh: "有设施未与路网连通")
    case .barrier: Message(en: "enclosed by a barrier without an opening", zh: "被无出入口的障碍围合")
    default: nil
    }
  }

  private var exemptWords: Message {
    switch self {
    case .otherClass: Message(en: "of another class", zh: "不属于该类对象")
    case .rural: Message(en: "rural", zh: "属于农村")
    case .noSubjects: Message(en: "there is nothing to judge", zh: "没有核查对象")
    case .notEligible: Message(en: "not eligible", zh: "不符合条件")
    case .notDelivered: Message(en: "the estate is not delivered yet", zh: "小区尚未交付")
    default: Message(en: rawValue, zh: rawValue)
    }
  }
}

extension Shortcoming {
  /// The shortcoming in words.
  package var words: Message {
    switch self {
    case .otherKind: Message(en: "another kind of facility", zh: "类型不符")
    case .undersized: Message(en: "too small", zh: "面积不达标")
    case .notHandedOver: Message(en: "not handed over", zh: "未移交")
    case .idle: Message(en: "empty", zh: "空置")
    case .planned: Message(en: "not built yet", zh: "未建成")
    case .closed: Message(en: "closed", zh: "停业")
    case .demolished: Message(en: "demolished", zh: "已拆除")
    case .changedUse: Message(en: "used for something else", zh: "改变用途")
    case .notYetOpen: Message(en: "not open yet", zh: "尚未启用")
    case .leaseExpired: Message(en: "the lease has ended", zh: "租赁到期")
    }
  }
}

extension MissingFact {
  /// The missing fact in words.
  package var words: Message {
    switch self {
    case .kindUnknown: Message(en: "the kind is unknown", zh: "类型不明")
    case .areaUnknown: Message(en: "the area is unknown", zh: "面积不明")
    case .statusUnknown: Message(en: "whether it is in use is unknown", zh: "是否在用不明")
    }
  }
}

extension UseStatus {
  /// The status in words.
  var words: Message {
    switch self {
    case .inUse: Message(en: "in use", zh: "在用")
    case .notHandedOver: Message(en: "not handed over", zh: "未移交")
    case .idle: Message(en: "empty", zh: "空置")
    case .planned: Message(en: "not built yet", zh: "在建或拟建")
    case .closed: Message(en: "closed", zh: "停业")
    case .demolished: Message(en: "demolished", zh: "已拆除")
    case .changedUse: Message(en: "used for something else", zh: "改变用途")
    }
  }
}
