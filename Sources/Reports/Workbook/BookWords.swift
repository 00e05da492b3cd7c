import CareModel
import Compliance
import Coverage
import Wording

/// The words for codes in a form that a bureau hands in. In English they remain the codes of the other outputs.
extension RoomKind {
  package func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .careRoom: "居家养老服务用房"
    case .communityCareCentre: "居家养老服务照料中心"
    case .townshipCareCentre: "乡镇（街道）居家养老中心"
    case .dayCareCentre: "日间照料中心"
    case .elderCanteen: "老年食堂"
    case .bathingPoint: "助浴点"
    case .villageHappinessHome: "农村幸福院"
    case .publicElderHome: "敬老院"
    case .careInstitution: "养老机构"
    case .healthCentre: "医疗卫生机构"
    case .nursingStation: "护理站"
    case .other: "其他"
    }
  }
}

extension UseStatus {
  package func text(_ language: Language) -> String {
    language == .chinese ? words.chinese : rawValue
  }
}

extension Qualification {
  /// Whether the facility counts, in words.
  func answerText(_ language: Language) -> String {
    guard language == .chinese else { return answer }
    return switch self {
    case .qualifies: "符合"
    case .fails: "不符合"
    case .unknown: "待核实"
    }
  }

  /// Why it does not count, or what is not known; nil if it counts.
  func reasonText(_ language: Language) -> String? {
    guard language == .chinese else { return code }
    return switch self {
    case .qualifies: nil
    case .fails(let shortcoming): shortcoming.words.chinese
    case .unknown(let fact): fact.words.chinese
    }
  }
}

extension FindingUnit {
  package func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .squareMetres: "平方米"
    case .metres: "米"
    case .minutes: "分钟"
    case .places: "处"
    case .estates: "个小区"
    case .share: "比例"
    case .days: "天"
    case .count: "个"
    case .yuan: "元"
    case .yuanPerMonth: "元/月"
    case .yuanPerYear: "元/年"
    case .yuanPerSquareMetre: "元/平方米"
    case .perThousand: "每千人"
    case .perTenThousand: "每万人"
    }
  }
}
