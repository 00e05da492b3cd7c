/// The services that clauses may require. The raw values are used in policy files.
public enum CareService: String, Sendable, CaseIterable {
  case disabilityCare = "disability_care"
  case meals
  case bathing
  case cleaning
  case medicalHelp = "medical_help"
  case errands
  case fullDayCare = "full_day_care"
  case dayCare = "day_care"
  case homeVisits = "home_visits"
  case guidance
  case homeStay = "home_stay"
  case clinic
  case shop
  case recreation
  case consortium = "health_care_consortium"
  case elderEducation = "elder_education"
  case guidanceCentre = "guidance_centre"
  case informationPlatform = "information_platform"
  case extremePovertyCare = "extreme_poverty_care"

  /// The words for the service that occur in ledgers.
  private var words: [String] {
    switch self {
    case .disabilityCare: ["失能", "长期照护", "照护", "托养"]
    case .meals: ["助餐", "食堂", "送餐", "配餐", "用餐"]
    case .bathing: ["助浴", "洗浴"]
    case .cleaning: ["助洁", "保洁", "洁"]
    case .medicalHelp: ["助医", "陪诊"]
    case .errands: ["助行", "出行", "代办"]
    case .fullDayCare: ["全托", "全日托"]
    case .dayCare: ["日托", "日间照料"]
    case .homeVisits: ["上门"]
    case .guidance: ["对下指导", "业务指导"]
    case .homeStay: ["幸福院"]
    case .clinic: ["卫生室", "医疗服务点", "诊所"]
    case .shop: ["超市", "购物", "小卖部"]
    case .recreation: ["文体", "文娱", "娱乐", "健身"]
    case .consortium: ["康养联合体"]
    case .elderEducation: ["老年教育", "老年大学", "老年学校", "老年学堂"]
    case .guidanceCentre: ["指导中心"]
    case .informationPlatform: ["信息平台", "服务平台"]
    case .extremePovertyCare: ["特困"]
    }
  }

  /// Whether a ledger's text for a service names this one: it is the raw value, or contains one of
  /// the words for the service.
  public func isNamed(by word: String) -> Bool {
    word == rawValue || words.contains(where: word.contains)
  }
}

extension Facility {
  /// Whether the facility offers all of these services. Nil, for unknown, if some are missing but
  /// the facility's row names no services at all.
  ///
  /// A service that the kind of facility implies need not be named: a canteen offers meals.
  public func offers(_ wanted: [CareService]) -> Bool? {
    let missing = missing(wanted)
    if missing.isEmpty { return true }
    return services.isEmpty ? nil : false
  }

  /// The services among these that the facility's row does not name and its kind does not imply.
  public func missing(_ wanted: [CareService]) -> [CareService] {
    wanted.filter { service in
      kind.map { $0.implies(service) } != true && !services.contains(where: service.isNamed)
    }
  }
}

extension RoomKind {
  fileprivate func implies(_ service: CareService) -> Bool {
    switch self {
    case .elderCanteen: service == .meals
    case .bathingPoint: service == .bathing
    case .dayCareCentre: service == .dayCare
    case .villageHappinessHome: service == .homeStay
    default: false
    }
  }
}
