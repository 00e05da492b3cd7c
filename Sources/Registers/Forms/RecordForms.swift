import CareModel
import Tables
import Wording

extension RecordField {
  /// A column with an example in Chinese; the header says what is asked for.
  fileprivate func example(_ text: String, _ english: String? = nil) -> FieldForm {
    let example = Message(en: english ?? text, zh: text)
    let note = Message(
      en: "\(rawValue.split(separator: "_").joined(separator: " ")).",
      zh: "\(synonyms.first ?? rawValue)。")
    switch content {
    case .day: return FieldForm(.date, example, note)
    case .flag: return .flag(note)
    case .text, .star, .figure, .figureOnly: return FieldForm(.text, example, note)
    }
  }

  fileprivate static func first(_ id: String) -> FieldForm {
    .firstCell(
      id, Message(en: "The id; rows about the same subject have the same.", zh: "编号；同一对象的各行填写相同编号。")
    )
  }
}

extension IndicatorField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("330300")
    case .name: example("示例市", "Example City")
    case .level: example("市级", "city")
    case .clause: example("WZ-15")
    case .indicator: example("家庭养老床位数")
    case .unit: example("张")
    case .base: example("300")
    case .target: example("500")
    case .actual: example("512")
    case .numerator, .denominator: example("")
    case .dataDate: example("2025-12-31")
    case .metDate: example("2025-10-20")
    case .lon, .lat: nil
    }
  }
}

extension MilestoneField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("330302")
    case .name: example("示例区", "Example District")
    case .clause: example("WZ-11")
    case .milestone: example("城镇老旧小区居家养老服务用房配置计划")
    case .done: example("是")
    case .doneDate: example("2024-06-30")
    case .lon, .lat: nil
    }
  }
}

extension BasicServiceField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("330302")
    case .name: example("示例区", "Example District")
    case .level: example("县级", "county")
    case .service: example("助餐服务")
    case .amount: example("10")
    case .coverage: example("80周岁及以上老年人")
    case .issued: example("2025-03-01")
    case .lon, .lat: nil
    }
  }
}

extension ParcelField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("DK001")
    case .name: example("示例地块", "Example Parcel")
    case .reservePrice: example("1400")
    case .benchmarkPrice: example("2000")
    case .acquisitionCost: example("900")
    case .developmentCost: example("300")
    case .taxes: example("100")
    case .unit: example("元/㎡", "yuan/m2")
    case .detailedPlan, .yearlyPlan: example("是")
    case .lon, .lat: nil
    }
  }
}

extension ConversionField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("GY001")
    case .name: example("示例养老院", "Example Home")
    case .formerUse: example("闲置学校", "school")
    case .start: example("2023-09-01")
    case .lon, .lat: nil
    }
  }
}

extension SubsidyField {
  package var form: FieldForm? {
    switch self {
    case .id: Self.first("BZ001")
    case .name: example("示例居家养老中心", "Example Centre")
    case .clause: example("SX-12")
    case .township: example("示例街道", "Example Street")
    case .payer: example("县级财政", "county")
    case .kind: example("居家养老中心")
    case .level: example("乡镇级")
    case .star: example("未评")
    case .score: example("85")
    case .isQualified: example("是")
    case .insideInstitution, .isNursing: example("否")
    case .useStatus: example("正常运营")
    case .beds: example("60")
    case .tenure: example("租用")
    case .leaseYears: example("5")
    case .nursingOccupancy: example("65%")
    case .finalAccounts: example("500万元")
    case .residents: example("50")
    case .dependentResidents: example("20")
    case .lowIncomeResidents: example("5")
    case .ownership: example("非营利性")
    case .premium: example("120元")
    case .persons: example("100")
    case .age: example("80-89")
    case .aloneDependent, .excluded: example("否")
    case .income: example("低保")
    case .lon, .lat: nil
    }
  }
}
