/// The services that clauses may require. The raw values are used in policy files.
public enum CareService: String, Sendable, CaseIterable {
  /// Care for people with disabilities (失能照护).
  case disabilityCare = "disability_care"
  /// Meals, served or delivered (助餐).
  case meals
  /// Help with bathing (助浴).
  case bathing
  /// Help with cleaning the home (助洁).
  case cleaning
  /// Help with seeing a doctor (助医).
  case medicalHelp = "medical_help"
  /// Errands and company on the way (助行).
  case errands
  /// Care around the clock (全托).
  case fullDayCare = "full_day_care"
  /// Care by day (日托).
  case dayCare = "day_care"
  /// Services at home (上门服务).
  case homeVisits = "home_visits"
  /// Guidance of smaller facilities (对下指导).
  case guidance
  /// A village happiness home (幸福院).
  case homeStay = "home_stay"
  /// A clinic or medical point (卫生室).
  case clinic
  /// A shop for daily needs (购物超市).
  case shop
  /// Culture and sports (文体设施).
  case recreation
  /// A consortium of health and care (康养联合体).
  case consortium = "health_care_consortium"
  /// Courses for older people (老年教育).
  case elderEducation = "elder_education"
  /// A guidance centre for care services (养老服务指导中心).
  case guidanceCentre = "guidance_centre"
  /// An information platform for care (信息平台).
  case informationPlatform = "information_platform"
  /// Support of people in extreme poverty (特困人员供养).
  case extremePovertyCare = "extreme_poverty_care"
  /// Small care homes within estates (嵌入式养老).
  case embeddedCare = "embedded_care"

  /// The name of the service in the documents.
  public var chineseName: String {
    switch self {
    case .disabilityCare: "失能照护"
    case .meals: "助餐"
    case .bathing: "助浴"
    case .cleaning: "助洁"
    case .medicalHelp: "助医"
    case .errands: "助行"
    case .fullDayCare: "全托"
    case .dayCare: "日托"
    case .homeVisits: "上门服务"
    case .guidance: "对下指导"
    case .homeStay: "幸福院"
    case .clinic: "卫生室（医疗服务点）"
    case .shop: "购物超市"
    case .recreation: "文体设施"
    case .consortium: "康养联合体"
    case .elderEducation: "老年教育"
    case .guidanceCentre: "养老服务指导中心"
    case .informationPlatform: "信息平台"
    case .extremePovertyCare: "特困人员供养"
    case .embeddedCare: "嵌入式养老"
    }
  }

  /// The name of the service in English.
  public var englishName: String {
    switch self {
    case .consortium: "health and care consortium"
    case .homeStay: "village happiness home"
    default: rawValue.split(separator: "_").joined(separator: " ")
    }
  }
}

extension Facility {
  /// Among the services wanted, those that the facility does not offer, and those of which that is unknown.
  ///
  /// A service that the kind of facility implies need not be named: a canteen offers meals. A service that is not named
  /// is missing, unless the row names no services at all or in words that are not known.
  public func lacks(_ wanted: [CareService]) -> (missing: [CareService], unknown: [CareService]) {
    var lacks = (missing: [CareService](), unknown: [CareService]())
    for service in wanted {
      let isOffered = services.offers(service) || kind.map { $0.implies(service) } == true
      switch (isOffered, services.denies(service)) {
      case (true, false): break
      case (true, true): lacks.unknown.append(service)
      case (false, true): lacks.missing.append(service)
      case (false, false):
        if services.isComplete {
          lacks.missing.append(service)
        } else {
          lacks.unknown.append(service)
        }
      }
    }
    return lacks
  }

  /// Whether the facility offers all of these services; nil if that is unknown.
  public func offers(_ wanted: [CareService]) -> Bool? {
    let lacks = lacks(wanted)
    if !lacks.missing.isEmpty { return false }
    return lacks.unknown.isEmpty ? true : nil
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
